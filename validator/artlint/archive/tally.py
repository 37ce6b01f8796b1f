"""Counts that stay small whatever is counted, and that can be added to each other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 10_000
"""Names that a tally keeps apart."""


class Tally:
    """How often each name came. Counts are exact up to MOST names; beyond, the rarest are dropped.

    `is_whole` tells whether none was dropped.
    """

    def __init__(self) -> None:
        self.is_whole = True
        self._counts: Counter[str] = Counter()

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each name came."""
        return self._counts

    def add(self, name: str, number: int = 1) -> None:
        """Count a name."""
        self._counts[name] += number
        if len(self._counts) > 2 * MOST:
            self._drop_rarest()

    def most(self, number: int | None = None) -> list[tuple[str, int]]:
        """The most frequent names with their counts, those of one count by name."""
        return sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0]))[:number]

    def _drop_rarest(self) -> None:
        self._counts = Counter(dict(self.most(MOST)))
        self.is_whole = False


class Spread:
    """How whole numbers are spread. Their first two digits are kept, so numbers below 100 are exact.

    `number`, `total`, `least` and `most` are exact; the last two are 0 where there is no number.
    """

    def __init__(self) -> None:
        self.number = self.total = self.least = self.most = 0
        self._counts: Counter[int] = Counter()

    def add(self, value: int) -> None:
        """Count a number."""
        self.least = min(self.least, value) if self.number else value
        self.most = max(self.most, value) if self.number else value
        self.number += 1
        self.total += value
        self._counts[rounded(value)] += 1

    def quantile(self, share: float) -> int:
        """The least number, of two digits, that is not below so large a share of all; 0 where there is none."""
        seen = 0
        for value in sorted(self._counts):
            seen += self._counts[value]
            if seen >= share * self.number:
                return value
        return 0

    def between(self, least: int, most: int) -> int:
        """How many numbers lie between two of two digits, these included."""
        return sum(count for value, count in self._counts.items() if least <= value <= most)


def rounded(value: int) -> int:
    """A number with zeros behind its first two digits, towards minus infinity: 1,234 is 1,200, and -101 is -110."""
    unit: int = 10 ** max(len(str(abs(value))) - 2, 0)
    return value // unit * unit
