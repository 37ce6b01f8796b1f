from __future__ import annotations

import re
from array import array
from collections import Counter
from heapq import heappush, heapreplace
from operator import itemgetter
from typing import TYPE_CHECKING

from artlint import DAY, ArchiveFinding, ArchiveRule, Duration, Fact, Severity, bad, good
from artlint_rules.archive._examples import article, numbered
from artlint_rules.archive._ids import id_in_address, id_in_name
from artlint_rules.archive._order import broken_order
from artlint_rules.archive._times import day_of, shown_day, timed_fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, ArticleFact, Same

    _Entry = tuple[int, int, ArticleFact]
    """A number, or its negative; the position in the series, which is unique; and the article."""

_KEPT = 3
"""Articles of a day that are told one by one, of those with the lowest and of those with the highest numbers."""
_digits = re.compile("[0-9]+")


class OrderAnomaly(ArchiveRule):
    """Keep the dates in the order in which the articles were numbered.

    Where the numbers of a source's articles rise or fall with time, one whose date is far from those of its neighbours
    has a wrong date or a wrong address. The numbers are that with which the address ends, for each host, against the
    date; and that of the file's name, for each folder, against the epoch, which tells when the article was taken (the
    date where there is none). Numbers that do not run with time are not judged.
    """

    least_distance: Duration = Duration("30d")
    """How far an article must be from its place in the order; five times as far as nine of ten articles in any case."""

    severity = Severity.WARNING
    reads = ("path",)
    help = "find out whether the date is right, and the address that of this article"
    least = 30
    examples = (
        good(numbered(30), whole=True),
        good(numbered(30) + article("a/31.md", date="2023-03-01"), whole=True),
        bad(
            numbered(30) + article("a/20-2.md", date="2023-06-01"),
            "a/20-2.md:2:7 the number 20 of the file's name belongs to about 2023-01-20, the article to 2023-06-01",
            whole=True,
        ),
        bad(
            numbered(30, url="https://a.org/{}") + article("b.md", date="2022-06-01", link="https://a.org/news?id=20"),
            "b.md:2:7 the number 20 of the address belongs to about 2023-01-20, the article to 2022-06-01",
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        host, address = id_in_address(article) or ("", "")
        epoch = article.epoch.instant if article.epoch else None
        name = id_in_name(article)
        if address or name is not None:
            numbers = (address, "" if name is None else name, "" if epoch is None else epoch)
            yield from timed_fact(article, article.source.name or "", " ".join(map(str, (*numbers, host))))

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        series: dict[tuple[str, str], _Series] = {}
        for fact in facts:
            for kind, place, number, time in _numbered(fact):
                if (kind, place) not in series:
                    series[kind, place] = _Series(kind)
                series[kind, place].add(number, time, fact)
        told = set()
        for _, one in sorted(series.items(), key=itemgetter(0)):
            for finding in one.broken(self.least_distance):
                if finding.at.path not in told:
                    told.add(finding.at.path)
                    yield finding


def _numbered(fact: ArticleFact) -> Iterator[tuple[str, str, int, int]]:
    """The numbers of an article: of what, where it counts, the number, and the time that goes with it."""
    address, name, epoch, host = str(fact.value).split(" ", 3)
    if fact.time is None or day_of(fact) is None:
        return
    if address:
        yield "address", host, int(address), fact.time
    if name:
        folder = _digits.sub("0", fact.path.rpartition("/")[0])
        yield "file's name", folder, int(name), int(epoch) if epoch else fact.time


class _Series:
    """Numbers with their times; of the articles, only those with the lowest and the highest numbers of each day."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._numbers = array("q")
        self._times = array("q")
        self._lowest: dict[int, list[_Entry]] = {}
        self._highest: dict[int, list[_Entry]] = {}

    def add(self, number: int, time: int, fact: ArticleFact) -> None:
        """Add the number of an article."""
        position, day = len(self._numbers), time // DAY
        _keep(self._lowest, day, (-number, position, fact))
        _keep(self._highest, day, (number, position, fact))
        self._numbers.append(number)
        self._times.append(time)

    def broken(self, least: int) -> Iterator[ArchiveFinding]:
        """What breaks the order."""
        broken = tuple(broken_order(self._numbers, self._times, least))
        kept = dict(self._kept()) if broken else {}
        left = Counter(self._times[it.position] // DAY for it in broken if it.position not in kept)
        for position, expected in broken:
            if position in kept:
                day = self._times[position] // DAY
                yield ArchiveFinding(kept[position], self._message(position, expected, left.pop(day, 0)))

    def _kept(self) -> Iterator[tuple[int, ArticleFact]]:
        for heap in (*self._lowest.values(), *self._highest.values()):
            yield from ((position, fact) for _, position, fact in heap)

    def _message(self, position: int, expected: int, left: int) -> str:
        day = shown_day(self._times[position] // DAY)
        message = (
            f"the number {self._numbers[position]} of the {self._kind} belongs to about {shown_day(expected // DAY)}"
        )
        more = f"; so are {left:,} more articles of that day out of order" if left else ""
        return f"{message}, the article to {day}{more}"


def _keep(days: dict[int, list[_Entry]], day: int, entry: _Entry) -> None:
    heap = days.get(day)
    if heap is None:
        days[day] = [entry]
    elif len(heap) < _KEPT:
        heappush(heap, entry)
    elif entry > heap[0]:
        heapreplace(heap, entry)
