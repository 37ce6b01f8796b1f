"""Which verdicts of earlier runs still hold, and those of this run kept for the next."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from artlint.config.settings import blocks_of, settings_of
from artlint.disk import read_regular
from artlint.files.identity import blob_id
from artlint.memory import code, folder
from artlint.memory.cached import DATABASE, not_used
from artlint.memory.faults import UnplainError, UnwatchedError
from artlint.memory.folder import RACY
from artlint.memory.keys import Keys, root_of
from artlint.memory.plain import Codec
from artlint.memory.store import CorruptError, Row, Store, StoreError, set_aside
from artlint.model import FileResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artlint.config import Config
    from artlint.files.candidate import Candidate
    from artlint.model import Request, Verdict

DAY = 86_400_000

_BATCH = 2_000
"""Rows that are written at once."""

_STALE_DAYS = 7
"""A row that was met is marked so after that many days, lest a run without news write."""


_TROUBLE = (StoreError, OSError, UnplainError, UnwatchedError)
"""What may go wrong with a cache, and costs no more than the cache."""


class Seen(NamedTuple):
    """What the cache knows of a candidate: `row` if its verdict holds.

    `stat` is as it was before anyone read the file: times, size and inode, or only the size where times do not tell.
    """

    stat: bytes
    row: Row | None


NOTHING = Seen(b"", None)
"""Of a file of which nothing is known and nothing will be kept."""


class FileCache:
    """The verdicts on single files. It is of no use after an error, says so in `notes`, and never raises."""

    def __init__(self, request: Request, where: str, anchor: str) -> None:
        self.notes: list[str] = []
        self._where = where
        self._anchor = os.path.join(anchor, "")
        self._now = request.now
        self._today = request.now // DAY
        self._codec = Codec(path="", named=False)
        self._written: list[Row] = []
        self._kept_any = False
        self._made: dict[tuple[int, str, tuple[int, ...] | None], bytes | None] = {}
        self._usable = True
        try:
            self._prepare(request)
        except _TROUBLE as error:
            self._give_up(error)

    def _prepare(self, request: Request) -> None:
        folder.make(self._where)
        self._still = _clock_of(self._where) - RACY
        try:
            own = self._own_code()
        except CorruptError as error:
            path = os.path.join(self._where, DATABASE)
            set_aside(path)
            self.notes.append(f"the cache {path} {error}; it is put aside and made anew")
            own = self._own_code()
        self._keys = Keys(request, self._anchor, own)

    def _own_code(self) -> str:
        """The digest of our own code; its files are read only where one of them may have changed."""
        stamp = code.stamp()
        with Store(self._where) as store:
            content = store.code(stamp)
            if content is None:
                content = code.content()
                store.keep_code(stamp, content)
        return content + code.surroundings()

    def _give_up(self, error: Exception) -> None:
        self._usable = False
        self._written.clear()
        if isinstance(error, CorruptError):
            with suppress(OSError):
                set_aside(os.path.join(self._where, DATABASE))
        if str(error):  # else another process was writing, which is nobody's fault
            self.notes.append(not_used(self._where, error))

    def look(self, candidates: Sequence[Candidate]) -> list[Seen]:
        """What is known of each candidate."""
        if not self._usable:
            return [NOTHING] * len(candidates)
        try:
            with Store(self._where) as store:  # open for a moment: no connection may cross into a worker
                rows = store.rows([self._path(candidate) for candidate in candidates])
        except _TROUBLE as error:
            self._give_up(error)
            return [NOTHING] * len(candidates)
        return [self._seen(candidate, rows.get(self._path(candidate))) for candidate in candidates]

    def _path(self, candidate: Candidate) -> bytes:
        path = candidate.path
        below = path[len(self._anchor) :] if path.startswith(self._anchor) else os.path.relpath(path, self._anchor)
        return os.fsencode(below)

    def _seen(self, candidate: Candidate, row: Row | None) -> Seen:
        try:
            status = os.stat(candidate.path)
        except OSError:
            return NOTHING
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        stat = b"%d %d %d %d" % (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        self._whole(candidate)  # what a plugin imports while it judges is not yet loaded now, nor in any later run
        seen = Seen(stat if changed < self._still else b"racy 0 %d" % status.st_size, None)
        if row is None or not self._may_hold(row, candidate):
            return seen
        if row.stat == stat or _digest_of(candidate.path) == row.digest:
            return self._hit(row, seen, candidate)
        return seen

    def _may_hold(self, row: Row, candidate: Candidate) -> bool:
        numbers = all(type(number) is int for number in (row.judged_at, row.until, row.met))
        if not numbers or type(row.stat) is not bytes or not row.judged_at <= self._now < row.until:
            return False
        whole = self._whole(candidate)
        if whole is None or row.whole == whole:
            return whole is not None
        return row.settings == self._settings(candidate, blocks_of(candidate.config, candidate.path))

    def _hit(self, row: Row, seen: Seen, candidate: Candidate) -> Seen:
        whole = self._whole(candidate) or b""
        if row.stat != seen.stat or row.whole != whole or self._today - row.met >= _STALE_DAYS:
            self._write(row._replace(stat=seen.stat, whole=whole, met=self._today))
        return seen._replace(row=row)

    def result(self, candidate: Candidate, row: Row) -> FileResult | None:
        """The verdict that a row holds; None where the row was tampered with."""
        if row.result is None:
            return FileResult(candidate.shown, None)
        self._codec.here.update(path=candidate.shown, named=candidate.named)
        try:
            result: FileResult = self._codec.unpack(json.loads(row.result), FileResult)
        except (UnplainError, ValueError, TypeError, RecursionError):
            return None
        return result

    def keep(self, candidate: Candidate, seen: Seen, verdict: Verdict) -> None:
        """Keep a verdict that will hold in later runs."""
        result = verdict.result
        if not self._usable or not verdict.digest or verdict.until <= self._now or result.problems:
            return
        whole, settings = self._whole(candidate), self._settings(candidate, verdict.blocks)
        if whole is None or settings is None:
            return
        try:
            written = self._packed(candidate, result)
        except UnplainError:
            return
        path, stat = self._path(candidate), seen.stat
        self._write(Row(path, whole, settings, stat, verdict.digest, self._now, verdict.until, self._today, written))

    def _packed(self, candidate: Candidate, result: FileResult) -> str | None:
        if result == FileResult(result.path, None):
            return None
        self._codec.here.update(path=candidate.shown, named=candidate.named)
        return json.dumps(self._codec.pack(result, FileResult), separators=(",", ":"))

    def _write(self, row: Row) -> None:
        self._written.append(row)
        if len(self._written) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._usable and self._written:
            self._with_store(lambda store: store.write(self._written))
            self._kept_any = True
        self._written.clear()

    def close(self) -> None:
        """Write what is not written yet, and forget what was not met for long."""
        self._flush()
        if self._usable and self._kept_any:
            self._with_store(lambda store: store.prune(self._today))

    def _with_store(self, work: Callable[[Store], None]) -> None:
        try:
            with Store(self._where) as store:
                work(store)
        except _TROUBLE as error:
            self._give_up(error)

    def _whole(self, candidate: Candidate) -> bytes | None:
        root, config = root_of(candidate), candidate.config
        key = (id(config), root, None)
        if key not in self._made:
            self._made[key] = self._key_or_none(lambda: self._keys.whole(config, root), root, config)
        return self._made[key]

    def _settings(self, candidate: Candidate, blocks: tuple[int, ...]) -> bytes | None:
        root, config = root_of(candidate), candidate.config
        key = (id(config), root, blocks)
        if key not in self._made:
            self._made[key] = self._key_or_none(
                lambda: self._keys.settings(settings_of(config, blocks), root), root, config
            )
        return self._made[key]

    def _key_or_none(self, make: Callable[[], bytes], root: str, config: Config) -> bytes | None:
        try:
            return make() if root else None
        except _TROUBLE as error:
            note = f"the cache is not used for the files of {config.file}: {error}"
            self.notes += [note] * (note not in self.notes)
            return None


def _clock_of(where: str) -> int:
    """The time by the clock of the file system, which stamps what changes."""
    path = os.path.join(where, "CACHEDIR.TAG")
    os.utime(path)
    return min(os.stat(path).st_mtime_ns, time.time_ns())


def _digest_of(path: str) -> bytes:
    """The digest of a file's bytes; empty where it cannot be read."""
    try:
        return blob_id(read_regular(path))
    except OSError:
        return b""
