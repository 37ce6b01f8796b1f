"""Facts that rules about the frame wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, shows_parts

if TYPE_CHECKING:
    from artlint import Article


def has_no_epoch(article: Article) -> bool:
    """Whether there is no epoch comment, not even a malformed one."""
    return article.epoch is None


def has_blank_title(article: Article) -> bool:
    """Whether there is a title without a letter."""
    title = article.title
    return title is not None and not title.text.strip(BLANK)


def has_no_frame(article: Article) -> bool:
    """Whether the file shows no part of its layout."""
    return not shows_parts(article)
