"""The hunks of a unified diff, in a time that is all but linear in the lines, whatever stands in them.

difflib takes hours for a file of which each line is changed in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.adopt.pieces import align

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CONTEXT = 3
"""Lines around a change that are shown."""

_SMALL = 20
"""Lines of a stretch without a line of its own in which difflib looks for what both versions share."""


class Change(NamedTuple):
    """Lines of the old version that give way to lines of the new one; one of the two may be none."""

    old: int
    old_end: int
    new: int
    new_end: int


def hunks(old: list[str], new: list[str]) -> Iterator[str]:
    """The lines of all hunks, each with its sign and its own line end. Nothing where the versions are equal."""
    for group in _groups(changes(old, new)):
        first, last = group[0], group[-1]
        lead = min(_CONTEXT, first.old)
        trail = min(_CONTEXT, len(old) - last.old_end)
        was, will_be = _range(first.old - lead, last.old_end + trail), _range(first.new - lead, last.new_end + trail)
        yield f"@@ -{was} +{will_be} @@\n"
        at = first.old - lead
        for change in group:
            yield from (f" {line}" for line in old[at : change.old])
            yield from (f"-{line}" for line in old[change.old : change.old_end])
            yield from (f"+{line}" for line in new[change.new : change.new_end])
            at = change.old_end
        yield from (f" {line}" for line in old[at : at + trail])


def changes(old: list[str], new: list[str]) -> Iterator[Change]:
    """What differs between two versions, in order."""
    for gap in _between(sorted(align(old, new).items()), len(old), len(new)):
        if 1 < gap.old_end - gap.old <= _SMALL and 1 < gap.new_end - gap.new <= _SMALL:
            yield from _small(gap, old, new)
        else:
            yield gap


def _between(pairs: Iterable[tuple[int, int]], old_end: int, new_end: int) -> Iterator[Change]:
    """The stretches between lines that are alike."""
    at, new_at = 0, 0
    for one, other in (*pairs, (old_end, new_end)):
        if one > at or other > new_at:
            yield Change(at, one, new_at, other)
        at, new_at = one + 1, other + 1


def _small(gap: Change, old: list[str], new: list[str]) -> Iterator[Change]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old[gap.old : gap.old_end], new[gap.new : gap.new_end], autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield Change(gap.old + start, gap.old + end, gap.new + new_start, gap.new + new_end)


def _groups(all_changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Changes that are shown together: no more lines than the context of both stand between them."""
    group: list[Change] = []
    for change in all_changes:
        if group and change.old - group[-1].old_end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _range(start: int, end: int) -> str:
    """Lines as a hunk's head counts them: from 1, an empty range by the line before it."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
