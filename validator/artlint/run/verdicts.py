"""The verdicts of a run, in the order of its files: recalled, else judged by this process or by several."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from artlint.run.checker import Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from artlint.config import Configs
    from artlint.files.candidate import Candidate
    from artlint.memory import Memory
    from artlint.memory.fact_tables import KeptFacts
    from artlint.memory.on_disk import DiskMemory
    from artlint.model import Request, Verdict
    from artlint.run.discovery import Session
    from artlint.run.sources import Source

    Judge = Callable[[Sequence[Candidate]], Generator[Verdict]]

LEAST_FILES = 200
"""Below this number, judging files anew costs less than asking the disk for their verdicts."""


class Verdicts:
    """Gives the verdicts of one run.

    `notes` are messages of the memory on disk, and `facts` is where it keeps facts: complete once all verdicts are.
    """

    def __init__(self, request: Request, configs: Configs, session: Session) -> None:
        self.notes: list[str] = []
        self.facts: KeptFacts | None = None
        self._request = request
        self._configs = configs
        self._session = session

    def of(self, source: Source) -> Generator[Verdict]:
        """The verdict on each candidate. What is not read from a file of the disk is judged by this process."""
        checker = Checker(self._request._replace(cache=False), read=source.read)
        with closing(self._of_files([it for it in source.candidates if source.is_file(it)])) as verdicts:
            for candidate in source.candidates:
                yield next(verdicts) if source.is_file(candidate) else checker.verdict(candidate)
            _finish(verdicts)

    def _of_files(self, files: Sequence[Candidate]) -> Generator[Verdict]:
        memory = self._session.memory(self._request)
        return self._from_disk(files) if memory is None else recalled(memory, files, self._from_disk)

    def _from_disk(self, files: Sequence[Candidate]) -> Generator[Verdict]:
        memory = _disk_memory(self._request, len(files))
        if memory is None:
            yield from self._judged(files, digests=False)
            return
        try:
            yield from recalled(memory, files, partial(self._judged, digests=True))
        finally:
            self.notes += memory.notes
            self.facts = memory.facts

    def _judged(self, files: Sequence[Candidate], *, digests: bool) -> Generator[Verdict]:
        """The verdicts of this run itself, with the digests of the files where they are to be kept."""
        self._session.judged += len(files)
        request = self._request._replace(cache=digests)
        jobs = _jobs(request, len(files))
        if jobs == 1:
            yield from map(Checker(request).verdict, files)
            return
        from artlint.run.workers import Team  # multiprocessing, only for many files

        yield from Team(request, self._configs, jobs).verdicts(files)


def recalled(memory: Memory, files: Sequence[Candidate], judge: Judge) -> Generator[Verdict]:
    """The verdict on each file: from memory, else from `judge`, and then kept."""
    known = memory.look_up(files)
    try:
        with closing(judge([file for file, is_known in zip(files, known, strict=True) if not is_known])) as verdicts:
            for file, is_known in zip(files, known, strict=True):
                verdict = memory.recall(file) if is_known else None
                if verdict is None:
                    verdict = _only(judge, file) if is_known else next(verdicts)
                    verdict = memory.keep(file, verdict)
                yield verdict
            _finish(verdicts)
    finally:
        memory.close()


def _only(judge: Judge, file: Candidate) -> Verdict:
    (verdict,) = judge([file])
    return verdict


def _finish(verdicts: Generator[Verdict]) -> None:
    """Let a generator that has given all its verdicts come to its end: there workers are dismissed."""
    for _ in verdicts:
        raise AssertionError("more verdicts than files")


def _disk_memory(request: Request, files: int) -> DiskMemory | None:
    """The memory on disk for a run over so many files; None where it would not pay."""
    if not request.cache or request.fixing is not None or files < LEAST_FILES:
        return None
    from artlint.config import ConfigError
    from artlint.memory.on_disk import DiskMemory  # SQLite, only where it pays
    from artlint.memory.place import anchor_of, cache_folder

    try:
        return DiskMemory(request, cache_folder(request), anchor_of(request))
    except ConfigError:  # the run reports it with every file that it concerns
        return None


def _jobs(request: Request, files: int) -> int:
    if files < 2:
        return 1
    from artlint.run.jobs import jobs_for  # one file needs no counting

    return jobs_for(files, request.jobs)
