from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import prod
from typing import Annotated, NamedTuple

from artlint import ArchiveFinding, ArchiveRule, Article, ArticleFact, Fact, Ge, Same, Severity, bad, good
from artlint_rules.archive._examples import daily
from artlint_rules.archive._times import Days, day_of_newest, shown_day, shown_days, timed_fact
from artlint_rules.archive._weeks import WEEKS, Rhythm, Weeks, day_in, week_of, weekday_of

_SURE = 20
"""Articles that the quietest days of a week would have brought: so many are not missing by chance."""
_CHANCE = 1e-6
"""Days without articles, beyond a holiday, that are less likely are no chance."""
_EXPECTED = 3
"""So many days with articles must be missing beyond a holiday: one or two may be holidays of their own."""
_NEWEST = 10
"""The archive ends with its tenth newest article, in a large one with the last thousandth: later dates may be wrong."""


class _Gap(NamedTuple):
    """A run of days without articles."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def number_of(self, weekday: int) -> int:
        """How often a weekday is among them."""
        start = day_in(week_of(self.first) + (weekday < weekday_of(self.first)), weekday)
        return len(range(start, self.last + 1, 7))


class CoverageGap(ArchiveRule):
    """Keep every day on which a source publishes.

    Days without articles tell that a robot failed. The eight weeks before tell what a source publishes on each weekday;
    who publishes too little or too rarely to know is not judged. A single day is found where even the quietest weekday
    brings many articles: else it may be a holiday. A source that falls silent is found by the newest day of the
    archive: its last day itself, which may not be over, and the day of the run do not count.
    """

    holiday: Annotated[int, Ge(0)] = 11
    """How many days in a row a source may rest, if it has quiet weekdays or few articles a day."""

    severity = Severity.WARNING
    help = "fetch the articles of these days again, or suppress the finding where the source published nothing"
    least = WEEKS
    examples = (
        good(daily(91, per_day=1, weekdays=[0], without=[63, 70]), whole=True),
        good(daily(140, per_day=1, weekdays=[0], without=range(60, 116)), holiday=70, whole=True),
        bad(
            daily(140, per_day=1, weekdays=[0], without=range(60, 116)),
            "0056-0.md:2:7 62 days without an article, 2023-02-28 to 2023-04-30, where 8 are usual",
            whole=True,
        ),
        bad(
            daily(140, per_day=1, weekdays=[2], without=range(60, 109)),
            "0058-0.md:2:7 55 days without an article, 2023-03-02 to 2023-04-25, where 7 are usual",
            whole=True,
            holiday=4,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        return timed_fact(article, "")

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        sources: dict[str, Days] = {}
        for fact in facts:
            sources.setdefault(fact.source, Days()).add(fact)
        total: Counter[int] = Counter()
        for days in sources.values():
            total.update(days.counts)
        end = day_of_newest(total, max(_NEWEST, total.total() // 1_000))
        for days in sources.values():
            yield from self._found(days, end)

    def _found(self, days: Days, end: int) -> Iterator[ArchiveFinding]:
        weeks = Weeks(days.counts)
        last = max(end, day_of_newest(days.counts))
        present = [day for day in sorted(days.counts) if day <= last]
        for before, behind in pairwise([*present, end] if present else ()):
            gap = _Gap(before + 1, behind - 1)
            rhythm = weeks.before(week_of(gap.first)) if gap.first <= gap.last else None
            if rhythm is not None and self._is_missed(gap, rhythm):
                yield _finding(gap, rhythm, days)

    def _is_missed(self, gap: _Gap, rhythm: Rhythm) -> bool:
        if min(rhythm.usual) * gap.length >= _SURE:
            return True
        rest = gap._replace(first=gap.first + self.holiday)
        numbers = [rest.number_of(weekday) for weekday in range(7)]
        expected = sum(number for number, usual in zip(numbers, rhythm.usual, strict=True) if usual >= 1)
        chance = prod(chance**number for number, chance in zip(numbers, rhythm.chances_of_none, strict=True))
        return expected >= _EXPECTED and chance <= _CHANCE


def _finding(gap: _Gap, rhythm: Rhythm, days: Days) -> ArchiveFinding:
    usual = sum(middle * gap.number_of(weekday) for weekday, middle in enumerate(rhythm.usual))
    length = f"{gap.length:,} day{'s' * (gap.length != 1)}"
    message = f"{length} without an article, {shown_days(gap.first, gap.last)}, where {round(usual):,} are usual"
    at, behind = days.latest[gap.first - 1], days.earliest.get(gap.last + 1)
    if behind is None:
        until = f"the archive goes on to {shown_day(gap.last + 1)}"
        return ArchiveFinding(at, f"silent since {shown_day(gap.first)}: {message}; {until}", code="silent")
    return ArchiveFinding(at, message, ((behind, "the first article behind the gap"),))
