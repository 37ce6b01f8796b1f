"""Elements, runs of text, raw HTML and code of a Markdown text, made of the parser's events."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from artlint.html import Element
from artlint.markdown.attributes import NONE
from artlint.markdown.events import Event
from artlint.markdown.links import Links
from artlint.markdown.template_places import MASK
from artlint.span import Span

_NAMES = {
    "Paragraph": "p",
    "BlockQuote": "blockquote",
    "CodeBlock": "pre",
    "Item": "li",
    "FootnoteDefinition": "aside",
    "Table": "table",
    "TableHead": "tr",
    "TableRow": "tr",
    "TableCell": "td",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "Link": "a",
    "Image": "img",
}
"""The elements of HTML that Markdown's structures are; headings and lists have several."""

_pieces = re.compile(f"[^{MASK}]+").finditer


class Structure(NamedTuple):
    """What Markdown makes of a text. All places are code points of the file; each list is in order.

    `raw` are the places of raw HTML, `code` those of code and of autolinks, marks included, which are shown as written.
    """

    elements: list[Element]
    texts: list[Span]
    raw: list[Span]
    code: list[Span]


def read_structure(text: str, offset: int, events: Iterable[Event]) -> Structure:
    """The structure of a text that begins at `offset` of its file."""
    builder = _Builder(text, offset)
    for event in events:
        builder.add(event)
    return builder.structure


class _Open:
    """An element whose end is still to come, what its parser says of it, and where its content begins and ends."""

    __slots__ = ("alt", "detail", "element", "first", "last")

    def __init__(self, element: Element | None, detail: dict[str, str]) -> None:
        self.element = element
        self.detail = detail
        self.first = self.last = -1
        self.alt: list[str] = []


class _Builder:
    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._links = Links(text, offset)
        self._open: list[_Open] = []
        self._image: _Open | None = None
        self._last_end = (-1, -1)
        self.structure = Structure([], [], [], [])

    def add(self, event: Event) -> None:
        kind = event.kind
        if kind == "End":
            self._end(event)
            return
        if self._open and kind != "TaskListMarker":  # it stands before the paragraph that it is in
            self._extend(self._open[-1], event)
        if kind == "Start":
            self._start(event)
        elif self._image is not None:
            self._image.alt.append(event.detail if kind in {"Text", "Code"} else " ")
        elif kind in {"Text", "SoftBreak"}:
            self._add_text(event.start, event.end)
        elif kind == "Code":
            self._code_span(event)
        elif kind in {"Html", "InlineHtml"}:
            self.structure.raw.append(self._place(event))
        elif kind == "HardBreak":
            line_end = event.end - 1
            self._make("br", event.start, line_end)
            self._add_text(line_end, event.end)
        elif kind == "Rule":
            self._make("hr", event.start, event.end)

    @staticmethod
    def _extend(around: _Open, event: Event) -> None:
        if around.first < 0:
            around.first = event.start
        around.last = max(around.last, event.end)

    def _place(self, event: Event) -> Span:
        return Span(event.start + self._offset, event.end + self._offset)

    def _make(self, name: str, start: int, start_end: int) -> Element:
        element = Element(name, start + self._offset, start_end + self._offset, None, 0, NONE)
        self.structure.elements.append(element)
        return element

    def _add_text(self, start: int, end: int) -> None:
        for piece in _pieces(self._text, start, end):
            self.structure.texts.append(Span(piece.start() + self._offset, piece.end() + self._offset))

    def _code_span(self, event: Event) -> None:
        written = self._text[event.start : event.end]
        ticks = len(written) - len(written.lstrip("`"))
        first, last = event.start + ticks, event.end - ticks
        element = self._make("code", event.start, first)
        element.end, element.end_end = last + self._offset, event.end + self._offset
        self._add_text(first, last)
        self.structure.code.append(self._place(event))

    def _start(self, event: Event) -> None:
        kind, detail = event.detail, {}
        if not isinstance(kind, str):
            ((kind, detail),) = kind.items()
        name = _name(kind, detail)
        is_made = name is not None and self._image is None
        element = self._make(name, event.start, event.start) if name and is_made else None
        self._open.append(_Open(element, detail if isinstance(detail, dict) else {}))
        if kind == "Image" and element is not None:
            self._image = self._open[-1]
        if kind == "CodeBlock":
            self.structure.code.append(self._place(event))

    def _end(self, event: Event) -> None:
        closed = self._open.pop()
        element = closed.element
        if self._image is closed:
            self._image = None
        if element is None:
            return
        if element.name == "img":
            element.start_end = element.end = event.end + self._offset
            self._links.give_attributes(element, closed.detail, closed.first, closed.last, "".join(closed.alt))
            return
        self._close(closed, element, event)
        if element.name == "a":
            self._links.give_attributes(element, closed.detail, closed.first, closed.last)
            if closed.detail["link_type"] in {"Autolink", "Email"}:
                self.structure.code.append(self._place(event))

    def _close(self, closed: _Open, element: Element, event: Event) -> None:
        end = max(event.start, self._without_line_ends(event.end))
        if closed.first < 0:
            closed.first = closed.last = min(event.start + (element.name == "a"), end)
        element.start_end = closed.first + self._offset
        element.end = closed.last + self._offset
        element.end_end = max(end, closed.last) + self._offset

    def _without_line_ends(self, end: int) -> int:
        """Where the text before an offset ends without line ends; asked once for all elements that end together."""
        if self._last_end[0] != end:
            at = end
            while at > 0 and self._text[at - 1] in "\r\n":
                at -= 1
            self._last_end = end, at
        return self._last_end[1]


def _name(kind: str, detail: object) -> str | None:
    if kind == "Heading" and isinstance(detail, dict):
        return str(detail["level"]).lower()
    if kind == "List":
        return "ul" if detail is None else "ol"
    return _NAMES.get(kind)
