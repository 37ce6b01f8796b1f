"""Attributes of an element, read from the text when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from artlint.html.model import Attribute


class AttributeReader:
    """Reads the attributes of a start tag from the text, when somebody asks."""

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
