"""A run with the results of earlier ones: where they are kept, and when they are worth asking."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from artlint.config import Configs
from artlint.config.find import AS_IT_STANDS, configuration_in, folders_above
from artlint.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from artlint.config import Config
    from artlint.files.candidate import Candidate
    from artlint.memory.files import FileCache
    from artlint.memory.store import Row
    from artlint.model import Request

    Judge = Callable[[Sequence[Candidate]], Generator[Verdict]]

FOLDER = ".artlint_cache"

DATABASE = "results.db"
"""The file of results; SQLite keeps `-wal` and `-shm` beside it while it is open."""

LEAST_FILES = 200
"""Below this number judging anew costs less than asking."""


def configs_of(request: Request) -> Configs:
    """The configurations of a run, those remembered from earlier runs not validated again. ConfigError: it has none."""
    memory = ConfigMemory(request) if request.cache and request.config_from is None else None
    reading = AS_IT_STANDS
    if not request.local_plugins or request.config_from is not None:
        from artlint.files.revision import reading_of  # git, only who does not trust the worktree

        reading = reading_of(request)
    return Configs(
        request.working_folder, request.configuration, isolated=request.isolated, memory=memory, reading=reading
    )


class ConfigMemory:
    """Configurations remembered beside their files, or in the one folder that a run keeps all in.

    `notes` say which of these folders are not used, and why.
    """

    def __init__(self, request: Request) -> None:
        self.notes: list[str] = []
        self._request = request
        self._usable: dict[str, bool] = {}

    def recall(self, path: str) -> Config | None:
        """The configuration of a file, if it is known to be valid still."""
        from artlint.memory.configurations import (  # JSON and digests, only where there is a configuration
            is_kept,
            recall,
        )

        where = self._where(path)
        if not is_kept(where, path) or not self._may_use(where):
            return None
        return recall(where, path, folders=self._request.local_plugins)

    def remember(self, path: str, config: Config) -> None:
        """Keep a valid configuration."""
        from artlint.memory.configurations import remember

        where = self._where(path)
        if self._may_use(where):
            remember(where, path, config)

    def _may_use(self, where: str) -> bool:
        from artlint.memory.folder import demand_own

        if where not in self._usable:
            try:
                demand_own(where)
                self._usable[where] = True
            except OSError as error:
                self._usable[where] = False
                if os.path.lexists(where):
                    self.notes.append(not_used(where, error))
        return self._usable[where]

    def _where(self, path: str) -> str:
        if self._request.cache_folder is not None:
            return os.path.normpath(os.path.join(self._request.working_folder, self._request.cache_folder))
        return os.path.join(os.path.dirname(path), FOLDER)


def not_used(where: str, error: Exception) -> str:
    """Why a folder that should keep results is not used, in words."""
    reason = error.strerror or error if isinstance(error, OSError) else error
    return f"the cache {where} is not used: {reason}"


def cache_folder(request: Request) -> str:
    """Where results are kept: beside the configuration, else in the git root, else in the working folder."""
    if request.cache_folder is not None:
        return os.path.normpath(os.path.join(request.working_folder, request.cache_folder))
    return os.path.join(anchor_of(request), FOLDER)


def anchor_of(request: Request) -> str:
    """The folder that the paths in a cache are relative to. ConfigError where the configuration cannot be read."""
    if request.configuration is not None:
        return os.path.dirname(os.path.normpath(os.path.join(request.working_folder, request.configuration)))
    above = request.working_folder
    for above in folders_above(request.working_folder):
        if not request.isolated and request.config_from is None and configuration_in(above) is not None:
            return above
    return above if os.path.exists(os.path.join(above, ".git")) else request.working_folder


def open_cache(request: Request, files: int) -> FileCache | None:
    """The cache for a run over so many files; None where it would not pay."""
    if not request.cache or request.fixing is not None or files < LEAST_FILES:
        return None
    from artlint.config import ConfigError
    from artlint.memory.files import FileCache  # SQLite, only where it pays

    try:
        return FileCache(request, cache_folder(request), anchor_of(request))
    except ConfigError:  # the run will say it of every file that it concerns
        return None


def with_cache(cache: FileCache, candidates: Sequence[Candidate], judge: Judge) -> Generator[Verdict]:
    """The verdicts on all candidates in their order; `judge` is given those of which nothing is known."""
    seen = cache.look(candidates)
    missed = [candidate for candidate, known in zip(candidates, seen, strict=True) if known.row is None]
    try:
        with closing(judge(missed)) as verdicts:
            for candidate, known in zip(candidates, seen, strict=True):
                verdict = _recalled(cache, candidate, known.row) if known.row is not None else None
                if verdict is None:
                    verdict = next(verdicts) if known.row is None else _only(judge, candidate)
                    cache.keep(candidate, known, verdict)
                yield verdict
            for _ in verdicts:  # the workers have yet to say good-bye
                raise AssertionError("more verdicts than files")
    finally:
        cache.close()


def _recalled(cache: FileCache, candidate: Candidate, row: Row) -> Verdict | None:
    result = cache.result(candidate, row)
    return Verdict(result, until=row.until) if result is not None else None


def _only(judge: Judge, candidate: Candidate) -> Verdict:
    (verdict,) = judge([candidate])
    return verdict
