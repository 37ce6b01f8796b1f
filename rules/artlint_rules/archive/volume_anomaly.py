from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

from artlint import ArchiveFinding, ArchiveRule, Article, ArticleFact, Fact, Ge, Same, Severity, bad, good
from artlint_rules.archive._examples import daily
from artlint_rules.archive._times import Days, day_of_newest, shown_days, timed_fact
from artlint_rules.archive._weeks import WEEKS, Rhythm, Weeks, day_in

_APART = 7
"""Unusual days that are no further apart have one cause."""


class _Unusual(NamedTuple):
    day: int
    number: int
    usual: float

    @property
    def is_high(self) -> bool:
        return self.number > self.usual


class VolumeAnomaly(ArchiveRule):
    """Keep the number of articles a day as usual.

    A day with far fewer articles than the same weekday of the eight weeks before tells that a robot failed half-way, a
    day with far more that it took something twice or dated it wrongly. A day that runs like any other weekday of the
    source is none: a holiday runs like a Sunday. Days without any article are left to `coverage-gap`, and the last day
    of a source may not be over.
    """

    deviations: Annotated[int, Ge(1)] = 5
    """How far a day must lie from the median, in standard deviations (of the MAD, and no less than chance makes it)."""
    min_articles: Annotated[int, Ge(1)] = 50
    """The least number of articles that a source must usually have in a week to be judged."""

    severity = Severity.WARNING
    help = "look whether articles of these days are missing, are there twice or are dated wrongly"
    least = WEEKS
    examples = (
        good(daily(63, per_day=1, weekdays=[0]), min_articles=1, whole=True),
        good(daily(63, per_day=1, weekdays=[0]) + daily(63, per_day=9, only=[56], name="late"), whole=True),
        bad(
            daily(63, per_day=1, weekdays=[0]) + daily(63, per_day=9, only=[56], name="late"),
            "0056-0.md:2:7 10 articles on 2023-02-27, where 1 is usual",
            min_articles=1,
            deviations=3,
            whole=True,
        ),
        bad(
            daily(77, per_day=4, weekdays=[0], without=[56]) + daily(63, per_day=1, only=[56], name="late"),
            "late0056-0.md:2:7 1 article on 2023-02-27, where 4 are usual",
            min_articles=1,
            deviations=1,
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        return timed_fact(article, article.source.name or "")

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        days = Days()
        for fact in facts:
            days.add(fact)
        weeks = Weeks(days.counts)
        for run in _runs(self._unusual(weeks, day_of_newest(days.counts))):
            yield ArchiveFinding(days.earliest[run[0].day], _message(run))

    def _unusual(self, weeks: Weeks, last: int) -> Iterator[_Unusual]:
        for week, counts in weeks:
            rhythm = weeks.before(week)
            if rhythm is None or rhythm.week < self.min_articles:
                continue
            for weekday, count in enumerate(counts):
                day = day_in(week, weekday)
                if count and self._is_unusual(count, weekday, rhythm, may_be_low=day < last):
                    yield _Unusual(day, count, rhythm.usual[weekday])

    def _is_unusual(self, count: int, weekday: int, rhythm: Rhythm, *, may_be_low: bool) -> bool:
        away = rhythm.deviation(count, weekday)
        if abs(away) <= self.deviations or rhythm.is_like(count, self.deviations):
            return False
        return may_be_low if away < 0 else count > max(rhythm.usual)


def _runs(days: Iterable[_Unusual]) -> Iterator[list[_Unusual]]:
    """Unusual days of one direction that lie close together, as one."""
    run: list[_Unusual] = []
    for day in days:
        if run and (day.is_high != run[-1].is_high or day.day - run[-1].day > _APART):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _message(run: Sequence[_Unusual]) -> str:
    number, usual = sum(day.number for day in run), round(sum(day.usual for day in run))
    shown = shown_days(run[0].day, run[-1].day)
    days = f"on {shown}" if len(run) == 1 else f"on {len(run):,} days, {shown}"
    return f"{number:,} article{'s' * (number != 1)} {days}, where {usual:,} {'is' if usual == 1 else 'are'} usual"
