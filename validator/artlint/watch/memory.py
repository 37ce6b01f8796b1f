"""What one run leaves to the next in the same process: the walk, and the verdicts on what did not change."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from artlint.files.stamp import stamp_of
from artlint.files.walk import SPEAKING
from artlint.memory.faults import UnplainError, UnwatchedError
from artlint.memory.keys import Keys, root_of
from artlint.model import Verdict
from artlint.packs.plugins import forget_folders
from artlint.run.discovery import Survey
from artlint.watch.noise import is_noise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Sequence

    from artlint.config import Config
    from artlint.files.candidate import Candidate
    from artlint.model import FileResult, Request

    Judge = Callable[[Sequence[Candidate]], Generator[Verdict]]
    from artlint.files.stamp import Stamp

MOST_FINDINGS = 100_000
"""Findings that are remembered; files beyond them are asked of the cache, or judged again."""

_MOST_WALKS = 3
"""Walks for one run: new folders may come as fast as they are found."""


class Kept(NamedTuple):
    """A verdict on a file with what it hangs on: `since` is when it was made, `until` when it ends (UTC ms)."""

    stamp: Stamp
    key: bytes
    named: bool
    since: int
    until: int
    result: FileResult


class Memory:
    """Serves the runs of one request, its time aside. Between two of them, `doubt` tells what changed.

    `follow` is told of each new walk, before any file is read; where it says so, the walk is made once more.
    `judged` is how many files the last run judged anew, which neither this memory nor the cache knew.
    """

    def __init__(self, follow: Callable[[Survey], bool] = lambda _: False) -> None:
        self._follow = follow
        self._kept: dict[str, Kept | None] = {}
        self._survey: Survey | None = None
        self._doubted: frozenset[str] | None = None
        self._findings = 0
        self.judged = 0

    def doubt(self, paths: Collection[str] | None) -> None:
        """What changed since the last run: absolute paths, or None where anything may have."""
        self._doubted = None if paths is None or self._doubted is None else self._doubted.union(paths)

    def concerns(self, path: str) -> bool:
        """Whether a change at an absolute path may change what a run says."""
        survey = self._survey
        if path in self._kept:
            return True
        if survey is None or not survey.walked:
            return not is_noise(path)
        if os.path.join(path, "") in survey.entered:
            return True
        if os.path.join(os.path.dirname(path), "") not in survey.entered or is_noise(path):
            return False
        if path in survey.others:
            return os.path.basename(path) in SPEAKING or not _is_file(path)
        return os.path.lexists(path)  # else it came and went, as an editor's temporary file does

    @property
    def configs(self) -> tuple[Config, ...]:
        """The configurations that the last run read."""
        return self._survey.configs.loaded if self._survey is not None else ()

    def survey(self, request: Request) -> Survey:
        """What a run has before it: as the last one had it, unless what changed is more than what articles say."""
        foreseen = self._doubted is not None and all(path in self._kept and _is_file(path) for path in self._doubted)
        self.judged = 0
        if self._survey is None or not foreseen:
            self._survey = self._doubted = None
            self._survey = self._followed(request)
        return self._survey

    def _followed(self, request: Request) -> Survey:
        for _ in range(_MOST_WALKS):
            forget_folders()  # a plugin's file may have changed
            survey = Survey(request)
            if not self._follow(survey):
                break
        return survey

    def verdicts(self, request: Request, candidates: Sequence[Candidate], judge: Judge) -> Generator[Verdict]:
        """The verdicts on all candidates in their order; `judge` is given those of which nothing is remembered."""
        keys = _WholeKeys(request)
        before = [self._recalled(candidate, keys, request.now) for candidate in candidates]
        missed = [candidate for candidate, kept in zip(candidates, before, strict=True) if not isinstance(kept, Kept)]
        self._forget_others(candidates)
        with closing(judge(missed)) as verdicts:
            for candidate, known in zip(candidates, before, strict=True):
                if isinstance(known, Kept):
                    yield Verdict(known.result, until=known.until)
                else:
                    verdict = next(verdicts)
                    self._keep(candidate, known, keys.of(candidate), request.now, verdict)
                    yield verdict
            for _ in verdicts:  # the workers have yet to say good-bye
                raise AssertionError("more verdicts than files")
        self._doubted = frozenset()

    def _recalled(self, candidate: Candidate, keys: _WholeKeys, now: int) -> Kept | Stamp | None:
        """What is remembered of a file; else its stamp before anyone read it, None where it has none."""
        path = candidate.path
        kept = self._kept.get(path)
        holds = kept is not None and kept.since <= now < kept.until and kept.named == candidate.named
        if holds and self._doubted is not None and path not in self._doubted:
            return kept
        stamp = stamp_of(path)
        if kept is None or not holds or self._doubted is not None:
            return stamp
        return kept if kept.stamp == stamp and kept.key == keys.of(candidate) else stamp

    def _forget_others(self, candidates: Sequence[Candidate]) -> None:
        """Forget files that are gone; where there is none left, a configuration may be broken for a while."""
        if self._doubted is None and candidates:
            paths = [candidate.path for candidate in candidates]
            self._kept = {path: self._kept.get(path) for path in paths}
            self._findings = sum(_weight(kept.result) for kept in self._kept.values() if kept)

    def _keep(self, candidate: Candidate, stamp: Stamp | None, key: bytes | None, now: int, verdict: Verdict) -> None:
        path = candidate.path
        old, weight = self._kept.get(path), _weight(verdict.result)
        self._findings -= _weight(old.result) if old else 0
        few = self._findings + weight <= MOST_FINDINGS
        if stamp is None or key is None or verdict.until <= now or verdict.result.problems or not few:
            self._kept[path] = None
            return
        self._findings += weight
        self._kept[path] = Kept(stamp, key, candidate.named, now, verdict.until, verdict.result)


class _WholeKeys:
    """What the verdicts under a configuration hang on, made once for each; None where that cannot be told."""

    def __init__(self, request: Request) -> None:
        self._keys = Keys(request, request.working_folder, "")
        self._made: dict[tuple[int, str], bytes | None] = {}

    def of(self, candidate: Candidate) -> bytes | None:
        seen_from = root_of(candidate) or candidate.identity
        known = id(candidate.config), seen_from
        if known not in self._made:
            self._made[known] = self._make(candidate, seen_from)
        return self._made[known]

    def _make(self, candidate: Candidate, seen_from: str) -> bytes | None:
        try:
            return self._keys.whole(candidate.config, seen_from)
        except (UnplainError, UnwatchedError, OSError):
            return None


def _weight(result: FileResult) -> int:
    return len(result.findings) + len(result.suppressed)


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False
