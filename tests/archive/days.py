"""Sources that a test invents: how many articles each of their days has."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from artlint import DAY, ArticleFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

FIRST = 19_359
"""Monday, 2023-01-02, in days since 1970-01-01."""

RHYTHMS: dict[str, tuple[float, ...]] = {
    "every day alike": (1, 1, 1, 1, 1, 1, 1),
    "calm weekends": (1, 1.1, 1, 1, 0.9, 0.6, 0.5),
    "few on Sundays": (1, 1, 1, 1, 1, 0.4, 0.1),
    "closed on weekends": (1, 1, 1, 1, 1, 0, 0),
    "three days a week": (1, 0, 1, 0, 1, 0, 0),
    "once a week": (0, 0, 1, 0, 0, 0, 0),
}


class Shape(NamedTuple):
    """A source: articles on its busiest days, its week, and how its volume changes in a year (1: not at all)."""

    size: float
    week: tuple[float, ...]
    trend: float = 1.0
    days: int = 400
    holidays: bool = True


SHAPES = [Shape(size, week, trend) for week in RHYTHMS.values() for size in (2, 8, 25, 120) for trend in (0.6, 1.6)]
"""Sources of every rhythm, small and large, that wane and grow."""


def clean_days(shape: Shape, random: Random) -> dict[int, int]:
    """Days with their numbers of articles: a rhythm, holidays that run like the quietest weekday, a slow trend."""
    holidays = _holidays(shape.days, random) if shape.holidays else ()
    counts = {}
    for number in range(shape.days):
        factor = min(shape.week) if number in holidays else shape.week[number % 7]
        level = shape.size * factor * shape.trend ** (number / 365)
        counts[FIRST + number] = _poisson(level, random)
    return counts


def _holidays(days: int, random: Random) -> set[int]:
    """Ten single days, a long weekend and the week of a feast."""
    feast, weekend = random.randrange(days - 7), random.randrange(days - 4)
    return {*random.sample(range(days), 10), *range(feast, feast + 7), *range(weekend, weekend + 4)}


def _poisson(level: float, random: Random) -> int:
    """A count whose mean is `level`: its events come one after another."""
    if level > 500:
        return max(round(random.gauss(level, math.sqrt(level))), 0)
    count, time = -1, 0.0
    while time < level:
        time += random.expovariate(1)
        count += 1
    return max(count, 0)


def facts_of(counts: Mapping[int, int], source: str = "") -> Iterator[ArticleFact]:
    """The facts of a source that has so many articles on these days, in the order of paths that begin with the day."""
    number = 0
    for day in sorted(counts):
        for _ in range(counts[day]):
            number += 1
            yield ArticleFact(f"{source}/{day}-{number}.md", source, day * DAY + number % DAY, None, number, _nothing)


def _nothing(_token: object) -> str:
    return ""
