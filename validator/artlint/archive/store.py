"""The facts of a run in a database of its own: SQLite keeps what is much on the disk, and deletes it at the end."""

from __future__ import annotations

import json
import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from artlint.model.facts import Hiding, Judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.facts import Drawn, DrawnFact

_TABLES = """
CREATE TABLE files (number INTEGER PRIMARY KEY, path BLOB, source BLOB, time INTEGER);
CREATE TABLE facts (
    judge INTEGER, key INTEGER, file INTEGER, start INTEGER, end INTEGER, severity TEXT, value, hiding TEXT
);
"""

_SHARED = """
SELECT facts.key, facts.rowid, files.path, files.source, files.time, facts.value
FROM facts JOIN files ON files.number = facts.file
WHERE judge = :judge
  AND key IN (SELECT key FROM facts WHERE judge = :judge GROUP BY key HAVING count(*) >= :least)
ORDER BY facts.key, files.number, facts.start
"""

_ONE = """
SELECT facts.key, facts.rowid, files.path, files.source, files.time, facts.value
FROM facts JOIN files ON files.number = facts.file WHERE facts.rowid = ?
"""

_PAGES = "PRAGMA cache_size=-65536"
"""Keep at most 64 MiB of the database in memory."""

_BATCH = 20_000
"""Rows that are written at once."""


class KeptFact(NamedTuple):
    """A fact as it is kept. `number` is its name, `time` that of its article (UTC milliseconds)."""

    number: int
    path: str
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


class Facts:
    """The facts of the files of a run, which are known by their numbers in the order of their paths."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript(_TABLES)
        self._connection.execute(_PAGES)
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("BEGIN")
        self._judges: dict[str, tuple[int, Judge]] = {}
        self._written: list[tuple[object, ...]] = []

    def close(self) -> None:
        """Delete all of it."""
        self._connection.close()

    @property
    def judges(self) -> tuple[tuple[int, Judge], ...]:
        """All judges with their numbers, sorted by their names and options."""
        return tuple(self._judges[name] for name in sorted(self._judges))

    def add(self, number: int, path: str, drawn: Drawn) -> None:
        """Keep the facts of a file."""
        if not drawn.facts:
            return
        judges = [self._judge(judge) for judge in drawn.judges]
        hidings = [json.dumps(hiding) for hiding in drawn.hidings]
        self._connection.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?)", (number, _bytes(path), _bytes(drawn.source), drawn.time)
        )
        self._written += [_row(fact, number, judges, hidings) for fact in drawn.facts]
        if len(self._written) >= _BATCH:
            self._write()

    def _judge(self, judge: Judge) -> int:
        name = f"{judge.rule} {sorted(judge.options.items(), key=itemgetter(0))!r}"
        return self._judges.setdefault(name, (len(self._judges), judge))[0]

    def _write(self) -> None:
        self._connection.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._written)
        self._written.clear()

    def finish(self) -> None:
        """Make what was added ready to be asked for."""
        self._write()
        self._connection.execute("CREATE INDEX by_key ON facts (judge, key)")

    def groups(self, judge: int, least: int) -> Iterator[tuple[int, Iterator[KeptFact]]]:
        """The facts of each key of which there are so many, key by key, those of one in the order of their files."""
        rows = self._connection.execute(_SHARED, {"judge": judge, "least": least})
        for key, facts in groupby(rows, itemgetter(0)):
            yield key, (_kept(row) for row in facts)

    def fact(self, number: int) -> KeptFact:
        """A fact by its number."""
        (row,) = self._connection.execute(_ONE, (number,))
        return _kept(row)

    def place(self, number: int) -> FactPlace:
        """Where a fact stands."""
        file, start, end, severity, key, hiding = self._connection.execute(
            "SELECT file, start, end, severity, key, hiding FROM facts WHERE rowid = ?", (number,)
        ).fetchone()
        return FactPlace(file, start, end, severity, key, Hiding(*json.loads(hiding)) if hiding else None)


def _row(fact: DrawnFact, file: int, judges: list[int], hidings: list[str]) -> tuple[object, ...]:
    hiding = None if fact.hiding < 0 else hidings[fact.hiding]
    value = _bytes(fact.value) if isinstance(fact.value, str) else fact.value
    return judges[fact.judge], fact.key, file, fact.start, fact.end, fact.severity, value, hiding


def _kept(row: tuple[int, int, bytes, bytes, int | None, bytes | int | float | None]) -> KeptFact:
    _, number, path, source, time, value = row
    return KeptFact(number, _text(path), _text(source), time, _text(value) if isinstance(value, bytes) else value)


def _bytes(text: str) -> bytes:
    """A text as SQLite takes it whatever is in it: its own texts have no lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
