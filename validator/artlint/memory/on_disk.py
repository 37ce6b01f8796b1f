"""Which verdicts of earlier runs still hold, and those of this run kept for the next."""

import json
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

from artlint.config import Config
from artlint.config.conditions import blocks_of
from artlint.disk import read_regular
from artlint.files.candidate import Candidate
from artlint.files.identity import blob_id
from artlint.files.stamp import stamp_of
from artlint.memory import code, folder
from artlint.memory.fact_tables import KeptFacts, new_drawing
from artlint.memory.faults import UnplainError, UnwatchedError
from artlint.memory.folder import RACY
from artlint.memory.keys import FileKeys, Keys, root_of
from artlint.memory.place import DATABASE, not_used
from artlint.memory.plain import Codec
from artlint.memory.store import CorruptError, Row, Store, StoreError, set_aside
from artlint.model import FileResult, Request, Verdict

DAY = 86_400_000

_BATCH = 2_000
"""Rows that are written at once."""

_STALE_DAYS = 7
"""A row that was met is marked so only after that many days: a run that finds nothing new writes nothing."""


_TROUBLE = (StoreError, OSError, UnplainError, UnwatchedError)
"""What may go wrong with a cache, and costs no more than the cache."""


class CacheLookup(NamedTuple):
    """What the cache knows of a candidate: `row` if its verdict holds.

    `stat` is as it was before anyone read the file: times, size and inode, or only the size where times do not tell.
    """

    stat: bytes
    row: Row | None


NOTHING = CacheLookup(b"", None)
"""Of a file of which nothing is known and nothing will be kept."""


class DiskMemory:
    """The memory on disk. After an error it knows and keeps nothing, and `notes` say why."""

    def __init__(self, request: Request, where: str, anchor: str) -> None:
        self.notes: list[str] = []
        self._where = where
        self._anchor = os.path.join(anchor, "")
        self._now = request.now
        self._today = request.now // DAY
        self._asks_facts = request.facts
        self._codec = Codec(path="", named=False)
        self._written: list[Row] = []
        self._kept_any = False
        self._lookups: dict[bytes, CacheLookup] = {}
        self._usable = True
        self._is_prepared = False
        try:
            self._prepare(request)
            self._is_prepared = True
        except _TROUBLE as error:
            self._give_up(error)

    def _prepare(self, request: Request) -> None:
        folder.make(self._where, named=request.cache_folder is not None)
        self._still = _clock_of(self._where) - RACY
        try:
            own = self._own_code()
        except CorruptError as error:
            path = os.path.join(self._where, DATABASE)
            set_aside(path)
            self.notes.append(f"the cache {path} {error}; it is put aside and made anew")
            own = self._own_code()
        self._keys = FileKeys(Keys(request, self._anchor, own), self._note_fault)

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

    def look_up(self, candidates: Sequence[Candidate]) -> list[bool]:
        """For each file whether its verdict is known and still holds."""
        if not self._usable:
            return [False] * len(candidates)
        paths = list(map(self._path, candidates))
        try:
            with Store(self._where) as store:  # open for a moment: no connection may cross into a worker
                rows = store.rows(paths)
        except _TROUBLE as error:
            self._give_up(error)
            return [False] * len(candidates)
        lookups = [self._lookup(one, rows.get(path)) for one, path in zip(candidates, paths, strict=True)]
        self._lookups = dict(zip(paths, lookups, strict=True))
        return [lookup.row is not None for lookup in lookups]

    def _path(self, candidate: Candidate) -> bytes:
        path = candidate.path
        below = path[len(self._anchor) :] if path.startswith(self._anchor) else os.path.relpath(path, self._anchor)
        return os.fsencode(below)

    def _lookup(self, candidate: Candidate, row: Row | None) -> CacheLookup:
        stamp = stamp_of(candidate.path)
        if stamp is None:
            return NOTHING
        stat = b"%d %d %d %d" % stamp
        self._whole(candidate)  # what a plugin imports while it judges is not yet loaded now, nor in any later run
        lookup = CacheLookup(stat if stamp.latest < self._still else b"racy 0 %d" % stamp.size, None)
        if row is None or not self._may_hold(row, candidate):
            return lookup
        if row.stat == stat or _digest_of(candidate.path) == row.digest:
            return self._hit(row, lookup, candidate)
        return lookup

    def _may_hold(self, row: Row, candidate: Candidate) -> bool:
        if self._asks_facts and type(row.drawing) is not int:
            return False
        numbers = all(type(number) is int for number in (row.judged_at, row.until, row.met))
        if not numbers or type(row.stat) is not bytes or not row.judged_at <= self._now < row.until:
            return False
        whole = self._whole(candidate)
        if whole is None or row.whole == whole:
            return whole is not None
        if candidate.config.asks_articles:  # which source a file belongs to is not known before it is read
            return False
        return row.settings == self._settings(candidate, blocks_of(candidate.config, candidate.path))

    def _hit(self, row: Row, lookup: CacheLookup, candidate: Candidate) -> CacheLookup:
        whole = self._whole(candidate) or b""
        if row.stat != lookup.stat or row.whole != whole or self._today - row.met >= _STALE_DAYS:
            self._write(row._replace(stat=lookup.stat, whole=whole, met=self._today))
        return lookup._replace(row=row)

    def recall(self, candidate: Candidate) -> Verdict | None:
        """The verdict on a file that is known; None where its row was tampered with."""
        row = self._lookups.get(self._path(candidate), NOTHING).row
        if row is None:
            return None
        drawing = row.drawing or 0 if self._asks_facts else 0
        if row.result is None:
            return Verdict(FileResult(candidate.shown, None), until=row.until, drawing=drawing)
        self._codec.here.update(path=candidate.shown, named=candidate.named)
        try:
            result = self._codec.unpack(json.loads(row.result), FileResult)
        except (UnplainError, ValueError, TypeError, RecursionError):
            return None
        return Verdict(result, until=row.until, drawing=drawing)

    def keep(self, candidate: Candidate, verdict: Verdict) -> Verdict:
        """Keep a verdict that will hold in later runs; its facts are kept by whoever gathers them."""
        result = verdict.result
        if not self._usable or not verdict.digest or verdict.until <= self._now or result.problems:
            return verdict
        whole, settings = self._whole(candidate), self._settings(candidate, verdict.blocks)
        if whole is None or settings is None:
            return verdict
        try:
            packed = self._packed(candidate, result)
        except UnplainError:
            return verdict
        path = self._path(candidate)
        stat = self._lookups.get(path, NOTHING).stat
        drawing = 0 if verdict.drawn is None else new_drawing()
        times = self._now, verdict.until, self._today
        self._write(Row(path, whole, settings, stat, verdict.digest, *times, packed, drawing or None))
        return verdict._replace(drawing=drawing)

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

    @property
    def facts(self) -> KeptFacts | None:
        """Where facts are kept; None where the cache could not be used from the start."""
        return KeptFacts(os.path.join(self._where, DATABASE), self._anchor) if self._is_prepared else None

    def _with_store(self, work: Callable[[Store], None]) -> None:
        try:
            with Store(self._where) as store:
                work(store)
        except _TROUBLE as error:
            self._give_up(error)

    def _whole(self, candidate: Candidate) -> bytes | None:
        root = root_of(candidate)
        return self._keys.whole(candidate.config, root, candidate.context.flavor) if root else None

    def _settings(self, candidate: Candidate, blocks: tuple[int, ...]) -> bytes | None:
        root = root_of(candidate)
        return self._keys.settings(candidate.config, root, blocks, candidate.context.flavor) if root else None

    def _note_fault(self, config: Config, error: Exception) -> None:
        note = f"the cache is not used for the files of {config.file}: {error}"
        self.notes += [note] * (note not in self.notes)


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
