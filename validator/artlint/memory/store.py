"""One SQLite file of results, safe for processes that run at once.

Every row stands for itself: what it depends on is in it, so a row from before a crash is right or not used. Nobody
waits for another process longer than a moment.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple, Self

from artlint.memory.fact_tables import TABLES as FACT_TABLES
from artlint.memory.folder import is_regular
from artlint.memory.place import DATABASE

PATIENCE = 0.2
"""Seconds to wait for another process that writes."""

MOST_BYTES = 4 * 1024 * 1024 * 1024
"""Over this size the file is emptied when it is next written."""

KEPT_DAYS = 30
"""Rows of files that were not met for so long are deleted."""

_APPLICATION = 0x6172746C  # "artl"

_TABLES = (
    "CREATE TABLE codes (stamp TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID",
    "CREATE TABLE files (path BLOB PRIMARY KEY, whole BLOB, settings BLOB, stat BLOB, digest BLOB, judged_at INTEGER,"
    " until INTEGER, met INTEGER, result TEXT, drawing INTEGER) WITHOUT ROWID",
    *FACT_TABLES,
)

_ROWS = """
SELECT files.path, whole, settings, stat, digest, judged_at, until, met, result, drawings.id
FROM files LEFT JOIN drawings ON drawings.id = files.drawing AND drawings.path = files.path
"""
"""A drawing counts once it is there, for its facts are written with it."""

_UNUSED = "SELECT id FROM drawings WHERE id NOT IN (SELECT drawing FROM files WHERE drawing IS NOT NULL)"

_FEW = 500
"""Paths that one statement asks for."""


class StoreError(Exception):
    """The file cannot be used. The message says why; it is empty where another process only was busy."""


class CorruptError(StoreError):
    """The file is no cache of ours, or no longer."""


class Row(NamedTuple):
    """What is kept of a file: `result` is None for a clean article, `drawing` where its facts are not kept.

    SQLite takes any type in any column: who reads a file that a stranger wrote must look.
    """

    path: bytes
    whole: bytes
    settings: bytes
    stat: bytes
    digest: bytes
    judged_at: int
    until: int
    met: int
    result: str | None
    drawing: int | None


class Store:
    """The open file. Whatever SQLite says against it is a StoreError."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, DATABASE)
        if not is_regular(self.path):
            raise CorruptError("is no regular file")
        with _store_errors():
            self._connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA trusted_schema=OFF")
        run("PRAGMA cell_size_check=ON")
        if not self._schema():
            self._create()
        run("PRAGMA journal_mode=WAL")
        run("PRAGMA synchronous=OFF")

    def _schema(self) -> tuple[str, ...]:
        """The tables; a file that is not ours is refused before anything in it is asked."""
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        found = self._connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
        tables = tuple(sql for (sql,) in found)
        if tables and (application != _APPLICATION or sorted(tables) != sorted(_TABLES)):
            raise CorruptError("is no cache of this artlint")
        return tables

    def _create(self) -> None:
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        if not self._schema():  # another process may have been first
            for table in _TABLES:
                run(table)
            run(f"PRAGMA application_id={_APPLICATION}")
        run("COMMIT")

    def rows(self, paths: list[bytes]) -> dict[bytes, Row]:
        """The rows of these paths."""
        with _store_errors():
            return {row[0]: Row(*row) for row in self._rows(paths)}

    def _rows(self, paths: list[bytes]) -> Iterator[tuple[Any, ...]]:
        (total,) = self._connection.execute("SELECT count(*) FROM files").fetchone()
        if len(paths) * 4 > total:
            yield from self._connection.execute(_ROWS)
            return
        for start in range(0, len(paths), _FEW):
            some = paths[start : start + _FEW]
            marks = ",".join("?" * len(some))
            yield from self._connection.execute(f"{_ROWS} WHERE files.path IN ({marks})", some)

    def has_facts(self) -> bool:
        """Whether there are facts of any file."""
        with _store_errors():
            return self._connection.execute("SELECT 1 FROM drawings LIMIT 1").fetchone() is not None

    def write(self, rows: Iterable[Row]) -> None:
        """Keep rows, all or none of them."""
        with self._transaction():
            self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def prune(self, today: int) -> None:
        """Delete what was not met for long; everything where the file is too large."""
        with self._transaction():
            (pages,), (size,) = (
                self._connection.execute(f"PRAGMA {of}").fetchone() for of in ("page_count", "page_size")
            )
            oldest = today - KEPT_DAYS if pages * size <= MOST_BYTES else today + 1
            self._connection.execute("DELETE FROM files WHERE met < ?", (oldest,))
            self._forget_drawings()

    def _forget_drawings(self) -> None:
        """Delete the facts that no file has any more, once they are a quarter of all: that reads the whole table."""
        run = self._connection.execute
        (all_drawings,) = run("SELECT count(*) FROM drawings").fetchone()
        (unused,) = run(f"SELECT count(*) FROM ({_UNUSED})").fetchone()  # noqa: S608  a statement of our own
        if unused * 4 >= all_drawings > 0:
            run(f"DELETE FROM facts WHERE drawing IN ({_UNUSED})")  # noqa: S608  as above
            run(f"DELETE FROM drawings WHERE id IN ({_UNUSED})")  # noqa: S608  as above

    def code(self, stamp: str) -> str | None:
        """The digest of our own code as it was when it bore this stamp."""
        with _store_errors():
            found = self._connection.execute("SELECT digest FROM codes WHERE stamp = ?", (stamp,)).fetchone()
        return found[0] if found and isinstance(found[0], str) else None

    def keep_code(self, stamp: str, digest: str) -> None:
        """Remember the digest of our own code by its stamp, and forget others where they are many."""
        with self._transaction():
            (many,) = self._connection.execute("SELECT count(*) >= 50 FROM codes").fetchone()
            if many:
                self._connection.execute("DELETE FROM codes")
            self._connection.execute("INSERT OR REPLACE INTO codes VALUES (?, ?)", (stamp, digest))

    def __enter__(self) -> Self:
        """The file, until the block is left."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the file; other processes may go on."""
        with suppress(sqlite3.Error):
            self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        with _store_errors(), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield


@contextmanager
def _store_errors() -> Iterator[None]:
    """Turn what SQLite raises into errors of this module."""
    try:
        yield
    except (MemoryError, OverflowError, UnicodeError) as error:  # lengths and texts that no cache of ours has
        raise CorruptError(f"is damaged: {type(error).__name__}") from None
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreError from None
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT) or not code:
            raise CorruptError(f"is damaged: {error}") from None
        raise StoreError(f"cannot be used: {error}") from None


def set_aside(path: str) -> None:
    """Put a damaged or foreign file out of the way. OSError where that cannot be."""
    os.replace(path, f"{path}.broken")
    for end in ("-wal", "-shm", "-journal"):
        try:
            os.unlink(path + end)
        except FileNotFoundError:
            continue
