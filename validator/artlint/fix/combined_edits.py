"""Edits made one after the other, as edits of the first text."""

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from artlint.rule import Edit
from artlint.span import Span

Edits = tuple[Edit, ...]


class _Piece(NamedTuple):
    """A piece of an edited text: `[start, end)` of `put`, or of the first text where `put` is None."""

    start: int
    end: int
    put: str | None


def combined_edits(first: Edits, second: Iterable[Edit]) -> Edits:
    """One tuple of edits for two: `second` are edits of the text after `first`. Both are sorted, and so is the result.

    Edits of the result do not touch one another. The time is linear in the number of edits.
    """
    return tuple(_edits(_edited(_pieces(first), second)))


def smallest_edits(edits: Edits, text: str) -> Edits:
    """The same edits of a text without the code points that they replace by themselves."""
    return tuple(
        edit for edit in (_smallest(edit, text) for edit in edits) if edit.span.start < edit.span.end or edit.text
    )


def _pieces(edits: Iterable[Edit]) -> list[_Piece]:
    """The pieces of a text of any length after edits."""
    pieces: list[_Piece] = []
    at = 0
    for span, text in edits:
        pieces += (_Piece(at, span.start, None), _Piece(0, len(text), text))
        at = span.end
    return [*pieces, _Piece(at, sys.maxsize, None)]


def _edited(pieces: list[_Piece], edits: Iterable[Edit]) -> Iterator[_Piece]:
    reader, at = _Reader(pieces), 0
    for span, text in edits:
        yield from reader.take(span.start - at)
        for _ in reader.take(span.end - span.start):
            pass
        yield _Piece(0, len(text), text)
        at = span.end
    yield from reader.rest()


class _Reader:
    """Takes pieces from the front, by code points."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._left = pieces[::-1]

    def take(self, length: int) -> Iterator[_Piece]:
        """The pieces of the next so many code points."""
        while length:
            piece = self._left.pop()
            cut = min(piece.end, piece.start + length)
            if cut < piece.end:
                self._left.append(piece._replace(start=cut))
            length -= cut - piece.start
            yield piece._replace(end=cut)

    def rest(self) -> Iterator[_Piece]:
        """The pieces that are left."""
        yield from reversed(self._left)


def _edits(pieces: Iterable[_Piece]) -> Iterator[Edit]:
    """The gaps between the pieces of the first text, with the text that fills them."""
    at = 0
    put: list[str] = []
    for start, end, text in pieces:
        if text is not None:
            put.append(text[start:end])
        elif start < end:
            if put or at < start:
                yield Edit(Span(at, start), "".join(put))
            put, at = [], end


def _smallest(edit: Edit, text: str) -> Edit:
    old, new = edit.span.of(text), edit.text
    start = _common_start(old, new)
    end = _common_start(old[start:][::-1], new[start:][::-1])
    return Edit(Span(edit.span.start + start, edit.span.end - end), new[start : len(new) - end])


def _common_start(old: str, new: str) -> int:
    """How many code points two texts share at their start."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
