"""The files whose facts are judged: those of the run, and where it is over a part of an archive, those of the cache."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.disk import read_regular
from artlint.files.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artlint.archive.store import Facts
    from artlint.files.candidate import Candidate
    from artlint.memory.fact_tables import KeptFacts


class Others:
    """The files of the cache beside those of the run. `own` has the place of each file of the run by its number."""

    def __init__(self, facts: Facts, kept: KeptFacts, working_folder: str) -> None:
        self._facts = facts
        self._working_folder = working_folder
        self._anchor = kept.anchor
        self.own = facts.recall_others(self._is_there)

    def _is_there(self, path: bytes) -> bool:
        return os.path.lexists(os.path.join(os.fsencode(self._anchor), path))

    def path(self, number: int) -> str:
        """The absolute path of a file."""
        return os.path.normpath(os.path.join(self._anchor, os.fsdecode(self._facts.path(number))))

    def shown(self, number: int) -> str:
        """The path of a file as reports show it."""
        return shown_path(self.path(number), self._working_folder)


class Files:
    """Files by their numbers. `read` gives the bytes of a file of the run."""

    def __init__(
        self, candidates: Sequence[Candidate], read: Callable[[Candidate], bytes], others: Others | None
    ) -> None:
        self._candidates = candidates
        self._read = read
        self._others = others

    def index(self, number: int) -> int:
        """The place of a file among those of the run."""
        return number if self._others is None else self._others.own[number]

    def paths(self, number: int) -> tuple[str, str]:
        """The path of a file as reports show it, and as fingerprints have it."""
        if self._others is None or number in self._others.own:
            candidate = self._candidates[self.index(number)]
            return candidate.shown, candidate.identity
        return self._others.shown(number), self._others.path(number)

    def read(self, number: int) -> bytes:
        """The bytes of a file. OSError where it cannot be read."""
        if self._others is None or number in self._others.own:
            return self._read(self._candidates[self.index(number)])
        return read_regular(self._others.path(number))
