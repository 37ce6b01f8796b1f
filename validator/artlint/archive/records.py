"""Facts as they are asked for, and what may go wrong with them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from artlint.model.facts import Hiding


class NoRoomError(Exception):
    """SQLite cannot keep what the run has to remember, for one: the disk is full. The message says why."""


@contextmanager
def remembering() -> Iterator[None]:
    """Turn what SQLite says against a run's own database into a NoRoomError."""
    try:
        yield
    except sqlite3.Error as error:
        raise NoRoomError(f"the temporary files of SQLite cannot be written: {error}") from error


class DamagedFactsError(Exception):
    """The cache holds facts that cannot be read. `for_good`: nor can the next run read them."""

    def __init__(self, message: str, *, for_good: bool = False) -> None:
        super().__init__(message)
        self.for_good = for_good


class SuspectFactsError(DamagedFactsError):
    """A rule failed on facts, some of which the cache holds: the rule may be wrong, or what is kept."""


class FactName(NamedTuple):
    """A fact's name: its row, and whether the cache holds it (1) or the run itself (0)."""

    row: int
    kept: int


class KeptFact(NamedTuple):
    """A fact with what is known of its article. `time` is when it appeared (UTC milliseconds)."""

    name: FactName
    file: int
    path: bytes
    source: str
    time: int | None
    value: str | int | float | None


class FactPlace(NamedTuple):
    """Where a fact stands: the number of its file, code points in it, the severity there, and what hides a finding."""

    file: int
    start: int
    end: int
    severity: str
    key: int
    hiding: Hiding | None
