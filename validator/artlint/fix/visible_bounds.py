"""What html5lib can read in reasonable time: its tokenizer copies a tag or comment whenever it adds a piece to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.fix.visible_tree import UnverifiableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.html import Document

_MOST_ATTRIBUTES = 500
_LONG_TAG = 2_000
"""html5lib compares each attribute of a tag with all before it."""

_MOST_COPIED = 3_000_000_000
"""Code points that html5lib may copy in all the tags and comments of a text: about a second."""

_grown_by_letter = re.compile(r"</[A-Za-z]++|<!doctype[^>]*+", re.IGNORECASE).finditer
"""Markup that it reads letter by letter: end tags (all of them, in a script) and a DOCTYPE."""


def demand_quick(html: str, document: Document) -> None:
    """UnverifiableError where html5lib would take too long for the tags and comments of a text."""
    if sum(_copied(html, document)) > _MOST_COPIED:
        raise UnverifiableError("a tag or comment is too long")
    for element in document.elements:
        if element.start_end - element.start > _LONG_TAG and len(element.attributes) > _MOST_ATTRIBUTES:
            raise UnverifiableError("a tag has too many attributes")


def _copied(html: str, document: Document) -> Iterator[int]:
    """How many code points are copied while each tag and comment is read, at most."""
    for element in document.elements:
        start, end = element.start, element.start_end
        if end - start > _LONG_TAG:
            yield (end - start) * (html.count("&", start, end) + html.count("\0", start, end))
    for start, end in document.comments:
        if end - start > _LONG_TAG:
            yield (end - start) * (html.count("-", start, end) + html.count("\0", start, end))
    for match in _grown_by_letter(html):
        if match.end() - match.start() > _LONG_TAG:
            yield (match.end() - match.start()) ** 2 // 2
