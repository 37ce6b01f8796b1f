"""Facts that rules of several subjects wait for.

A fact tells cheaply whether a rule may find anything in an article. It may be true without need, but never false where
a rule that waits for it would find something. Facts of one subject stand in its own `_preconditions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint import Article


def may_have_parse_errors(article: Article) -> bool:
    """Whether the body is not proven free of parse errors."""
    return not article.document.is_proven


def has_front_matter(article: Article) -> bool:
    """Whether a YAML block stands at the start, sound or not."""
    return article.front_matter is not None


def has_unusual_frame(article: Article) -> bool:
    """Whether any part of the frame is missing, malformed or not written in the usual way."""
    return not article.frame.is_canonical
