"""Whether a file is an article (design, What is an article)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.article.frame import EPOCH_PLACEHOLDERS
from artlint.article.template_file import template_reason
from artlint.patterns import late

if TYPE_CHECKING:
    from artlint.article.article import Article
    from artlint.article.parts import Frame

_moment = re.compile(r"\d{9,17}", re.ASCII).fullmatch
_epoch_comment = late(r"<!--[ \t]*+\d{9,17}[ \t]*+-->", re.ASCII)
_hyphens = re.compile(r"-{4,}").fullmatch
"""Three hyphens are a rule, or underline a heading, in any Markdown file."""


_BLANKS = "\0\t\n\v\f\r \x85\xa0\u200b\u2028\u2029\u3000\ufeff"


def looks_like_article(article: Article) -> bool:
    """Whether a file that no configuration names is an article."""
    return not_article_reason(article) is None


def not_article_reason(article: Article) -> str | None:
    """Why a file that no configuration names is no article, in words behind "it"; None for an article.

    A file with front matter or header lines, a page, and a Markdown file with a dated heading are articles, unless they
    are templates. Any other needs a proper sign of a frame.
    """
    if is_blank(article.text):
        return "holds no text"
    if reason := template_reason(article):
        return reason
    if not article.is_framed and shows_parts(article):
        return None
    if shows_proper_frame(article.frame, article.text):
        return None
    return "has no front matter, no header lines, no frame and no head of a page"


def shows_proper_frame(frame: Frame, text: str) -> bool:
    """Whether there is a sign of a frame that stands in no other text.

    It is an epoch comment, a title link with a separator under it, or a date line.
    """
    return _shows_epoch(frame) or _shows_title(frame, text) or frame.date_line is not None


def _shows_epoch(frame: Frame) -> bool:
    """Whether there is an epoch comment. Without link and separator, it has to be a number that cannot be a version."""
    epoch = frame.epoch
    if epoch is None or epoch.defect is not None:
        return False
    if frame.front_matter is None and frame.title_link is not None and frame.separator is not None:
        return True
    if frame.front_matter is not None and not epoch.text:  # an empty comment parts two lists of Markdown
        return False
    return epoch.text in EPOCH_PLACEHOLDERS or _moment(epoch.text) is not None


def _shows_title(frame: Frame, text: str) -> bool:
    link, separator = frame.title_link, frame.separator
    if link is None or separator is None or link.defect is not None:
        return False
    between = text[link.span.end : separator.span.start].strip()
    is_epoch_or_nothing = not between or _epoch_comment().fullmatch(between) is not None
    return is_epoch_or_nothing and _hyphens(separator.span.of(text)) is not None


def is_blank(text: str) -> bool:
    """Whether a text has only white space, a byte order mark, or the NUL characters that a crash leaves."""
    return not text.strip(_BLANKS)


def shows_parts(article: Article) -> bool:
    """Whether a file shows any part of an article of its layout; one that shows none is no damaged article.

    A part is one of the frame, front matter, header lines, the heading, or any element of a page. A template has none.
    """
    frame = article.frame
    if article.is_framed:
        return (frame.title_link or frame.epoch or frame.separator or frame.front_matter) is not None
    if template_reason(article) is not None:
        return False
    if article.layout == "page":
        return bool(article.elements)
    return (article.title if article.layout == "heading" else frame.front_matter) is not None
