"""The running text of a document, in paragraphs."""

from __future__ import annotations

from itertools import accumulate, repeat
from typing import TYPE_CHECKING

from artlint.characters import BLANK
from artlint.html.decoding import decode_references
from artlint.html.model import BLOCK, UNSEEN, Paragraph
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.html.model import Element, Text
    from artlint.html.proof import Outline

    Flow = Iterable[tuple[int, str, bool]]
    """The texts that a reader sees, in order: where each starts, how it is written, whether a border stands before."""

_BORDERS = frozenset((*BLOCK, *(f"/{name}" for name in BLOCK))) - {"br"}
_DEPTHS = dict.fromkeys(UNSEEN, 1) | {f"/{name}": -1 for name in UNSEEN}


def read_paragraphs(flow: Flow, left_out: Iterable[Span]) -> Iterator[Paragraph]:
    """The paragraphs of a flow of texts, without the texts that start in one of the spans `left_out`."""
    outside = _Outside(left_out)
    run: list[tuple[int, str]] = []
    for start, written, is_parted in flow:
        if is_parted and run:
            if (paragraph := _paragraph(run)) is not None:
                yield paragraph
            run = []
        if outside.holds(start):
            run.append((start, written))
    if run and (paragraph := _paragraph(run)) is not None:
        yield paragraph


def _paragraph(run: list[tuple[int, str]]) -> Paragraph | None:
    """The paragraph of some texts; None where they are blank, as most are that stand between two blocks."""
    pieces = [written for _, written in run]
    joined = "".join(pieces)
    if joined.isspace():
        return None
    folded = " ".join(decode_references(joined).split())
    if not folded.strip(BLANK):
        return None
    start, end = run[0][0], run[-1][0] + len(pieces[-1])
    start += len(pieces[0]) - len(pieces[0].lstrip())
    return Paragraph(Span(start, max(start, end - (len(pieces[-1]) - len(pieces[-1].rstrip())))), folded)


def flow_of_outline(outline: Outline, starts: list[int]) -> Flow | None:
    """The flow of a proven text; `starts` are the offsets of the outline's texts.

    None where the tags do not show each border: the end of a `<button>` closes a `<p>`.
    """
    return None if "button" in outline.elements else _flow_of_outline(outline, starts)


def _flow_of_outline(outline: Outline, starts: list[int]) -> Flow:
    unseen: Iterable[int] = repeat(0)
    if not outline.elements.isdisjoint(UNSEEN):
        unseen = accumulate(map(_DEPTHS.get, outline.names, repeat(0)), initial=0)
    is_parted = was_break = False
    for start, written, name, depth in zip(starts, outline.texts, [*outline.names, ""], unseen, strict=False):
        if written and not depth:
            yield start, written, is_parted
            is_parted = False
        is_break = name == "br"
        if name in _BORDERS or (is_break and was_break and not written.strip(BLANK)):
            is_parted = True
        was_break = is_break


def flow_of_elements(texts: Iterable[tuple[Text, str]], borders: list[int]) -> Flow:
    """The flow of any text: its runs, each as written, and its borders."""
    rest = iter(borders)
    border = next(rest, None)
    is_parted = False
    for text, written in texts:
        start = text.span.start
        while border is not None and border <= start:
            is_parted, border = True, next(rest, None)
        if not _is_unseen(text.parent):
            yield start, written, is_parted
            is_parted = False


def borders_of(elements: Iterable[Element], text: str, offset: int) -> list[int]:
    """Where one paragraph of text ends and the next may begin, in order; `text` starts at `offset`."""
    borders: list[int] = []
    last_break = -1
    for element in elements:
        if element.name == "br":
            if last_break >= 0 and not text[last_break - offset : element.start - offset].strip(BLANK):
                borders.append(element.start)
            last_break = element.start_end
        elif element.name in BLOCK:
            borders += (element.start, element.end if element.end_end < 0 else element.end_end)
    borders.sort()
    return borders


def _is_unseen(parent: Element | None) -> bool:
    return parent is not None and (parent.hidden or parent.name in UNSEEN)


class _Outside:
    """The offsets that no span covers, asked for in rising order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, reverse=True)
        self._covered = 0

    def holds(self, offset: int) -> bool:
        while self._spans and self._spans[-1].start <= offset:
            self._covered = max(self._covered, self._spans.pop().end)
        return offset >= self._covered
