"""The pieces of a body's text that are read as prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Text

_AS_WRITTEN = frozenset("code kbd listing math plaintext pre samp svg tt var xmp".split())
"""Elements that show code, and drawings and formulas, which are no prose."""

_UNSEEN = frozenset("script style template noscript title textarea select iframe noembed noframes object".split())


def prose(article: Article) -> Iterator[Text]:
    """The runs of text that a reader sees, without those in elements that show code."""
    as_written = article.once(_in_code)
    for text in article.document.texts:
        if text.parent is None or not (_is_unseen(text.parent) or text.parent.index in as_written):
            yield text


def _is_unseen(element: Element) -> bool:
    return element.hidden or element.name in _UNSEEN


def _in_code(article: Article) -> frozenset[int]:
    """The numbers of the elements that show what is in them as it is written."""
    found: set[int] = set()
    if not article.element_names.isdisjoint(_AS_WRITTEN):
        for element in article.elements:
            if element.name in _AS_WRITTEN or (element.parent is not None and element.parent.index in found):
                found.add(element.index)
    return frozenset(found)
