"""Edits of one text: which of them can be made together, and the text after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.rule import Edit
    from artlint.span import Span


class EditedPlaces:
    """The places in a text of so many code points that the edits of one pass change."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length + 1)

    def admit(self, edits: tuple[Edit, ...]) -> bool:
        """Mark the places of these edits and return True, if none of them touches a place that is marked already.

        An edit may be right only because of the text beside it, so an edit that touches it waits for the next pass.
        """
        if not all(self._is_free(edit.span) for edit in edits):
            return False
        for start, end in (edit.span for edit in edits):
            self._marks[start : end + 1] = b"\1" * (end + 1 - start)
        return True

    def _is_free(self, span: Span) -> bool:
        return self._marks.find(1, span.start, span.end + 1) < 0


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits of which none overlaps another."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, text[at:]))
