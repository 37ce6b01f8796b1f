"""The facts of a run: those of this run in a database of its own, those of earlier runs in the cache.

SQLite keeps on the disk what is much. The database of the run has no name and is gone when it is closed.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, groupby, islice
from operator import itemgetter

from artlint.archive.records import DamagedFactsError, FactName, FactPlace, KeptFact, remembering
from artlint.memory.fact_tables import TABLES, KeptFacts, judge_number, read_options, shown_options
from artlint.memory.faults import UnplainError
from artlint.memory.folder import is_regular
from artlint.memory.store import PATIENCE
from artlint.model.facts import Drawn, DrawnFact, Hiding, Judge

_OWN = "CREATE TABLE numbers (drawing INTEGER PRIMARY KEY, number INTEGER, is_new INTEGER)"
"""The files of the run: the number of each in the order of their paths."""

_SEVERITIES = ("off", "info", "warning", "error")

_NAMES = ("main", "kept")
_FACT = "f.key, f.rowid, {0}, n.number, d.path, d.source, d.time, f.value, f.start"
_FACTS = "SELECT {1} FROM {0}.facts f JOIN {0}.drawings d ON d.id = f.drawing JOIN numbers n ON n.drawing = f.drawing"

_NUMBER_ALL = """
INSERT INTO numbers SELECT id, row_number() OVER (ORDER BY path) - 1, 0 FROM (
    SELECT id, path FROM main.drawings
    UNION ALL
    SELECT d.id, d.path FROM kept.drawings d JOIN kept.files f ON f.path = d.path AND f.drawing = d.id
    WHERE d.path NOT IN (SELECT path FROM main.drawings)
)
"""

_BATCH = 20_000
"""Rows that are written at once."""

_MEMORY = "PRAGMA cache_size=-65536"
"""Keep at most 64 MiB of the database in memory."""


class Facts:
    """The facts of the files of a run, which are known by their numbers in the order of their paths.

    `has_kept`: the cache holds some of them. DamagedFactsError where what it holds is no use.
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", timeout=PATIENCE, isolation_level=None)
        for table in (*TABLES, _OWN):
            if not table.startswith("CREATE INDEX"):
                self._connection.execute(table)
        self._connection.execute(_MEMORY)
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("PRAGMA trusted_schema=OFF")
        self._is_attached = False
        self._judges: dict[int, Judge] = {}
        self._written: list[tuple[object, ...]] = []
        self.has_kept = False
        self._own: dict[int, int] = {}
        self._is_there: Callable[[KeptFact], bool] = lambda _: True
        self._connection.execute("BEGIN")

    def close(self) -> None:
        """Delete what the run kept for itself."""
        self._connection.close()

    def add(self, number: int, path: bytes, drawn: Drawn, drawing: int = 0) -> None:
        """Take the facts of a file. NoRoomError where they cannot be kept.

        `path` is absolute. `drawing` is the number by which the cache shall know them, 0 for none.
        """
        name = drawing or -number - 1
        run = self._connection.execute
        with remembering():
            run("INSERT OR REPLACE INTO numbers VALUES (?, ?, ?)", (name, number, drawing != 0))
            file = name, path, _bytes(drawn.source), drawn.time
            run("INSERT OR REPLACE INTO drawings VALUES (?, ?, ?, ?)", file)
        judges = [self._judge(judge) for judge in drawn.judges]
        hidings = [json.dumps(hiding) for hiding in drawn.hidings]
        self._written += [_row(fact, name, judges, hidings) for fact in drawn.facts]
        if len(self._written) >= _BATCH:
            self._write()

    def recall(self, number: int, drawing: int) -> None:
        """Take the facts of a file as the cache has them."""
        self.has_kept = True
        with remembering():
            self._connection.execute("INSERT OR REPLACE INTO numbers VALUES (?, ?, 0)", (drawing, number))

    def recall_others(self, is_there: Callable[[bytes], bool]) -> dict[int, int]:
        """Take the facts of all files that the cache knows beside those that were added, and number all by their paths.

        From then on, only keys are asked for that a file has which was added. `is_there` tells of a path of the cache
        whether the file still exists. The old number of each file that was added, by its new one.
        """
        run = self._connection.execute
        with _reading():
            before = dict(run("SELECT drawing, number FROM numbers").fetchall())
            self.has_kept = True
            self._read_judges()
            run("DELETE FROM numbers")
            run(_NUMBER_ALL)
            after = run("SELECT drawing, number FROM numbers WHERE drawing IN (SELECT id FROM main.drawings)")
            self._own = {number: before[drawing] for drawing, number in after}
            self._is_there = lambda fact: fact.file in self._own or is_there(fact.path)
            return self._own

    def path(self, number: int) -> bytes:
        """The path of a file of the cache."""
        with _reading():
            (found,) = self._connection.execute(
                "SELECT path FROM kept.drawings WHERE id = (SELECT drawing FROM numbers WHERE number = ?)", (number,)
            )
            return bytes(found[0])

    def _judge(self, judge: Judge) -> int:
        number = judge_number(judge)
        self._judges.setdefault(number, judge)
        return number

    def _write(self) -> None:
        with remembering():
            self._connection.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._written)
        self._written.clear()

    def finish(self, kept: KeptFacts | None = None) -> None:
        """Make what was taken ready to be asked for; `kept` is the cache that has the facts of earlier runs."""
        self._write()
        with remembering():
            self._connection.execute("CREATE INDEX facts_by_key ON facts (judge, key)")
            self._connection.execute("CREATE TABLE wanted (key INTEGER PRIMARY KEY)")
            self._connection.execute("COMMIT")
        with _reading():
            if kept is not None:
                self._attach(kept)
            self._demand_all()

    def _attach(self, kept: KeptFacts) -> None:
        if not is_regular(kept.database):
            raise DamagedFactsError("the cache is no regular file")
        self._connection.execute("ATTACH ? AS kept", (kept.database,))
        self._is_attached = True
        anchor = os.fsencode(kept.anchor)
        self._connection.execute(
            "UPDATE drawings SET path = substr(path, ?) WHERE substr(path, 1, ?) = ?",
            (len(anchor) + 1, len(anchor), anchor),
        )
        if self.has_kept:
            self._read_judges()

    def _demand_all(self) -> None:
        """Refuse to judge where a file's facts are nowhere to be found."""
        drawings = "SELECT id FROM main.drawings" + " UNION ALL SELECT id FROM kept.drawings" * self._is_attached
        missing = f"SELECT count(*) FROM numbers WHERE drawing NOT IN ({drawings})"
        if self._connection.execute(missing).fetchone() != (0,):
            raise DamagedFactsError("facts of some files are gone")

    def _read_judges(self) -> None:
        for number, rule, options in self._connection.execute("SELECT id, rule, options FROM kept.judges"):
            if number not in self._judges:
                self._judges[number] = Judge(rule, read_options(options))

    @property
    def judges(self) -> tuple[tuple[int, Judge], ...]:
        """All judges with their numbers, sorted by their names and options."""
        return tuple(sorted(self._judges.items(), key=lambda it: (it[1].rule, shown_options(it[1].options))))

    def groups(self, judge: int, least: int) -> Iterator[tuple[int, Iterator[KeptFact]]]:
        """The facts of each key of which there are so many, key by key, those of one in the order of their files."""
        with _reading():
            self._find_wanted(judge, least)
            rows = self._connection.execute(" UNION ALL ".join(self._selects()) + " ORDER BY 1, 4, 9", {"judge": judge})
            for key, group in groupby(rows, itemgetter(0)):
                facts = filter(self._is_there, map(_kept, group))
                first = list(islice(facts, least))
                if len(first) == least:
                    yield key, chain(first, facts)

    def _selects(self) -> Iterator[str]:
        for kept, database in enumerate(self._databases):
            select = _FACTS.format(database, _FACT.format(kept))
            yield f"{select} WHERE f.judge = :judge AND f.key IN (SELECT key FROM wanted)"

    @property
    def _databases(self) -> tuple[str, ...]:
        return _NAMES if self._is_attached and self.has_kept else _NAMES[:1]

    def _find_wanted(self, judge: int, least: int) -> None:
        """Find the keys that so many facts may have; those of files that are gone are counted, too."""
        wanted = {"judge": judge, "least": least}
        run = self._connection.execute
        run("DELETE FROM wanted")
        if self._own:
            run("INSERT OR IGNORE INTO wanted SELECT key FROM main.facts WHERE judge = :judge", wanted)
            return
        for database in self._databases:
            often = f"SELECT key FROM {database}.facts WHERE judge = :judge GROUP BY key HAVING count(*) >= :least"
            run(f"INSERT OR IGNORE INTO wanted {often}", wanted)
        if len(self._databases) > 1:
            in_both = (
                "SELECT key FROM main.facts WHERE judge = :judge"
                " AND key IN (SELECT key FROM kept.facts k WHERE k.judge = :judge AND k.key = main.facts.key)"
            )
            run(f"INSERT OR IGNORE INTO wanted {in_both}", {"judge": judge})

    def fact(self, name: FactName) -> KeptFact:
        """A fact by its name."""
        select = _FACTS.format(_NAMES[name.kept], _FACT.format(name.kept))
        with _reading():
            (row,) = self._connection.execute(f"{select} WHERE f.rowid = ?", (name.row,))
            return _kept(row)

    def place(self, name: FactName) -> FactPlace:
        """Where a fact stands."""
        database = _NAMES[name.kept]
        with _reading():
            number, start, end, severity, key, hiding = self._connection.execute(
                "SELECT n.number, f.start, f.end, f.severity, f.key, f.hiding"
                f" FROM {database}.facts f JOIN numbers n ON n.drawing = f.drawing WHERE f.rowid = ?",
                (name.row,),
            ).fetchone()
            hidden = Hiding(*json.loads(hiding)) if hiding else None
            return FactPlace(number, int(start), int(end), _SEVERITIES[severity], key, hidden)

    def keep(self) -> None:
        """Write the drawings of this run that have a number into the cache, all or none of them."""
        if not self._is_attached:
            return
        run = self._connection.execute
        new = "SELECT drawing FROM numbers WHERE is_new"
        judges = [(number, judge.rule, shown_options(judge.options)) for number, judge in self._judges.items()]
        try:
            run("BEGIN IMMEDIATE")
            run(f"INSERT OR REPLACE INTO kept.drawings SELECT * FROM main.drawings WHERE id IN ({new})")
            run(f"INSERT INTO kept.facts SELECT * FROM main.facts WHERE drawing IN ({new}) ORDER BY judge, key")
            self._connection.executemany("INSERT OR IGNORE INTO kept.judges VALUES (?, ?, ?)", judges)
            run("COMMIT")
        except sqlite3.Error:  # another process was writing, or the disk is full: the next run draws them again
            with suppress(sqlite3.Error):
                run("ROLLBACK")


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what may go wrong with facts that a stranger's cache holds into an error of this module."""
    try:
        yield
    except (sqlite3.Error, UnplainError, UnicodeError, TypeError, ValueError, LookupError, MemoryError) as error:
        is_busy = isinstance(error, sqlite3.OperationalError | MemoryError)
        raise DamagedFactsError(f"{type(error).__name__}: {error}", for_good=not is_busy) from error


def _row(fact: DrawnFact, drawing: int, judges: list[int], hidings: list[str]) -> tuple[object, ...]:
    hiding = None if fact.hiding < 0 else hidings[fact.hiding]
    value = _bytes(fact.value) if isinstance(fact.value, str) else fact.value
    severity = _SEVERITIES.index(fact.severity)
    return judges[fact.judge], fact.key, drawing, fact.start, fact.end, severity, value, hiding


def _kept(row: tuple[int, int, int, int, bytes, bytes, int | None, bytes | int | float | None, int]) -> KeptFact:
    _, number, kept, file, path, source, time, value, _ = row
    plain = _text(value) if isinstance(value, bytes) else value
    return KeptFact(FactName(number, kept), file, bytes(path), _text(source), time, plain)


def _bytes(text: str) -> bytes:
    """A text as SQLite takes it whatever is in it: its own texts have no lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
