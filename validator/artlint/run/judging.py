"""The verdicts of a run: remembered, else from the cache where it pays, else judged by this process or by several."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from artlint.memory.cached import open_cache, with_cache
from artlint.run.checker import Checker

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from artlint.config import Configs
    from artlint.files.candidate import Candidate
    from artlint.model import FileResult, Request, Verdict
    from artlint.watch.memory import Memory


class Judging:
    """Judges the files of one run. `notes` are what there is to say of the cache, once the results are taken."""

    def __init__(self, request: Request, configs: Configs, memory: Memory | None = None) -> None:
        self.notes: list[str] = []
        self._request = request
        self._configs = configs
        self._memory = memory

    def results(self, candidates: Sequence[Candidate]) -> Generator[FileResult]:
        """The result of each file, in order."""
        memory = self._memory
        found = (
            self._verdicts(candidates) if memory is None else memory.verdicts(self._request, candidates, self._verdicts)
        )
        with closing(found) as verdicts:
            yield from (verdict.result for verdict in verdicts)

    def _verdicts(self, candidates: Sequence[Candidate]) -> Generator[Verdict]:
        cache = open_cache(self._request, len(candidates))
        if cache is None:
            yield from self._judged(candidates, digests=False)
            return
        judge = partial(self._judged, digests=True)
        try:
            with closing(with_cache(cache, candidates, judge)) as verdicts:
                yield from verdicts
        finally:
            self.notes += cache.notes

    def _judged(self, candidates: Sequence[Candidate], *, digests: bool) -> Generator[Verdict]:
        """The verdicts of this run itself, with the digests of the files where they are to be kept."""
        if self._memory is not None:
            self._memory.judged += len(candidates)
        request = self._request._replace(cache=digests)
        jobs = _jobs(request, len(candidates))
        if jobs == 1:
            yield from map(Checker(request).verdict, candidates)
            return
        from artlint.run.workers import Team  # multiprocessing, only for many files

        with closing(Team(request, self._configs, jobs).verdicts(candidates)) as verdicts:
            yield from verdicts


def _jobs(request: Request, files: int) -> int:
    if files == 1:
        return 1
    from artlint.run.jobs import jobs_for  # one file needs no counting

    return jobs_for(files, request.jobs)
