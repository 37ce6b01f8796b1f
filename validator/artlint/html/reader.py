"""Attributes of an element, read from the text when somebody asks."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from artlint.html.characters import ascii_lower, normalize
from artlint.html.model import Attribute
from artlint.html.quick import new_span
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_clean_attribute = re.compile(
    r"""[\t\n\f\r ]++([^\t\n\f\r "'<=>/]++)(?:="([^"]*+)"|='([^']*+)'|=([^\t\n\f\r "'<=>`]++))?+"""
).finditer
"""An attribute as the proof of cleanliness lets it be."""

_new_attribute: Callable[[tuple[str, str, str, Span, Span]], Attribute] = partial(tuple.__new__, Attribute)


class CleanAttributeReader:
    """Reads the attributes of a start tag in a text that is proven to be free of errors."""

    __slots__ = ("_offset", "_text")

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset

    def __call__(self, start_tag: Span) -> tuple[Attribute, ...]:
        """The attributes of the start tag at that place."""
        offset = self._offset
        matches = _clean_attribute(self._text, start_tag[0] - offset, start_tag[1] - offset)
        return tuple([self._attribute(match, offset) for match in matches])

    def _attribute(self, match: re.Match[str], offset: int) -> Attribute:
        start, name_end = match.span(1)
        name = ascii_lower(match[1])
        group = match.lastindex or 1
        if group == 1:
            end = name_end + offset
            return Attribute(name, "", "", Span(start + offset, end), Span(end, end))
        first, last = match.span(group)
        raw = match[group]
        span = new_span((start + offset, match.end() + offset))
        return _new_attribute((name, self._value(raw), raw, span, new_span((first + offset, last + offset))))

    @staticmethod
    def _value(raw: str) -> str:
        if "&" not in raw:
            return normalize(raw)
        from artlint.html.references import decode  # most bodies have no reference

        return decode(raw, 0, len(raw), [], attribute=True)


class AttributeReader:
    """Reads the attributes of a start tag from the text, whatever is wrong with it."""

    __slots__ = ("_offset", "_text")

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset

    def __call__(self, start_tag: Span) -> tuple[Attribute, ...]:
        """The attributes of the start tag at that place."""
        from artlint.html.attributes import read_inside  # many bodies have no attribute that matters

        offset = self._offset
        at = start_tag.start - offset + 1
        text = self._text
        while at < len(text) and text[at] not in "\t\n\f\r />":
            at += 1
        attributes = read_inside(text, at, []).attributes
        if not offset:
            return attributes
        return tuple(_moved(attribute, offset) for attribute in attributes)


def _moved(attribute: Attribute, offset: int) -> Attribute:
    span, value = attribute.span, attribute.value_span
    return attribute._replace(
        span=Span(span.start + offset, span.end + offset), value_span=Span(value.start + offset, value.end + offset)
    )
