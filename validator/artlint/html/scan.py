"""One linear pass over a body: its elements, texts and comments, each with its place.

Tags are read as the HTML standard reads them. The tree is kept to what rules ask of it: who stands in whom, which
end tag belongs to which start tag, what was left open. It never raises and never looks back, so a hostile body costs
time in proportion to its length.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from artlint.html.model import Document, Element, Text
from artlint.html.names import CLOSES_P, IMPLIED_CLOSE, INLINE, OPTIONAL_END, P_SCOPE_END, RAW_TEXT, VOID
from artlint.html.tags import plain_tag, read_attributes, tag_end, tag_name
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_comment_end = re.compile(r"--!?>|\Z").search
_LOOK_BACK = 256
"""How many open elements an end tag is compared with; deeper bodies are past what anyone reads."""


def scan(text: str, start: int = 0, end: int | None = None) -> Document:
    """The document that stands in `text[start:end]`, with offsets of the whole `text`."""
    return _Scanner(text, start, len(text) if end is None else end).run()


class _Scanner:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.read: Callable[[Span], tuple[object, ...]] = partial(read_attributes, text)
        self.elements: list[Element] = []
        self.texts: list[Text] = []
        self.comments: list[Span] = []
        self.stray: list[Span] = []
        self.left_open: list[Element] = []
        self.open: list[Element] = []
        self.count: dict[str, int] = {}
        self.unfinished: Span | None = None
        self.depth = 0

    def run(self) -> Document:
        text, end = self.text, self.end
        while self.at < end:
            tag = text.find("<", self.at, end)
            if tag < 0:
                break
            self._text_until(tag)
            self._markup(tag)
        self._text_until(end)
        while self.open:
            self._close(end)
        return self._document()

    def _document(self) -> Document:
        unclosed = tuple(sorted(self.left_open, key=lambda element: element.index))
        return Document(
            tuple(self.elements),
            tuple(self.texts),
            tuple(self.comments),
            self.unfinished,
            unclosed,
            tuple(self.stray),
            self.depth,
        )

    def _text_until(self, end: int) -> None:
        if self.at < end:
            parent = self.open[-1] if self.open else None
            last = self.texts[-1] if self.texts else None
            if last is not None and last.span.end == self.at and last.parent is parent:
                self.texts[-1] = Text(Span(last.span.start, end), parent)
            else:
                self.texts.append(Text(Span(self.at, end), parent))
            self.at = end

    def _markup(self, tag: int) -> None:
        following = self.text[tag + 1 : tag + 2] if tag + 1 < self.end else ""
        if following.isascii() and following.isalpha():
            self._tag(tag, is_end=False)
        elif following == "/":
            self._after_solidus(tag)
        elif following in ("!", "?") and following:
            self._comment(tag)
        else:
            self._text_until(tag + 1)

    def _after_solidus(self, tag: int) -> None:
        letter = self.text[tag + 2 : tag + 3] if tag + 2 < self.end else ""
        if letter.isascii() and letter.isalpha():
            self._tag(tag, is_end=True)
        elif letter:
            self._comment(tag)
        else:
            self.unfinished = Span(tag, self.end)
            self._text_until(self.end)

    def _comment(self, tag: int) -> None:
        stop = self._comment_stop(tag)
        if stop < 0:
            self.unfinished = Span(tag, self.end)
            stop = self.end
        self.comments.append(Span(tag, stop))
        self.at = stop

    def _comment_stop(self, tag: int) -> int:
        text, end = self.text, self.end
        if not text.startswith("<!--", tag, end):
            return text.find(">", tag, end) + 1 or -1
        for abrupt in ("<!-->", "<!--->"):
            if text.startswith(abrupt, tag, end):
                return tag + len(abrupt)
        match = _comment_end(text, tag + 4, end)
        return match.end() if match and match.end() > match.start() else -1

    def _tag(self, tag: int, *, is_end: bool) -> None:
        plain = plain_tag(self.text, tag, self.end)
        stop = plain.end() if plain else tag_end(self.text, tag, self.end)
        if stop < 0:
            self.unfinished = Span(tag, self.end)
            self.at = self.end
            return
        name = plain[2] if plain else tag_name(self.text, tag, stop)[1]  # type: ignore[index]
        self.at = stop
        if is_end:
            self._end_tag(name.lower(), Span(tag, stop))
        else:
            self._start_tag(name.lower(), Span(tag, stop))

    def _start_tag(self, name: str, span: Span) -> None:
        self._close_implied(name, span.start)
        parent = self.open[-1] if self.open else None
        element = Element(name, span, parent, len(self.elements), self.read)  # type: ignore[arg-type]
        self.elements.append(element)
        if name in VOID:
            return
        self.open.append(element)
        self.count[name] = self.count.get(name, 0) + 1
        self.depth = max(self.depth, len(self.open))
        if name in RAW_TEXT and not self._foreign(parent):
            self._raw_text(name)

    def _foreign(self, parent: Element | None) -> bool:
        return bool(parent) and any(self.count.get(root) for root in ("svg", "math"))

    def _raw_text(self, name: str) -> None:
        close = re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII)
        match = None if name == "plaintext" else close.search(self.text, self.at, self.end)
        self._text_until(match.start() if match else self.end)

    def _close_implied(self, name: str, at: int) -> None:
        if name in CLOSES_P and self.count.get("p"):
            self._close_within(frozenset(["p"]), P_SCOPE_END, at)
        if name in IMPLIED_CLOSE:
            self._close_within(*IMPLIED_CLOSE[name], at)

    def _close_within(self, names: frozenset[str], barrier: frozenset[str], at: int) -> None:
        """Close the outermost open element of these names that stands inside the nearest barrier."""
        found = 0
        for back, element in enumerate(reversed(self.open[-_LOOK_BACK:]), 1):
            if element.name in barrier:
                break
            if element.name in names:
                found = back
                if names == {"p"}:
                    break
        for _ in range(found):
            self._close(at)

    def _end_tag(self, name: str, span: Span) -> None:
        back = self._open_match(name) if self.count.get(name) else 0
        if not back:
            self.stray.append(span)
            return
        for _ in range(back - 1):
            self._close(span.start)
        element = self.open[-1]
        element.end_tag = span
        self._close(span.start)

    def _open_match(self, name: str) -> int:
        """How far back the element stands that this end tag closes; 0 where a block element is in between."""
        for back, element in enumerate(reversed(self.open[-_LOOK_BACK:]), 1):
            if element.name == name:
                return back
            if name in INLINE and element.name not in INLINE:
                return 0
        return 0

    def _close(self, at: int) -> None:
        element = self.open.pop()
        self.count[element.name] -= 1
        element.end = at
        if element.end_tag is None and element.name not in OPTIONAL_END:
            self.left_open.append(element)
