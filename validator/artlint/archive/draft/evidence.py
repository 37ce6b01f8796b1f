"""What articles of one group have in common, as far as a configuration can say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import sqrt
from typing import TYPE_CHECKING

from artlint.archive.figures import LONGEST
from artlint.archive.tally import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.traits import Traits

MOST_TIMES = 400
"""Pairs of date and epoch that are kept of a group."""

DIRECT, YES, NO = "direct", "yes", "no"

_MINUTE = 60_000
_HOUR = 60 * _MINUTE
_LATEST = 4_102_444_800_000
"""The start of 2100; zones are told by dates between 1970 and then."""


class Share:
    """How many of some articles are alike in something. `least` is the lower end of Wilson's interval of 95 %."""

    def __init__(self, name: str, number: int, of: int) -> None:
        self.name, self.number, self.of = name, number, of

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of no articles."""
        return self.number / self.of if self.of else 0.0

    @property
    def least(self) -> float:
        """The share that holds at least for such articles, by what these tell (Wilson 1927)."""
        if not self.of:
            return 0.0
        z = 1.96
        middle = self.share + z * z / (2 * self.of)
        width = z * sqrt(self.share * (1 - self.share) / self.of + z * z / (4 * self.of * self.of))
        return max((middle - width) / (1 + z * z / self.of), 0.0)

    def __str__(self) -> str:
        """The share in words, for a comment."""
        return f"{self.number:,} of {self.of:,} ({100 * self.share:.1f} %, at least {100 * self.least:.1f} %)"


class Times:
    """Pairs of a date as written and an epoch (milliseconds): all, or every second, fourth … where they are many."""

    def __init__(self) -> None:
        self.pairs: list[tuple[int, int]] = []
        self._step = 1
        self._seen = 0

    def add(self, local: int, epoch: int) -> None:
        """Keep a pair, if it is its turn."""
        if self._seen % self._step == 0:
            self.pairs.append((local, epoch))
        self._seen += 1
        if len(self.pairs) > MOST_TIMES:
            self.pairs = self.pairs[::2]
            self._step *= 2


class Evidence:
    """Counts of a group: for each feature, how many articles have which value of it.

    `times` are those of dates without a zone, `lags` the minutes from date to epoch where the date is a moment.
    """

    def __init__(self) -> None:
        self.files = 0
        self.features: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.times = Times()
        self.lags = Spread()

    def add(self, traits: Traits) -> None:
        """Count an article."""
        self.files += 1
        for feature, value in _features(traits):
            self.features[feature][value] += 1
        if traits.lag is not None:
            self.lags.add(traits.lag // _MINUTE)
        if traits.local is not None and traits.epoch is not None and 0 < traits.local < _LATEST:
            self.times.add(traits.local, traits.epoch)

    def most(self, feature: str) -> Share:
        """The most frequent value of a feature, and how many of the articles that have the feature have it."""
        counts = self.features.get(feature, Counter())
        name, number = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
        return Share(name, number, counts.total())

    def has(self, feature: str) -> Share:
        """How many articles have a part."""
        counts = self.features.get(feature, Counter())
        return Share(YES, counts[YES], counts.total())


def _features(traits: Traits) -> Iterator[tuple[str, str]]:
    yield "layout", traits.layout
    yield "body", traits.body
    yield "form", f"{traits.form} {traits.zone}"
    yield "date", YES if "date" in traits.parts else NO
    yield "image", YES if traits.image_hosts else NO
    if traits.image_hosts:
        yield "caption", YES if traits.captions else NO
        yield "proxy", traits.proxies[0].replace("/?", "?") if traits.proxies else DIRECT
        yield "spelling", traits.proxies[0] if traits.proxies else DIRECT
    if traits.lag is not None:
        yield "late", YES if traits.lag // _MINUTE > LONGEST else NO
    if traits.local is not None and traits.epoch is not None:
        yield "hours", str(-((traits.epoch - traits.local) // _HOUR))
