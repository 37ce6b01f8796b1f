"""Edits of a text as pieces that a person reads: what stood there, what would, and a little around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.span import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import Rewritten

    Edits = list[tuple[int, int, str]]

_AROUND = 40
"""Code points that are shown before and behind a change."""

_LONGEST = 160
"""Code points of the old text that changes shown as one may span."""


class Change(NamedTuple):
    """One change, or several that stand close together; `line` and `column` from 1 are those of the first.

    `parts` are old text, new text, and what stands behind it up to the next. `before` and `after` are the piece of the
    line around them; `cut_before` and `cut_after` tell whether there is more of it.
    """

    line: int
    column: int
    before: str
    parts: tuple[tuple[str, str, str], ...]
    after: str
    cut_before: bool
    cut_after: bool


def changes(rewritten: Rewritten) -> Iterator[Change]:
    """The changes in their order. The time it takes is linear in the text and in the edits."""
    lines = Lines(rewritten.old)
    for close in _close_together(rewritten):
        yield _change(rewritten.old, lines, close)


def _close_together(rewritten: Rewritten) -> Iterator[Edits]:
    """The edits in groups of those that one piece of a line shows."""
    group: Edits = []
    for edit in rewritten.edits:
        if group and not _shown_together(group, edit, rewritten.old):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _shown_together(group: Edits, edit: tuple[int, int, str], text: str) -> bool:
    start, end = group[0][0], group[-1][1]
    return edit[0] - end <= _AROUND and edit[1] - start <= _LONGEST and "\n" not in text[start : edit[0]]


def _change(text: str, lines: Lines, edits: Edits) -> Change:
    start, end = edits[0][0], edits[-1][1]
    first, last = lines.position(start), lines.position(end)
    line_start, line_end = start - first.column + 1, max(end, lines.span(last.line).end)
    before, after = max(line_start, start - _AROUND), min(line_end, end + _AROUND)
    borders = [*(start for start, _, _ in edits[1:]), end]
    parts = tuple((text[a:b], new, text[b:border]) for (a, b, new), border in zip(edits, borders, strict=True))
    return Change(
        first.line, first.column, text[before:start], parts, text[end:after], before > line_start, after < line_end
    )
