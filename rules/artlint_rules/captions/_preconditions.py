"""Facts that rules about captions wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint import Article


def has_captions(article: Article) -> bool:
    """Whether the body has a caption, empty or not."""
    return bool(article.captions)
