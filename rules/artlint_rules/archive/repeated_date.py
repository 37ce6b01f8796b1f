from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Annotated

from artlint import ArchiveFinding, ArchiveRule, Fact, Ge, Severity, bad, from_milliseconds, good
from artlint_rules.archive._examples import article, numbered
from artlint_rules.archive._ids import id_in_address, id_in_name
from artlint_rules.archive._order import is_ordered
from artlint_rules.archive._times import EPOCH_DAY, day_of, shown_day, shown_days, timed_fact
from artlint_rules.dates._named_days import day_in_name, days_in_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from artlint import Article, ArticleFact, Same

_SHOWN = 10
"""Articles of a day that a finding names."""
_DAYS = 5
"""From how many other days the articles of one day must seem to be."""
_SPAN = 7
"""How long the time must be from which they seem to be, in days."""
_OTHERS = 20
"""From so many articles of other days it is known how a source numbers its articles."""


def _taken(number: int, *, names: str) -> str:
    """Articles that all have one day."""
    return "".join(article(names.format(at, at % 28 + 1), date="2023-09-01") for at in range(number))


class RepeatedDate(ArchiveRule):
    """Give articles their own days, not the day on which they were taken.

    A robot that finds no date may write the day of its run. Then many articles of a source have one day, although their
    files' names, addresses or epochs name others, or although their numbers (as `order-anomaly` reads them) are those
    of articles of many days. Without such a sign the day is believed.
    """

    min_articles: Annotated[int, Ge(2)] = 20
    """How many articles of a source must have the day."""
    share: Annotated[int, Ge(0)] = 10
    """The least share of the source's articles that must have it, in percent."""

    severity = Severity.WARNING
    reads = ("path",)
    help = "write the days on which the articles appeared, and mend the robot"
    examples = (
        good(_taken(6, names="a-{}.md"), min_articles=5, whole=True),
        good(_taken(6, names="{0}/2023-07-{1:02}.md"), whole=True),
        bad(
            _taken(6, names="{0}/2023-07-{1:02}.md"),
            "0/2023-07-01.md:2:7 6 of 6 articles are of 2023-09-01, 6 of them by other signs of 6 other days, "
            "2023-07-01 to 2023-07-06",
            min_articles=5,
            whole=True,
        ),
        bad(
            numbered(20) + _taken(12, names="a/{0}-2.md"),
            "a/0-2.md:2:7 12 of 32 articles are of 2023-09-01, but their numbers are those of 8 days, "
            "2023-01-03 to 2023-01-10",
            min_articles=5,
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        host, number = id_in_address(article) or ("", id_in_name(article))
        named = _named_day(article)
        value = f"{'' if number is None else number} {'' if named is None else named.toordinal()} {host}"
        return timed_fact(article, article.source.name or "", value)

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        days: dict[int, _Day] = {}
        numbers: dict[str, _Numbers] = {}
        for fact in facts:
            day = day_of(fact)
            if day is None:
                continue
            number, named, host = str(fact.value).split(" ", 2)
            days.setdefault(day, _Day(day)).add(fact, int(named) - EPOCH_DAY if named else None)
            if number:
                place = host or fact.path.rpartition("/")[0]
                numbers.setdefault(place, _Numbers()).add(int(number), day)
        total = sum(day.count for day in days.values())
        for _, counted in sorted(days.items()):
            if counted.count >= self.min_articles and counted.count * 100 >= self.share * total:
                yield from _found(counted, total, numbers.values())


def _named_day(article: Article) -> date | None:
    """The day of which another sign tells: the file's name, the address, else the epoch where there is a date."""
    epoch = article.epoch.instant if article.epoch else None
    taken = None if epoch is None else from_milliseconds(epoch)
    day = article.dateline.moment.day if article.dateline else taken.date() if taken else None
    if day is None:
        return None
    named = day_in_name(article.path.rpartition("/")[2], day)
    if named is not None:
        return named
    days = days_in_address(article.address, day) if article.address else None
    if days is not None:
        return day if days.first <= day <= days.last else days.first
    return taken.date() if taken and article.dateline else None


class _Day:
    """The articles of one day."""

    def __init__(self, day: int) -> None:
        self.day = day
        self.count = 0
        self.articles: list[ArticleFact] = []
        self.elsewhere: dict[int, int] = {}

    def add(self, fact: ArticleFact, named: int | None) -> None:
        """Add an article, with the day of which another sign tells. One day apart is the time zone's doing."""
        self.count += 1
        if len(self.articles) < _SHOWN:
            self.articles.append(fact)
        if named is not None and abs(named - self.day) > 1:
            self.elsewhere[named] = self.elsewhere.get(named, 0) + 1


class _Numbers:
    """The numbers of articles of one host or folder, with their days."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._days = array("q")

    def add(self, number: int, day: int) -> None:
        """Add the number of an article."""
        self._numbers.append(number)
        self._days.append(day)

    def days_like(self, day: int, least: int) -> Sequence[int]:
        """The other days whose articles have such numbers as those of a day, of which there must be so many.

        The lowest and the highest tenth of either do not count. None where numbers do not run with time.
        """
        own = _middle(number for number, its_day in self._pairs() if its_day == day)
        numbers = array("q", (number for number, its_day in self._pairs() if its_day != day))
        days = array("q", (its_day for its_day in self._days if its_day != day))
        if len(self._days) - len(days) < least or len(days) < _OTHERS or not is_ordered(numbers, days):
            return ()
        pairs = zip(numbers, days, strict=True)
        return _middle(its_day for number, its_day in pairs if own[0] < number < own[-1])

    def _pairs(self) -> Iterator[tuple[int, int]]:
        return zip(self._numbers, self._days, strict=True)


def _middle(values: Iterable[int]) -> list[int]:
    """The values in their order without the lowest and the highest tenth."""
    ordered = sorted(values)
    cut = len(ordered) // 10
    return ordered[cut : len(ordered) - cut]


def _found(day: _Day, total: int, numbers: Iterable[_Numbers]) -> Iterator[ArchiveFinding]:
    most = (day.count + 1) // 2
    sign = _sign_of(day) or next(filter(None, (_sign_of_numbers(it.days_like(day.day, most)) for it in numbers)), None)
    if sign is not None:
        message = f"{day.count:,} of {total:,} articles are of {shown_day(day.day)}, {sign}"
        first, *others = day.articles
        yield ArchiveFinding(first, message, tuple((it, "an article of that day") for it in others))


def _sign_of(day: _Day) -> str | None:
    """What else tells that most articles of a day are not of it."""
    away = sum(day.elsewhere.values())
    if len(day.elsewhere) < _DAYS or away * 2 < day.count:
        return None
    span = shown_days(min(day.elsewhere), max(day.elsewhere))
    return f"{away:,} of them by other signs of {len(day.elsewhere):,} other days, {span}"


def _sign_of_numbers(days: Sequence[int]) -> str | None:
    different = len(set(days))
    if different < _DAYS or days[-1] - days[0] < _SPAN:
        return None
    return f"but their numbers are those of {different:,} days, {shown_days(days[0], days[-1])}"
