"""Commands run in turn, round after round, so that a busy minute of the machine meets them all."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from .command import Command, FailedError, Spent, lines_of, peak, spent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _nothing() -> None:
    pass


class Entry(NamedTuple):
    """A command under a name; `before` is done ahead of each run, off the clock."""

    name: str
    command: Command
    before: Callable[[], None] = _nothing


class Plan(NamedTuple):
    """How often: rounds on the clock, those of a command whose first run takes `slow` seconds or more, and rounds in
    which the memory is looked at.
    """

    rounds: int
    slow_rounds: int
    memory_rounds: int
    slow: float


class Measured(NamedTuple):
    """What came of one entry: lines printed, seconds by round, bytes by round."""

    lines: int
    spent: tuple[Spent, ...]
    peaks: tuple[int, ...]


class Rounds:
    """A run of all entries. `measured` holds what worked; `problems` what did not, and why."""

    def __init__(self, entries: Sequence[Entry], plan: Plan, say: Callable[[str], None] = lambda _: None) -> None:
        self.problems: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        self._first: dict[str, float] = {}
        self._spent: dict[str, list[Spent]] = {entry.name: [] for entry in entries}
        self._peaks: dict[str, list[int]] = {entry.name: [] for entry in entries}
        self._plan = plan
        self._say = say
        self._run(entries)

    @property
    def measured(self) -> dict[str, Measured]:
        """By name, in the order of the entries."""
        return {
            name: Measured(self._lines[name], tuple(taken), tuple(self._peaks[name]))
            for name, taken in self._spent.items()
            if name not in self.problems
        }

    def _run(self, entries: Sequence[Entry]) -> None:
        self._round("first run", entries, self._warm)
        for number in range(self._plan.rounds):
            due = [entry for entry in entries if number < self._rounds_of(entry.name)]
            self._round(f"round {number + 1}", _turned(due, number), self._time)
        for number in range(self._plan.memory_rounds):
            self._round(f"memory {number + 1}", entries, self._weigh)

    def _rounds_of(self, name: str) -> int:
        slow = self._first.get(name, 0.0) >= self._plan.slow
        return self._plan.slow_rounds if slow else self._plan.rounds

    def _round(self, what: str, entries: Sequence[Entry], run: Callable[[Entry], str]) -> None:
        for entry in entries:
            if entry.name in self.problems:
                continue
            try:
                entry.before()
                self._say(f"{what}: {entry.name}: {run(entry)}")
            except FailedError as failed:
                self.problems[entry.name] = str(failed)
                self._say(f"{what}: {entry.name}: failed: {failed}")

    def _warm(self, entry: Entry) -> str:
        """A run that fills the caches; its output is counted, and its time says whether the command is a slow one."""
        begun = time.perf_counter()
        self._lines[entry.name] = lines_of(entry.command)
        self._first[entry.name] = time.perf_counter() - begun
        return f"{self._first[entry.name]:.3f} s"

    def _time(self, entry: Entry) -> str:
        self._spent[entry.name].append(spent(entry.command))
        return f"{self._spent[entry.name][-1].wall:.3f} s"

    def _weigh(self, entry: Entry) -> str:
        self._peaks[entry.name].append(peak(entry.command))
        return f"{self._peaks[entry.name][-1] / 1e6:.1f} MB"


def _turned(entries: Sequence[Entry], number: int) -> Sequence[Entry]:
    """The same, begun at another one: nobody always follows the same neighbour in time."""
    at = number % len(entries) if entries else 0
    return (*entries[at:], *entries[:at])
