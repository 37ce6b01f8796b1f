"""Facts that rules about the frame wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import shows_parts

if TYPE_CHECKING:
    from artlint import Article


def has_no_epoch(article: Article) -> bool:
    """Whether there is no epoch comment, not even a malformed one."""
    return article.epoch is None


def has_no_frame(article: Article) -> bool:
    """Whether the file has no part of a frame."""
    return not shows_parts(article)
