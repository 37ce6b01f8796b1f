"""Which finding of today is which accepted one: equal keys first, then keys that have parts in common.

A key has five parts (`fingerprint.content_key`): left, head, tail, right, compared. A finding is known again by its
whole piece (head and tail), or by one end of it beside the letters on one side. One that compares itself with another
piece is known by that piece and one end of its own. Its surroundings alone make no finding an accepted one.
"""

from __future__ import annotations

from collections import deque
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Look = Callable[[str], str]

_ALONE = ((1, 2), (1, 0), (1, 3), (2, 3), (2, 0))
_COMPARED = ((1, 4), (2, 4))
"""Parts that two keys must have in common, those that tell most first."""

_PARTS = 5
_COMPARED_PART = 4


def pairs(found: Sequence[str], accepted: Sequence[str]) -> dict[int, int]:
    """Place in `found` -> place in `accepted`, each at most once. The work grows with the number of keys."""
    met: dict[int, int] = {}
    for look in (_whole, *map(_shared, _ALONE, repeat(False)), *map(_shared, _COMPARED, repeat(True))):
        if len(met) < min(len(found), len(accepted)):
            met |= _met(found, accepted, met, look)
    return met


def not_met(found: Sequence[str], accepted: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of `found` that no accepted one stands for, and the accepted ones that are found no more, sorted."""
    met = pairs(found, accepted)
    taken = set(met.values())
    fresh = sorted(key for at, key in enumerate(found) if at not in met)
    gone = sorted(key for at, key in enumerate(accepted) if at not in taken)
    return tuple(fresh), tuple(gone)


def _met(found: Sequence[str], accepted: Sequence[str], met: dict[int, int], look: Look) -> dict[int, int]:
    """More pairs: keys that are met by neither side yet and look the same, in order."""
    free: dict[str, deque[int]] = {}
    taken = set(met.values())
    for at, key in enumerate(accepted):
        if at not in taken and (seen := look(key)):
            free.setdefault(seen, deque()).append(at)
    more = {}
    for at, key in enumerate(found):
        if at not in met and (places := free.get(look(key))):
            more[at] = places.popleft()
    return more


def _whole(key: str) -> str:
    return key


def _shared(parts: tuple[int, int], compares: bool) -> Look:
    """What two keys must have alike: both parts; nothing for a key that lacks one, or is of the other kind."""

    def look(key: str) -> str:
        cut = key.split(".")
        if len(cut) != _PARTS or bool(cut[_COMPARED_PART]) != compares:
            return ""
        first, second = (cut[part] for part in parts)
        return f"{first}.{second}" if first and second else ""

    return look
