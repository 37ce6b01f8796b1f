"""Edits of one text: which can be made together, and the text after them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.rule import Edit
    from artlint.span import Span


class Taken:
    """The places that edits of one pass have taken."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def admit(self, edits: tuple[Edit, ...]) -> bool:
        """Take the places of all these edits, if each is free; edits that touch are not made together.

        What stands beside an edit may be why it is right, so its neighbour waits for the next pass.
        """
        spans = sorted(edit.span for edit in edits)
        if not all(map(self._is_free, spans)):
            return False
        for span in spans:
            self._spans.insert(bisect_left(self._spans, span), span)
        return True

    def _is_free(self, span: Span) -> bool:
        at = bisect_left(self._spans, span)
        before, behind = self._spans[max(0, at - 1) : at], self._spans[at : at + 1]
        return all(other.end < span.start for other in before) and all(span.end < other.start for other in behind)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits of which none overlaps another."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, text[at:]))
