"""The change from one version of a text to another, and the findings that it is to blame for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from artlint.blame.pieces import align, split_both
from artlint.span import Span


class PlacedFinding(NamedTuple):
    """The rule and code of a finding, its place, and the places that it compares itself with."""

    rule: str
    code: str
    span: Span
    related: tuple[Span, ...] = ()


class Change:
    """The change from one version of a text to another."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = split_both(old, new)
        self._pairs = align(self._old.texts, self._new.texts)
        self._altered = list(_altered(self._pairs, self._old.starts, self._new.starts))
        self._starts = [span.start for span in self._altered]

    @property
    def altered(self) -> tuple[Span, ...]:
        """The places of the new version that are not in the old one; empty where only something was taken away."""
        return tuple(self._altered)

    def meets(self, span: Span) -> bool:
        """Whether a place of the new version was altered, also where it is empty or only lost text inside."""
        empty = span.start == span.end
        first = max(0, bisect_left(self._starts, span.start) - 1)
        for at in range(first, len(self._altered)):
            altered = self._altered[at]
            if altered.start > span.end:
                return False
            touches = altered.end >= span.start
            crosses = altered.end > span.start and altered.start < span.end
            if touches and (empty or crosses):
                return True
        return False

    def new_places(self, span: Span) -> Iterator[Span]:
        """The places of the new version that a place of the old one became: none, one, or two for an empty place."""
        if span.start == span.end:
            yield from {Span(at, at) for at in self._new_offsets(span.start)}
            return
        start, end = self._moved(span.start, span.start), self._moved(span.end - 1, span.end)
        if start is not None and end is not None and start < end:
            yield Span(start, end)

    def _new_offsets(self, offset: int) -> Iterator[int]:
        for inside in (offset - 1, offset):
            moved = self._moved(inside, offset) if 0 <= inside < self._old.starts[-1] else None
            if moved is not None:
                yield moved
        if offset == self._old.starts[-1]:
            yield self._new.starts[-1]

    def _moved(self, inside: int, offset: int) -> int | None:
        """An offset of the old version in the new one, by the piece of the code point at `inside`; None if gone."""
        piece = bisect_right(self._old.starts, inside) - 1
        if piece not in self._pairs:
            return None
        return self._new.starts[self._pairs[piece]] + offset - self._old.starts[piece]


def meets_change(finding: PlacedFinding, change: Change) -> bool:
    """Whether a finding, or a place that it compares itself with, stands at an altered place."""
    return any(change.meets(span) for span in (finding.span, *finding.related))


def absent_before(findings: Iterable[PlacedFinding], before: Iterable[PlacedFinding], change: Change) -> list[bool]:
    """For each finding of the new version, whether the old version did not have it.

    Where a rule did not show all findings of the old version (one has a code `more-…`), all are taken for old.
    """
    known: set[tuple[str, str, Span]] = set()
    unknown: set[str] = set()
    for old in before:
        if old.code.startswith("more-"):
            unknown.add(old.rule)
        known.update((old.rule, old.code, place) for place in change.new_places(old.span))
    return [
        finding.rule not in unknown and (finding.rule, finding.code, finding.span) not in known for finding in findings
    ]


def _altered(pairs: dict[int, int], old_starts: list[int], new_starts: list[int]) -> Iterator[Span]:
    """The places of the new version between aligned pieces that are not neighbours in both versions."""
    before, new_before = -1, -1
    for at, new_at in [*sorted(pairs.items()), (len(old_starts) - 1, len(new_starts) - 1)]:
        if at > before + 1 or new_at > new_before + 1:
            yield Span(new_starts[new_before + 1], new_starts[new_at])
        before, new_before = at, new_at
