"""Puts the elements that Markdown makes and those of the raw HTML into one tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html import Content, Text
from artlint.html.standard_parser import parse_by_standard
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.html import Element
    from artlint.markdown.structure import Structure


def content_of(text: str, offset: int, structure: Structure) -> Content:
    """The content of a Markdown text that begins at `offset` of its file."""
    html = parse_by_standard(_raw_alone(text, offset, structure.raw), offset)
    elements = _in_order(structure.elements, html.elements)
    raw_texts = (run.span for run in html.read_texts())
    spans = sorted([*structure.texts, *_common(raw_texts, structure.raw)])
    texts = tuple(_with_parents(elements, spans))
    return html._replace(elements=elements, read_texts=lambda: texts)


def _raw_alone(text: str, offset: int, raw: Iterable[Span]) -> str:
    """The text with everything but raw HTML blanked out; places stay as they are."""
    pieces: list[str] = []
    at = 0
    for start, end in raw:
        pieces += (" " * (start - offset - at), text[start - offset : end - offset])
        at = end - offset
    return "".join((*pieces, " " * (len(text) - at)))


def _in_order(made: Iterable[Element], raw: Iterable[Element]) -> tuple[Element, ...]:
    """All elements by their places, numbered. Where two begin at one place, Markdown's is around the other."""
    ordered = [*((it.start, 0, at, it) for at, it in enumerate(made)), *((it.start, 1, it.index, it) for it in raw)]
    ordered.sort(key=lambda entry: entry[:3])
    elements = tuple(entry[3] for entry in ordered)
    for index, element in enumerate(elements):
        element.index = index
    return elements


def _with_parents(elements: tuple[Element, ...], texts: list[Span]) -> Iterator[Text]:
    """Each text with the element it stands in. On the way each element is given the one that it stands in."""
    around: list[Element] = []
    following = 0
    for text in texts:
        while following < len(elements) and elements[following].start <= text.start:
            _put(elements[following], around)
            following += 1
        yield Text(text, _around(around, text.start))
    for element in elements[following:]:
        _put(element, around)


def _put(element: Element, around: list[Element]) -> None:
    element.put_into(_around(around, element.start))
    around.append(element)


def _around(around: list[Element], offset: int) -> Element | None:
    """The innermost of some open elements at a place; those that end before it are closed."""
    while around and around[-1].span.end <= offset:
        around.pop()
    return around[-1] if around else None


def _common(texts: Iterable[Span], raw: list[Span]) -> Iterator[Span]:
    """The pieces of texts that lie in raw HTML. Both are in order."""
    at = 0
    for start, end in texts:
        while at < len(raw) and raw[at].end <= start:
            at += 1
        index = at
        while index < len(raw) and raw[index].start < end:
            piece = Span(max(start, raw[index].start), min(end, raw[index].end))
            if piece.start < piece.end:
                yield piece
            index += 1
