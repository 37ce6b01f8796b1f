"""Which finding is which accepted one: equal keys are matched first, then keys that have parts in common.

A key has five parts (`fingerprint.content_key`): left, head, tail, right, compared. A finding is recognised
by its whole piece (head and tail), or by one end of it and the letters on one side. One that compares itself with
another piece is recognised by that piece and one end of its own. Its surroundings alone are not enough.
"""

from __future__ import annotations

from collections import deque
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Part = Callable[[str], str]

_ALONE = ((1, 2), (1, 0), (1, 3), (2, 3), (2, 0))
_COMPARED = ((1, 4), (2, 4))
"""Parts that two keys must have in common, those that tell most first."""

_PARTS = 5
_COMPARED_PART = 4


def matched_keys(found: Sequence[str], accepted: Sequence[str]) -> dict[int, int]:
    """For indexes of `found` the index of the accepted key, each at most once. The time is linear in the keys."""
    matched: dict[int, int] = {}
    for part in (_whole, *map(_shared, _ALONE, repeat(False)), *map(_shared, _COMPARED, repeat(True))):
        if len(matched) < min(len(found), len(accepted)):
            matched |= _further_matches(found, accepted, matched, part)
    return matched


def unmatched_keys(found: Sequence[str], accepted: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of `found` that match no accepted one, and the accepted ones that match none of `found`; both sorted."""
    matched = matched_keys(found, accepted)
    used = set(matched.values())
    new = sorted(key for at, key in enumerate(found) if at not in matched)
    gone = sorted(key for at, key in enumerate(accepted) if at not in used)
    return tuple(new), tuple(gone)


def _further_matches(
    found: Sequence[str], accepted: Sequence[str], matched: dict[int, int], part: Part
) -> dict[int, int]:
    """Matches of keys that are not matched yet and have the same part, in order."""
    free: dict[str, deque[int]] = {}
    used = set(matched.values())
    for at, key in enumerate(accepted):
        if at not in used and (its := part(key)):
            free.setdefault(its, deque()).append(at)
    more = {}
    for at, key in enumerate(found):
        if at not in matched and (places := free.get(part(key))):
            more[at] = places.popleft()
    return more


def _whole(key: str) -> str:
    return key


def _shared(parts: tuple[int, int], compares: bool) -> Part:
    """A function that returns two parts of a key; empty for a key that lacks one, or that is of the other kind."""

    def shared(key: str) -> str:
        cut = key.split(".")
        if len(cut) != _PARTS or bool(cut[_COMPARED_PART]) != compares:
            return ""
        first, second = (cut[part] for part in parts)
        return f"{first}.{second}" if first and second else ""

    return shared
