"""Elements and texts of a text that is proven clean, made of its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.attribute_reader import AttributeReader
from artlint.html.clean_nesting import BODY, CLOSE, IMPLY, STAY, OpenElement
from artlint.html.model import Content, Element, Text
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.html.proof import Outline


def content_of_outline(outline: Outline, text: str, offset: int) -> Content:
    """The content of a proven text, by one pass of the automaton of `clean_nesting` over its tags."""
    read = AttributeReader(text, offset, proven=True)
    places = outline.places(offset)
    elements: list[Element] = []
    owners: list[Element | None] = []
    comments: list[Span] = []
    state, around = BODY, list[OpenElement]()
    parent: Element | None = None
    for start, end, summary in zip(places[1::2], places[2::2], outline.summaries, strict=False):
        owners.append(parent)
        name = summary.name
        following = state[name]
        while following is IMPLY:
            parent, state = _closed_without_end_tag(parent, start), around.pop()
            following = state[name]
        if following is CLOSE:
            assert parent is not None
            parent.end, parent.end_end = start, end
            parent, state = parent.parent, around.pop()
        elif not name:
            comments.append(Span(start, end))
        else:
            element = Element(name, start, end, parent, len(elements), read, summary.attributes)
            elements.append(element)
            if following is not STAY:
                around.append(state)
                state, parent = following, element
    owners.append(parent)
    while parent is not None:
        parent = _closed_without_end_tag(parent, places[-1])
    return Content(tuple(elements), lambda: _texts(outline.texts, places, owners), tuple(comments))


def _closed_without_end_tag(element: Element | None, end: int) -> Element | None:
    """Close an element that has no end tag; its parent."""
    assert element is not None
    element.end = end
    return element.parent


def _texts(texts: list[str], places: list[int], owners: list[Element | None]) -> tuple[Text, ...]:
    found = zip(texts, places[::2], places[1::2], owners, strict=True)
    return tuple([Text(Span(start, end), owner) for text, start, end, owner in found if text])
