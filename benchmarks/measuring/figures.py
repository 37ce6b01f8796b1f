"""Medians with their range, ratios of one round, and tables."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .rounds import Measured


class Figure(NamedTuple):
    """The median of some measures, and the least and the greatest."""

    median: float
    least: float
    greatest: float

    def shown(self, form: str = ",.2f") -> str:
        """`median [least-greatest]`; the median alone where they are one and the same."""
        if self.least == self.greatest:
            return format(self.median, form)
        return f"{self.median:{form}} [{self.least:{form}}-{self.greatest:{form}}]"


def figure(measures: Sequence[float]) -> Figure:
    """The figure of at least one measure."""
    return Figure(statistics.median(measures), min(measures), max(measures))


def wall(measured: Measured, per: float = 1) -> Figure:
    """Seconds by the clock; in thousandths with `per=1000`."""
    return figure([per * spent.wall for spent in measured.spent])


def cpu(measured: Measured, per: float = 1) -> Figure:
    """Seconds of all cores."""
    return figure([per * spent.cpu for spent in measured.spent])


def megabytes(measured: Measured) -> Figure | None:
    """Peak memory, None where nobody looked."""
    return figure([peak / 1e6 for peak in measured.peaks]) if measured.peaks else None


def ratio(one: Measured, other: Measured) -> Figure:
    """One's wall over the other's, round by round, over the rounds that both ran."""
    pairs = zip(one.spent, other.spent, strict=False)  # a slow command runs in fewer rounds
    return figure([mine.wall / its.wall for mine, its in pairs])


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: int) -> str:
    """A Markdown table whose last `right` columns are set right."""
    rule = ["---"] * (len(head) - right) + ["---:"] * right
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))
