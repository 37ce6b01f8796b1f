"""Two versions of a text, split at tags and sentences, and which pieces of one stand in the other.

A body is one line, so a diff of lines tells nothing. The pieces are aligned as in a patience diff: by those that each
version has once, then by the ends of the gaps between them. Pieces that are not aligned are altered. The time is nearly
linear in the length of any text; a text longer than any article is not split.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_ENDS = "。！？!?.…；;"
_piece = re.compile(
    rf"<[^<>]*+>|<|\r\n?|\n|[^<\r\n{_ENDS}]++(?:[{_ENDS}]++[”’」』）》\"')\]]*+)?+|[{_ENDS}]++[”’」』）》\"')\]]*+"
)
"""A tag, a line end, or a sentence with the marks that end it."""

_LONGEST = 1_000_000
"""Code points of a text that is split; of a longer one, only its two ends are compared."""

_DEEPEST = 12
"""How deep gaps are searched; pieces that differ at that depth are taken for altered."""


class Pieces(NamedTuple):
    """The pieces of a text, and the offset at which each starts; behind the last one, the text's length."""

    texts: list[str]
    starts: list[int]


class _Gap(NamedTuple):
    """A stretch of pieces of the old version and one of the new, not yet aligned."""

    old: int
    old_end: int
    new: int
    new_end: int
    depth: int


def split_both(old: str, new: str) -> tuple[Pieces, Pieces]:
    """The pieces of both versions."""
    if max(len(old), len(new)) <= _LONGEST:
        return split(old), split(new)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return _in_three(old, start, len(old) - end), _in_three(new, start, len(new) - end)


def _alike(old: str, new: str) -> int:
    """How many code points two texts share at their start."""
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _in_three(text: str, start: int, end: int) -> Pieces:
    """A text as the three pieces before, in and behind a change."""
    borders = sorted({0, start, end, len(text)})
    return Pieces([text[at:to] for at, to in pairwise(borders)], borders)


def split(text: str) -> Pieces:
    """The pieces of a text; together they are the text."""
    texts: list[str] = []
    starts: list[int] = []
    for match in _piece.finditer(text):
        starts.append(match.start())
        texts.append(match[0])
    starts.append(len(text))
    return Pieces(texts, starts)


def align(old: list[str], new: list[str]) -> dict[int, int]:
    """For numbers of pieces of the old version those of the new version; both are in ascending order."""
    pairs: dict[int, int] = {}
    pending = [_Gap(0, len(old), 0, len(new), 0)]
    while pending:
        gap = _trimmed(pending.pop(), old, new, pairs)
        if gap.old < gap.old_end and gap.new < gap.new_end and gap.depth < _DEEPEST:
            pending += _inner_gaps(gap, old, new, pairs)
    return pairs


def _trimmed(gap: _Gap, old: list[str], new: list[str], pairs: dict[int, int]) -> _Gap:
    """The gap without equal pieces at its start and at its end, which are added to `pairs`."""
    start, new_start, end, new_end = gap.old, gap.new, gap.old_end, gap.new_end
    while start < end and new_start < new_end and old[start] == new[new_start]:
        pairs[start] = new_start
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        pairs[end] = new_end
    return _Gap(start, end, new_start, new_end, gap.depth)


def _inner_gaps(gap: _Gap, old: list[str], new: list[str], pairs: dict[int, int]) -> Iterator[_Gap]:
    """The gaps between the pieces that each version has once, in the same order."""
    anchors = _anchors(gap, old, new)
    if not anchors:
        return
    before, new_before = gap.old, gap.new
    for at, new_at in anchors:
        pairs[at] = new_at
        yield _Gap(before, at, new_before, new_at, gap.depth + 1)
        before, new_before = at + 1, new_at + 1
    yield _Gap(before, gap.old_end, new_before, gap.new_end, gap.depth + 1)


def _anchors(gap: _Gap, old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The longest rising run of pieces that each version has once in the gap."""
    once = _once(old, gap.old, gap.old_end)
    new_once = _once(new, gap.new, gap.new_end)
    shared = [(at, new_once[piece]) for piece, at in once.items() if at >= 0 and new_once.get(piece, -1) >= 0]
    return _longest_rising(shared)


def _once(pieces: list[str], start: int, end: int) -> dict[str, int]:
    """Where each piece stands, -1 for one that stands in several places."""
    places: dict[str, int] = {}
    for at in range(start, end):
        places[pieces[at]] = -1 if pieces[at] in places else at
    return places


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, which rise in their first number, that rise in the second too (patience sorting)."""
    ends: list[int] = []  # the least second number that a run of each length ends in
    last: list[int] = []  # which pair that is
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]
