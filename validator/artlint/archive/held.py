"""The results of a run, held until the archive is judged: then each file is reported once, with all its findings."""

from __future__ import annotations

import pickle
import sqlite3
from typing import TYPE_CHECKING

from artlint.archive.records import remembering
from artlint.model import FileResult

if TYPE_CHECKING:
    from collections.abc import Iterator


class HeldResults:
    """Results in the order in which they came. SQLite keeps what is much on the disk, and deletes it at the end."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("CREATE TABLE results (number INTEGER PRIMARY KEY, data BLOB)")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("BEGIN")
        self._paths: list[str] = []

    def add(self, result: FileResult) -> None:
        """Hold the next result. NoRoomError where it cannot be kept."""
        if result != FileResult(result.path, None):  # most files are clean
            with remembering():
                self._connection.execute("INSERT INTO results VALUES (?, ?)", (len(self._paths), pickle.dumps(result)))
        self._paths.append(result.path)

    def __iter__(self) -> Iterator[FileResult]:
        """All results, in the order in which they came."""
        rows = self._connection.execute("SELECT number, data FROM results ORDER BY number")
        kept = next(rows, None)
        for number, path in enumerate(self._paths):
            if kept is not None and kept[0] == number:
                yield pickle.loads(kept[1])  # noqa: S301  this process pickled it, into a file that no other can open
                kept = next(rows, None)
            else:
                yield FileResult(path, None)

    def close(self) -> None:
        """Delete all of it."""
        self._connection.close()
