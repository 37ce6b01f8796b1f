"""Facts that rules about the frame wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, shows_parts
from artlint_rules.frame._titles import title_texts

if TYPE_CHECKING:
    from artlint import Article


def has_no_epoch(article: Article) -> bool:
    """Whether there is no epoch comment, not even a malformed one."""
    return article.epoch is None


def has_no_frame(article: Article) -> bool:
    """Whether the file shows no part of its layout."""
    return not shows_parts(article)


def may_have_a_title_without_words(article: Article) -> bool:
    """Whether a title may be the name of a file, a hash or a number: ASCII without a blank, or with a suffix."""
    return any("." in text[-8:] or (text.isascii() and " " not in text.strip()) for text in title_texts(article))


def has_blank_title(article: Article) -> bool:
    """Whether a title shows nothing."""
    return not all(text.strip(BLANK) for text in title_texts(article))


def may_have_a_tag_in_a_title(article: Article) -> bool:
    """Whether a title holds a `<`."""
    return "<" in "".join(title_texts(article))
