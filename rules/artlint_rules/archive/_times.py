"""When articles appeared: the place that tells it, and days in UTC, counted from 1970-01-01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import DAY, ArticleFact, Fact, from_milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from artlint import Article

EPOCH_DAY = 719_163
"""1970-01-01 as `datetime.date.toordinal` counts days."""
_FIRST, _LAST = -719_162, 2_932_896
"""0001-01-01 and 9999-12-31."""


def timed_fact(article: Article, key: str, value: str | None = None) -> Iterator[Fact]:
    """A fact at the date of an article, else at its epoch; none where it has neither."""
    place = article.dateline or article.epoch
    if place is not None:
        yield Fact(key, place.span, value)


def day_of(fact: ArticleFact) -> int | None:
    """The day on which an article appeared, None where nothing tells it."""
    day = None if fact.time is None else fact.time // DAY
    return day if day is not None and _FIRST <= day <= _LAST else None


def shown_day(day: int) -> str:
    """A day as `2023-07-18`."""
    moment = from_milliseconds(day * DAY)
    return moment.date().isoformat() if moment else "a day out of the calendar"


def shown_days(first: int, last: int) -> str:
    """A day, or the first and last of several."""
    return shown_day(first) if first == last else f"{shown_day(first)} to {shown_day(last)}"


def day_of_newest(counts: Mapping[int, int], rank: int = 3) -> int:
    """The day of the third newest article, or of another rank: the newest dates may be wrong. `counts` goes by days."""
    for day in sorted(counts, reverse=True):
        rank -= counts[day]
        if rank <= 0:
            return day
    return min(counts, default=0)


class Days:
    """The articles of a source by their days: how many, with the earliest and the latest of each day."""

    def __init__(self) -> None:
        self.counts: dict[int, int] = {}
        self.earliest: dict[int, ArticleFact] = {}
        self.latest: dict[int, ArticleFact] = {}

    def add(self, fact: ArticleFact) -> None:
        """Count an article, if it tells its day."""
        day = day_of(fact)
        if day is None:
            return
        self.counts[day] = self.counts.get(day, 0) + 1
        if day not in self.earliest or _moment(fact) < _moment(self.earliest[day]):
            self.earliest[day] = fact
        if day not in self.latest or _moment(fact) > _moment(self.latest[day]):
            self.latest[day] = fact


def _moment(fact: ArticleFact) -> tuple[int, str]:
    return fact.time or 0, fact.path
