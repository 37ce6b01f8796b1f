"""The verdicts of the runs of one request, as long as a process lives."""

import pickle
from collections.abc import Sequence
from typing import NamedTuple

from artlint.files.candidate import Candidate
from artlint.files.stamp import Stamp, stamp_of
from artlint.memory.keys import FileKeys, Keys, root_of
from artlint.model import FileResult, Request, Verdict

MOST_FINDINGS = 100_000
"""Findings that are remembered; files beyond them are asked of the cache, or judged again."""


class Kept(NamedTuple):
    """A verdict on a file with what it depends on: `since` is when it was made, `until` when it ends (UTC ms).

    `drawn` are its facts, pickled: so they take a tenth of the memory. `drawing` is their number in the cache.
    """

    stamp: Stamp
    key: bytes
    named: bool
    since: int
    until: int
    result: FileResult
    drawn: bytes | None
    drawing: int


class ProcessMemory:
    """The memory of a process; each run begins with `begin`.

    `doubted` are the absolute paths that changed since the last run, None where anything may have.
    """

    def __init__(self) -> None:
        self.doubted: frozenset[str] | None = None
        self._kept: dict[str, Kept | None] = {}
        self._stamps: dict[str, Stamp | None] = {}
        self._findings = 0

    def __contains__(self, path: str) -> bool:
        """Whether the last run judged or recalled the file at an absolute path."""
        return path in self._kept

    def begin(self, request: Request) -> None:
        """Serve a run of the request, which differs from the last one in its time alone."""
        self._now = request.now
        self._keys = FileKeys(Keys(request, request.working_folder, ""))
        self._stamps = {}

    def look_up(self, candidates: Sequence[Candidate]) -> list[bool]:
        """For each file whether its verdict is known and still holds; what does not is forgotten."""
        if self.doubted is None and candidates:  # where there is none, a configuration may be broken for a while
            self._kept = {candidate.path: self._kept.get(candidate.path) for candidate in candidates}
            self._findings = sum(_weight(kept) for kept in self._kept.values())
        return [self._holds(candidate) for candidate in candidates]

    def recall(self, candidate: Candidate) -> Verdict | None:
        """The verdict on a file that is known."""
        kept = self._kept.get(candidate.path)
        if kept is None:
            return None
        drawn = pickle.loads(kept.drawn) if kept.drawn else None  # noqa: S301  this process pickled them
        return Verdict(kept.result, until=kept.until, drawn=drawn, drawing=0 if drawn else kept.drawing)

    def keep(self, candidate: Candidate, verdict: Verdict) -> Verdict:
        """Keep a verdict that will hold in a later run."""
        stamp, key = self._stamps.get(candidate.path), self._key(candidate)
        if stamp is None or key is None or verdict.until <= self._now or verdict.result.problems:
            return verdict
        drawn = pickle.dumps(verdict.drawn) if verdict.drawn else None
        kept = Kept(stamp, key, candidate.named, self._now, verdict.until, verdict.result, drawn, verdict.drawing)
        if self._findings + _weight(kept) <= MOST_FINDINGS:
            self._put(candidate.path, kept)
        return verdict

    def close(self) -> None:
        """All that was doubted was looked at: a file that was not judged since is known no more."""
        self.doubted = frozenset()

    def _holds(self, candidate: Candidate) -> bool:
        path = candidate.path
        kept = self._kept.get(path)
        if kept is not None and not (kept.since <= self._now < kept.until and kept.named == candidate.named):
            kept = None
        if kept is not None and self.doubted is not None and path not in self.doubted:
            return True
        stamp = stamp_of(path)
        if kept is not None and self.doubted is None and (kept.stamp, kept.key) == (stamp, self._key(candidate)):
            return True
        self._stamps[path] = stamp
        self._put(path, None)
        return False

    def _key(self, candidate: Candidate) -> bytes | None:
        root = root_of(candidate) or candidate.identity
        return self._keys.whole(candidate.config, root, candidate.context.flavor)

    def _put(self, path: str, kept: Kept | None) -> None:
        self._findings += _weight(kept) - _weight(self._kept.get(path))
        self._kept[path] = kept


def _weight(kept: Kept | None) -> int:
    return len(kept.result.findings) + len(kept.result.suppressed) if kept is not None else 0
