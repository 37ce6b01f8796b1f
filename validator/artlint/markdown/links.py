"""The attributes of Markdown's links and images, with the places where they are written."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from artlint.html import Attribute
from artlint.markdown.attributes import Attributes
from artlint.markdown.destinations import defined_destination, inline_destination
from artlint.markdown.events import folded, read_definitions
from artlint.markdown.template_places import MASK
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from artlint.html import Element
    from artlint.markdown.events import Definition


class Links:
    """Gives links and images of a text their attributes. `offset` is where the text begins in its file."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset

    def give_attributes(
        self, element: Element, detail: Mapping[str, str], first: int, last: int, alt: str | None = None
    ) -> None:
        """Give a link or an image its attributes.

        `detail` is what the parser says of it, `first` and `last` are the places of its label (-1 where that is empty),
        `alt` is the text of an image's label.
        """
        start = element.start - self._offset
        if first < 0:
            first = last = start + (1 if alt is None else 2)
        attributes = list(self._addresses(element, detail, last, "href" if alt is None else "src"))
        if alt is not None:
            attributes.insert(1, self._attribute("alt", alt, Span(first, last)))
        element.reader = Attributes(tuple(attributes))

    def _addresses(self, element: Element, detail: Mapping[str, str], last: int, name: str) -> Iterator[Attribute]:
        url, title = self._places(element, detail, last)
        yield self._attribute(name, _address(detail), url)
        if title is not None:
            yield self._attribute("title", detail["title"], title)

    def _places(self, element: Element, detail: Mapping[str, str], last: int) -> tuple[Span, Span | None]:
        """The places of address and title; the whole link where the address cannot be found."""
        start, end = (offset - self._offset for offset in element.span)
        kind = detail["link_type"]
        if kind in {"Autolink", "Email"}:
            return Span(start + 1, end - 1), None
        if kind == "Inline":
            found = inline_destination(self._text, self._text.find("](", last, end))
        else:
            definition = self._definitions.get(folded(detail["id"]))
            found = defined_destination(self._text, definition.start) if definition else None
        return found or (Span(start, end), None)

    @cached_property
    def _definitions(self) -> Mapping[str, Definition]:
        return read_definitions(self._text)

    def _attribute(self, name: str, value: str, span: Span) -> Attribute:
        raw = span.of(self._text)
        place = Span(span.start + self._offset, span.end + self._offset)
        return Attribute(name, raw if MASK in value else value, raw, place, place)


def _address(detail: Mapping[str, str]) -> str:
    """The address that a link leads to: the parser tells an e-mail autolink without its scheme (CommonMark 6.5)."""
    url = detail["dest_url"]
    return f"mailto:{url}" if detail["link_type"] == "Email" else url
