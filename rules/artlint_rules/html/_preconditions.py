"""Facts that rules about elements wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint import Article


def has_repeated_id(article: Article) -> bool:
    """Whether two elements have the same `id`, an empty one included."""
    if "id" not in article.attribute_names:
        return False
    values = article.document.values("id")
    return len(set(values)) < len(values)
