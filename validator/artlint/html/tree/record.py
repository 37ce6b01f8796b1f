"""Records elements, texts and comments as they are written, beside the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.attribute_reader import AttributeReader
from artlint.html.model import Content, Element, Text, new_text
from artlint.html.tree.names import NEEDS_NO_END_TAG
from artlint.span import Span, new_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.html.error import ParseError
    from artlint.html.tokens import Tag


class Recorder:
    """Collects the parts of `Content`. The places that it takes are those of the text; `offset` is added to them."""

    __slots__ = ("_comments", "_elements", "_reached", "_read", "_self_closed", "_stray", "last", "offset", "texts")

    def __init__(self, text: str, offset: int = 0) -> None:
        self.offset = offset
        self._read = AttributeReader(text, offset)
        self._elements: list[Element] = []
        self.texts: list[Text] = []
        self._comments: list[Span] = []
        self._stray: list[Span] = []
        self._self_closed: set[int] = set()
        self._reached = -1
        self.last: Tag | None = None

    def open(self, tag: Tag, name: str, parent: Element | None) -> Element:
        """A new element for a start tag."""
        elements, offset = self._elements, self.offset
        self.last = tag
        start = tag.start + offset
        if start == self._reached:  # often a tag begins where one ended: one number serves for both
            start = self._reached
        self._reached = end = tag.end + offset
        element = Element(name, start, end, parent, len(elements), self._read)
        elements.append(element)
        return element

    def ignored(self, tag: Tag, parent: Element | None) -> None:
        """Record a start tag that opened nothing: it is written in the text."""
        self.needs_no_end_tag(self.open(tag, tag.name, parent))

    def needs_no_end_tag(self, element: Element) -> None:
        """Record that an element ends with its start tag."""
        self._self_closed.add(element.index)

    def close(self, element: Element | None, start: int, end: int) -> None:
        """Give an element its end tag."""
        if element is not None and element.end_end < 0:
            element.end = start + self.offset
            element.end_end = end + self.offset

    def stop(self, element: Element | None, at: int) -> None:
        """Record where an element without end tag ends."""
        if element is not None and element.end_end < 0:
            element.end = at + self.offset

    def stray(self, start: int, end: int) -> None:
        """Record an end tag that closes nothing."""
        self._stray.append(Span(start + self.offset, end + self.offset))

    def text(self, start: int, end: int, parent: Element | None) -> None:
        """Record a run of text."""
        self.texts.append(new_text((new_span((start + self.offset, end + self.offset)), parent)))

    def comment(self, start: int, end: int) -> None:
        """Record a comment."""
        self._comments.append(Span(start + self.offset, end + self.offset))

    def content(self, unfinished: Span | None, errors: tuple[ParseError, ...], more_errors: int) -> Content:
        """Everything that was recorded."""
        return Content(
            elements=tuple(self._elements),
            read_texts=lambda: tuple(self.texts),
            comments=tuple(self._comments),
            unfinished=unfinished,
            unclosed=tuple(self._unclosed()),
            stray=tuple(self._stray),
            errors=errors,
            more_errors=more_errors,
        )

    def _unclosed(self) -> Iterator[Element]:
        self_closed = self._self_closed
        for element in self._elements:
            if element.end_end < 0 and element.name not in NEEDS_NO_END_TAG and element.index not in self_closed:
                yield element
