"""The short way to a `Document`: one pass over a text that is clean, or no answer."""

from __future__ import annotations

from artlint.html.model import Document, Element, Text, new_text
from artlint.html.proof import DEPTH
from artlint.html.quick import new_span
from artlint.html.reader import CleanAttributeReader
from artlint.html.subset import (
    BODY,
    CLOSE,
    IMPLY,
    STAY,
    TAG,
    UNKNOWN,
    State,
    has_good_characters,
    has_good_names,
    has_good_references,
    has_good_table_text,
    may_end_in,
)
from artlint.span import Span


def parse_clean(text: str, offset: int) -> Document | None:
    """The document of a text that is proven clean; None when it is not."""
    if not (has_good_characters(text) and has_good_table_text(text) and has_good_references(text)):
        return None
    scan = _Scan(text, offset)
    return scan.document() if scan.run() else None


class _Scan:
    """The pass, and what it has found."""

    __slots__ = (
        "_comments",
        "_deepest",
        "_elements",
        "_has_attributes",
        "_offset",
        "_open",
        "_read",
        "_text",
        "_texts",
    )

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._read = CleanAttributeReader(text, offset)
        self._elements: list[Element] = []
        self._texts: list[Text] = []
        self._comments: list[Span] = []
        self._open: list[Element | None] = [None]
        self._deepest = 0
        self._has_attributes = False

    def document(self) -> Document:
        """Everything found."""
        return Document(
            elements=tuple(self._elements),
            texts=tuple(self._texts),
            comments=tuple(self._comments),
            unfinished=None,
            unclosed=(),
            stray=(),
            depth=self._deepest,
            proven=True,
            has_attributes=self._has_attributes,
        )

    def run(self) -> bool:
        """Go over all tags by the same automaton as the proof. False when the text is not provable."""
        text, offset, found = self._text, self._offset, self._texts
        state, around, parents = BODY, list[State](), self._open
        at = matches = 0
        for match in TAG.finditer(text):
            start, end = match.span()
            name, first, more, solidus = match.groups("")
            matches += 1
            if at < start:
                found.append(new_text((new_span((at + offset, start + offset)), parents[-1])))
            at = end
            following = state[name]
            while following is IMPLY:
                state = around.pop()
                self._leave(start)
                following = state[name]
            if following is CLOSE:
                state = around.pop()
                self._close(start, end)
                if first or solidus:
                    return False
            elif following is STAY:
                if name:
                    self._element(name, start, end)
                else:
                    self._comments.append(Span(start + offset, end + offset))
            elif following is UNKNOWN or solidus or len(around) >= DEPTH:
                return False
            else:
                around.append(state)
                state = following
                parents.append(self._element(name, start, end))
                self._deepest = max(self._deepest, len(around))
            if first:
                self._has_attributes = True
                if more and not has_good_names(first + more):
                    return False
        return self._finish(at, matches) and may_end_in(state, around)

    def _element(self, name: str, start: int, end: int) -> Element:
        offset = self._offset
        element = Element(name, start + offset, end + offset, self._open[-1], len(self._elements), self._read)
        self._elements.append(element)
        return element

    def _close(self, start: int, end: int) -> None:
        element = self._open.pop()
        assert element is not None
        element.end = start + self._offset
        element.end_end = end + self._offset

    def _leave(self, at: int) -> None:
        element = self._open.pop()
        assert element is not None
        element.end = at + self._offset

    def _finish(self, at: int, matches: int) -> bool:
        text = self._text
        if at < len(text):
            self._texts.append(Text(Span(at + self._offset, len(text) + self._offset), self._open[-1]))
        while self._open[-1] is not None:
            self._leave(len(text))
        return matches == text.count("<")
