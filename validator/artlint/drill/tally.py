"""Counts what becomes of damages, rule by rule, in as little memory as the rules need."""

from __future__ import annotations

from collections import Counter, defaultdict
from traceback import format_exc
from typing import TYPE_CHECKING

from artlint.drill.results import MISSED, SAMPLES, Cause, Row, Shown
from artlint.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_PROBLEMS = 20


class _Count:
    """What became of the damages of one rule so far."""

    def __init__(self) -> None:
        self.unfit = self.caught = self.failing = self.alarms = 0
        self.causes: Counter[Cause] = Counter()
        self.samples: list[Shown] = []
        self.alarm_samples: list[Shown] = []

    def row(self, rule: str) -> Row:
        causes = tuple(sorted(self.causes.items(), key=lambda it: (it[0].outcome, it[0].place or "", it[0].reason)))
        damaged = self.caught + self.causes.total()
        return Row(
            rule,
            damaged,
            self.unfit,
            self.caught,
            self.failing,
            causes,
            tuple(self.samples),
            self.alarms,
            tuple(self.alarm_samples),
        )


class Tally:
    """Counts of all rules, and what went wrong."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, _Count] = defaultdict(_Count)
        self._problems: dict[Problem, None] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong, each once, the first few."""
        return tuple(self._problems)

    def rows(self) -> tuple[Row, ...]:
        """The rows of all rules, by rule."""
        return tuple(self._counts[rule].row(rule) for rule in sorted(self._counts))

    def unfit(self, rule: str) -> None:
        """A damage that does not fit an article."""
        self._counts[rule].unfit += 1

    def caught(self, rule: str, *, fails: bool) -> None:
        """A damage of which the rule spoke; `fails`, so that a run fails."""
        self._counts[rule].caught += 1
        self._counts[rule].failing += fails

    def not_caught(self, rule: str, cause: Cause, sample: Shown) -> None:
        """A damage of which the rule did not speak, and why."""
        count = self._counts[rule]
        count.causes[cause] += 1
        if cause.outcome == MISSED and len(count.samples) < SAMPLES:
            count.samples.append(sample)

    def alarm(self, rule: str, sample: Shown) -> None:
        """A rule that spoke of a damage that does not concern it."""
        count = self._counts[rule]
        count.alarms += 1
        if len(count.alarm_samples) < SAMPLES:
            count.alarm_samples.append(sample)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """What went wrong in a check."""
        for problem in problems:
            if len(self._problems) < _MOST_PROBLEMS:
                self._problems.setdefault(problem)

    def fail(self, rule: str, path: str, error: Exception) -> None:
        """A damage that raised an error."""
        message = f"the damage of {rule} failed, please report it: {type(error).__name__}: {error}"
        self.add_problems([Problem(path, "damage-failed", message, format_exc())])
