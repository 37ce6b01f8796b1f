"""The short way to a `Document`: one pass over a text that is clean, or no answer."""

from __future__ import annotations

from artlint.html.model import Document, Element, Text, new_text
from artlint.html.proof import DEPTH
from artlint.html.quick import new_span
from artlint.html.reader import TagReader
from artlint.html.subset import (
    BODY,
    CLOSE,
    IMPLY,
    PIECE,
    STAY,
    TAGS,
    UNKNOWN,
    State,
    has_good_characters,
    has_good_references,
    has_good_table_text,
    may_end_in,
)
from artlint.span import Span


def parse_clean(text: str, offset: int) -> Document | None:
    """The document of a text that is proven clean; None when it is not."""
    if not (has_good_characters(text) and has_good_table_text(text) and has_good_references(text)):
        return None
    pieces = PIECE.split(text)
    if len(pieces) // 2 != text.count("<"):
        return None
    scan = _Scan(text, offset)
    return scan.document() if scan.run(pieces) else None


class _Scan:
    """The pass, and what it has found."""

    __slots__ = ("_attributes", "_comments", "_deepest", "_elements", "_offset", "_open", "_read", "_text", "_texts")

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._read = TagReader(text, offset)
        self._elements: list[Element] = []
        self._texts: list[Text] = []
        self._comments: list[Span] = []
        self._open: list[Element | None] = [None]
        self._deepest = 0
        self._attributes: set[str] = set()

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
            attribute_names=frozenset(self._attributes),
        )

    def run(self, pieces: list[str]) -> bool:
        """Go over texts and tags, which take turns, by the automaton of the proof. False when it is not provable."""
        state, around, parents, texts = BODY, list[State](), self._open, self._texts
        end = self._offset
        tags = iter(pieces)
        for text in tags:
            start = end + len(text)
            if text:
                texts.append(new_text((new_span((end, start)), parents[-1])))
            written = next(tags, None)
            if written is None:
                break
            end = start + len(written)
            name, attributes = TAGS[written]
            following = state[name]
            while following is IMPLY:
                state = around.pop()
                self._leave(start)
                following = state[name]
            if following is CLOSE:
                state = around.pop()
                self._close(start, end)
                continue
            if following is UNKNOWN or len(around) >= DEPTH:
                return False
            if attributes:
                self._attributes |= attributes
            if not name:
                self._comments.append(Span(start, end))
                continue
            element = Element(name, start, end, parents[-1], len(self._elements), self._read, attributes)
            self._elements.append(element)
            if following is not STAY:
                around.append(state)
                state = following
                parents.append(element)
                self._deepest = max(self._deepest, len(around))
        self._leave_all()
        return may_end_in(state, around)

    def _close(self, start: int, end: int) -> None:
        element = self._open.pop()
        assert element is not None
        element.end = start
        element.end_end = end

    def _leave(self, at: int) -> None:
        element = self._open.pop()
        assert element is not None
        element.end = at

    def _leave_all(self) -> None:
        end = self._offset + len(self._text)
        while self._open[-1] is not None:
            self._leave(end)
