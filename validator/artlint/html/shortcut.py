"""The short way to a `Document`: one pass over the outline of a text that is proven clean."""

from __future__ import annotations

from artlint.html.model import Document, Element, Text, new_text
from artlint.html.proof import prove
from artlint.html.quick import new_span
from artlint.html.reader import TagReader
from artlint.html.subset import BODY, CLOSE, IMPLY, STAY, State
from artlint.light import TYPE_CHECKING
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.html.proof import Outline


def parse_clean(text: str, offset: int) -> Document | None:
    """The document of a text that is proven clean; None when it is not."""
    outline = prove(text)
    return None if outline is None else build(outline, text, offset)


def build(outline: Outline, text: str, offset: int) -> Document:
    """The document of a text whose outline this is."""
    return _Scan(text, offset).run(outline)


class _Scan:
    """The pass, and what it has found."""

    __slots__ = ("_comments", "_deepest", "_elements", "_offset", "_open", "_read", "_text", "_texts")

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._read = TagReader(text, offset)
        self._elements: list[Element] = []
        self._texts: list[Text] = []
        self._comments: list[Span] = []
        self._open: list[Element | None] = [None]
        self._deepest = 0

    def run(self, outline: Outline) -> Document:
        """Go over texts and tags, which take turns, by the automaton of the proof."""
        state, around, parents, texts = BODY, list[State](), self._open, self._texts
        end = self._offset
        for text, written, kind in zip(outline.texts, outline.tags, outline.kinds, strict=False):
            name, attributes = kind
            start = end + len(text)
            if text:
                texts.append(new_text((new_span((end, start)), parents[-1])))
            end = start + len(written)
            following = state[name]
            while following is IMPLY:
                state = around.pop()
                self._leave(start)
                following = state[name]
            if following is CLOSE:
                state = around.pop()
                self._close(start, end)
                continue
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
        if outline.texts[-1]:
            texts.append(new_text((new_span((end, end + len(outline.texts[-1]))), parents[-1])))
        self._leave_all()
        return self._document()

    def _document(self) -> Document:
        """Everything found."""
        return Document(
            elements=tuple(self._elements),
            texts=tuple(self._texts),
            comments=tuple(self._comments),
            unfinished=None,
            unclosed=(),
            stray=(),
            depth=self._deepest,
        )

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
