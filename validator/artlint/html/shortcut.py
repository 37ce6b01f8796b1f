"""The short way to a `Document`: one pass over the outline of a text that is proven clean."""

from __future__ import annotations

from artlint.html.model import Document, Element, Text
from artlint.html.proof import prove
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
    """The document of a text whose outline this is: one pass over its tags, by the automaton of the proof."""
    read = TagReader(text, offset)
    elements: list[Element] = []
    texts: list[tuple[int, int, Element | None]] = []
    comments: list[Span] = []
    state, around = BODY, list[State]()
    parent: Element | None = None
    end = offset
    for piece, written, kind in zip(outline.texts, outline.tags, outline.kinds, strict=False):
        start = end + len(piece)
        if piece:
            texts.append((end, start, parent))
        end = start + len(written)
        name = kind.name
        following = state[name]
        while following is IMPLY:
            parent = _closed(parent, start, -1)
            state = around.pop()
            following = state[name]
        if following is CLOSE:
            parent = _closed(parent, start, end)
            state = around.pop()
        elif not name:
            comments.append(Span(start, end))
        else:
            element = Element(name, start, end, parent, len(elements), read, kind.attributes)
            elements.append(element)
            if following is not STAY:
                around.append(state)
                state, parent = following, element
    if outline.texts[-1]:
        texts.append((end, end + len(outline.texts[-1]), parent))
    while parent is not None:
        parent = _closed(parent, offset + len(text), -1)
    return Document(tuple(elements), lambda: _made(texts), tuple(comments))


def _closed(element: Element | None, end: int, end_end: int) -> Element | None:
    """The parent of an element that ends here."""
    assert element is not None
    element.end, element.end_end = end, end_end
    return element.parent


def _made(texts: list[tuple[int, int, Element | None]]) -> tuple[Text, ...]:
    return tuple([Text(Span(start, end), parent) for start, end, parent in texts])
