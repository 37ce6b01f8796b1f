"""Is a file an article? (design, What is an article)"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.article.parts import Frame


def looks_like_article(frame: Frame, text: str) -> bool:
    """Whether a file that no configuration names shows itself an article: by an epoch comment, or a title link with a
    separator right under it.
    """
    if frame.epoch is not None and frame.epoch.defect is None:
        return True
    link, separator = frame.title_link, frame.separator
    if link is None or separator is None or link.defect is not None:
        return False
    between = text[link.span.end : separator.span.start]
    return not between.strip() and between.count("\n") + between.replace("\r\n", "").count("\r") == 1


def shows_frame(frame: Frame) -> bool:
    """Whether a file shows any part of a frame at all."""
    return any((frame.front_matter, frame.epoch, frame.title_link, frame.separator))
