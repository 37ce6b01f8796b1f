"""The rhythm of a source: what its weekdays usually bring, as the eight weeks before tell it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from math import exp, sqrt
from statistics import median
from typing import NamedTuple

WEEKS = 8
"""Weeks that tell a rhythm."""
_OLDEST = 26
"""How many weeks before the first of them may lie."""
_SIGMA = 1.4826
"""From a median of deviations to a standard deviation, for normal numbers."""
_UNSURE = 1.1
"""The median of eight numbers is uncertain itself: their distances from it are larger than from the true one."""
_THURSDAY = 3
"""The weekday of day 0, counted from Monday."""


def week_of(day: int) -> int:
    """The week of a day. Weeks begin on Mondays."""
    return (day + _THURSDAY) // 7


def weekday_of(day: int) -> int:
    """The weekday of a day: 0 for Monday."""
    return (day + _THURSDAY) % 7


def day_in(week: int, weekday: int) -> int:
    """A day by its week and its weekday."""
    return week * 7 + weekday - _THURSDAY


class Rhythm(NamedTuple):
    """What each weekday, from Monday on, usually brings, by eight weeks that have articles."""

    usual: tuple[float, ...]
    """The median of its articles."""
    roots: tuple[float, ...]
    """The median as `_root` scales it."""
    spreads: tuple[float, ...]
    """How far its articles usually lie from the median in that scale."""
    spread: float
    """How far those of all weekdays usually lie from their medians, at least as far as chance alone takes them."""
    chances_of_none: tuple[float, ...]
    """How likely it brings nothing."""
    week: float
    """The articles that a week usually brings."""

    def deviation(self, count: int, weekday: int) -> float:
        """How far a number of articles lies from what its own weekday usually brings, in spreads of that weekday."""
        return (_root(count) - self.roots[weekday]) / self.spreads[weekday]

    def is_like(self, count: int, deviations: float) -> bool:
        """Whether a number of articles lies so near to what any weekday usually brings."""
        return any(abs(_root(count) - root) <= deviations * self.spread for root in self.roots)


def _rhythm_of(weeks: Sequence[Sequence[int]], skipped: int) -> Rhythm:
    """The rhythm of weeks, between and behind which so many have no articles at all."""
    weekdays = tuple(zip(*weeks, strict=True))
    roots = tuple(median(map(_root, counts)) for counts in weekdays)
    away = [[abs(_root(count) - root) for count in counts] for counts, root in zip(weekdays, roots, strict=True)]
    spread = _UNSURE * max(_SIGMA * median(it for own in away for it in own), 1)
    return Rhythm(
        tuple(map(median, weekdays)),
        roots,
        tuple(_spread(own, root, spread) for own, root in zip(away, roots, strict=True)),
        spread,
        tuple(_chance_of_none(counts, skipped) for counts in weekdays),
        median(map(sum, weeks)),
    )


def _spread(away: Sequence[float], root: float, common: float) -> float:
    """The spread of a weekday: half-way to that of all, as eight numbers tell little, and no less than a twentieth."""
    own = _UNSURE * _SIGMA * median(away)
    return max((own + common) / 2, common, root / 40)


def _root(count: int) -> float:
    """A number of articles on a scale on which chance spreads all numbers by one (the root of a Poisson variable)."""
    return 2 * sqrt(count)


def _chance_of_none(counts: Sequence[int], skipped: int) -> float:
    """How likely a weekday brings nothing: by how often it did (the rule of succession), and by how much it brings."""
    often = (counts.count(0) + skipped + 1) / (WEEKS + skipped + 2)
    return often if 0 in counts else min(often, exp(-median(counts) / 2))


class Weeks:
    """The weeks in which a source has articles."""

    def __init__(self, counts: Mapping[int, int]) -> None:
        """`counts` tells the articles of each day."""
        self._weeks: dict[int, list[int]] = {}
        for day in sorted(counts):
            self._weeks.setdefault(week_of(day), [0] * 7)[weekday_of(day)] = counts[day]
        self._numbers = list(self._weeks)

    def __iter__(self) -> Iterator[tuple[int, list[int]]]:
        """Each week with the articles of its days, in their order."""
        return iter(self._weeks.items())

    def before(self, week: int) -> Rhythm | None:
        """The rhythm of the eight weeks with articles before a week. None where there are fewer in half a year."""
        end = bisect_left(self._numbers, week)
        chosen = self._numbers[max(end - WEEKS, 0) : end]
        if len(chosen) < WEEKS or chosen[0] < week - _OLDEST:
            return None
        return _rhythm_of([self._weeks[number] for number in chosen], week - chosen[0] - WEEKS)
