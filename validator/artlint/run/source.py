"""What a run needs of the place that its candidates come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.files.candidate import read_bytes
from artlint.model.outcome import CONFIGURATION

if TYPE_CHECKING:
    from artlint.files.candidate import Candidate
    from artlint.files.changes import Changes
    from artlint.model.outcome import Problem, Skip


class Source:
    """Files to check, in order of their paths, with those that are skipped and what is wrong with the paths.

    `is_whole` tells whether it is all that the paths hold, as it stands on the disk. `folders` are those that the
    command line named (absolute, and as written) and that must hold an article; `doubles` are further paths to
    candidates, `changes` the change that is asked about.
    """

    candidates: tuple[Candidate, ...] = ()
    skipped: tuple[Skip, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_whole = False
    folders: tuple[tuple[str, str], ...] = ()
    doubles: tuple[str, ...] = ()
    changes: Changes | None = None

    @property
    def is_configured(self) -> bool:
        """Whether all configurations can be used: else one that cannot might have brought a rule or an article."""
        return not any(problem.kind == CONFIGURATION for problem in self.problems)

    def is_file(self, candidate: Candidate) -> bool:
        """Whether a candidate's bytes are those of the file at its path."""
        return True

    def read(self, candidate: Candidate) -> bytes:
        """A candidate's bytes. OSError where they cannot be read."""
        return read_bytes(candidate.path)

    def notes(self, checked: int) -> tuple[str, ...]:
        """Messages about the source, once so many files were checked."""
        return ()

    def close(self) -> None:
        """Release what the source holds."""
