"""The rhythm of a source: what its weekdays usually bring, as the eight weeks before tell it."""

from __future__ import annotations

from bisect import bisect_left
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WEEKS = 8
"""Weeks that tell a rhythm."""
_OLDEST = 26
"""How many weeks before the first of them may lie."""
_SIGMA = 1.4826
"""From a median of deviations to a standard deviation, for normal numbers."""
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
    """Eight weeks that have articles: for each weekday, how many articles each week had on it.

    `skipped` is the number of weeks without articles between and behind them.
    """

    weekdays: tuple[Sequence[int], ...]
    skipped: int

    def chance_of_none(self, weekday: int) -> float:
        """How likely a weekday brings nothing (by the rule of succession)."""
        return (self.weekdays[weekday].count(0) + self.skipped + 1) / (WEEKS + self.skipped + 2)

    @property
    def usual(self) -> list[float]:
        """What each weekday usually brings: the median."""
        return [median(counts) for counts in self.weekdays]

    @property
    def week(self) -> float:
        """What a week usually brings."""
        return median(map(sum, zip(*self.weekdays, strict=True)))

    @property
    def spreads(self) -> list[float]:
        """How far each weekday usually lies from its median, at least as far as chance alone takes it.

        Eight numbers may lie together by chance. So the spread is no less than that of all weekdays, which is measured
        in units of the root of the median, the standard deviation of a count (Poisson), and at least one.
        """
        usual = self.usual
        away = [[abs(count - middle) for count in counts] for counts, middle in zip(self.weekdays, usual, strict=True)]
        roots = [max(middle, 1) ** 0.5 for middle in usual]
        common = _SIGMA * median(it / root for own, root in zip(away, roots, strict=True) for it in own)
        return [
            max(_SIGMA * median(own), 0.05 * middle, max(common, 1) * root)
            for own, middle, root in zip(away, usual, roots, strict=True)
        ]


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
        weekdays = tuple(zip(*(self._weeks[number] for number in chosen), strict=True))
        return Rhythm(weekdays, week - chosen[0] - WEEKS)
