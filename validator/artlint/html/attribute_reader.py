"""Reads the attributes of an element from its start tag, when they are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.characters import ascii_lower, normalize
from artlint.html.clean_tags import SUMMARIES
from artlint.html.grammar import ATTRIBUTE_PARTS
from artlint.html.model import Attribute, new_attribute
from artlint.span import Span, new_span

if TYPE_CHECKING:
    from collections.abc import Iterator

_clean_attributes = re.compile(ATTRIBUTE_PARTS).finditer
"""An attribute as a clean tag has it."""


class AttributeReader:
    """Reads the attributes of the start tags of one text, given by their places in code points of the file.

    `proven` is true where all tags of the text are clean. Elsewhere nearly all are, and only the others need the
    standard's way.
    """

    __slots__ = ("_offset", "_proven", "_text")

    def __init__(self, text: str, offset: int, *, proven: bool = False) -> None:
        self._text = text
        self._offset = offset
        self._proven = proven

    def names(self, start: int, end: int) -> frozenset[str]:
        """The names of the attributes of the tag at that place, in lower case."""
        tag = SUMMARIES[self._text[start - self._offset : end - self._offset]]
        if tag.is_clean:
            return tag.attributes
        return frozenset([attribute.name for attribute in self._read_by_standard(start)])

    def one(self, start: int, end: int, name: str) -> Attribute | None:
        """The first attribute of that (lower case) name."""
        if not self._is_clean(start, end):
            return next((attribute for attribute in self._read_by_standard(start) if attribute.name == name), None)
        for match in _clean_attributes(self._text, start - self._offset, end - self._offset):
            if len(match[1]) == len(name) and ascii_lower(match[1]) == name:
                return self._attribute(match, name)
        return None

    def all(self, start: int, end: int) -> tuple[Attribute, ...]:
        """The attributes in the order written."""
        if not self._is_clean(start, end):
            return tuple(self._read_by_standard(start))
        matches = _clean_attributes(self._text, start - self._offset, end - self._offset)
        return tuple([self._attribute(match, ascii_lower(match[1])) for match in matches])

    def _is_clean(self, start: int, end: int) -> bool:
        return self._proven or SUMMARIES[self._text[start - self._offset : end - self._offset]].is_clean

    def _attribute(self, match: re.Match[str], name: str) -> Attribute:
        offset, group = self._offset, match.lastindex or 1
        first, last = match.span(group)
        start, end = match.start(1) + offset, match.end() + offset
        if group == 1:
            return Attribute(name, "", "", Span(start, end), Span(end, end))
        raw = match[group]
        return new_attribute(
            (name, _value(raw), raw, new_span((start, end)), new_span((first + offset, last + offset)))
        )

    def _read_by_standard(self, start: int) -> Iterator[Attribute]:
        from artlint.html.tag_rest import read_tag_rest  # only a tag that is not clean needs it

        offset = self._offset
        at = start - offset + 1
        text = self._text
        while at < len(text) and text[at] not in "\t\n\f\r />":
            at += 1
        for attribute in read_tag_rest(text, at, []).attributes:
            yield _moved(attribute, offset) if offset else attribute


def _value(raw: str) -> str:
    if "&" not in raw:
        return normalize(raw)
    from artlint.html.references import decode  # most bodies have no reference

    return decode(raw, 0, len(raw), [], attribute=True)


def _moved(attribute: Attribute, offset: int) -> Attribute:
    span, value = attribute.span, attribute.value_span
    return attribute._replace(
        span=Span(span.start + offset, span.end + offset), value_span=Span(value.start + offset, value.end + offset)
    )
