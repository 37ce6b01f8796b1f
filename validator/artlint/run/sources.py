"""Where the candidates of a run come from: the paths of the command line, or stdin; a change stands in `changed`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.disk import read_regular
from artlint.files.path_filter import OTHER_SUFFIX
from artlint.model import CONFIGURATION, NOT_AN_ARTICLE, Problem, Skip

if TYPE_CHECKING:
    from artlint.files.candidate import Candidate
    from artlint.files.changes import Changes
    from artlint.model import Request
    from artlint.run.discovery import Discovery


class Source:
    """Files to check, in order of their paths, with those that are skipped and what is wrong with the paths.

    `is_whole` tells whether it is all that the paths hold, as it stands on the disk. `folders` are those that the
    command line named (absolute, and as written) and that must hold an article; `duplicates` are further paths to
    candidates, `changes` the change that is asked about.
    """

    candidates: tuple[Candidate, ...] = ()
    skipped: tuple[Skip, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_whole = False
    folders: tuple[tuple[str, str], ...] = ()
    duplicates: tuple[str, ...] = ()
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
        return read_regular(candidate.path)

    def notes(self, checked: int) -> tuple[str, ...]:
        """Messages about the source, once so many files were checked."""
        return ()

    def close(self) -> None:
        """Release what the source holds."""


class Walk(Source):
    """The files that the paths of a request lead to."""

    is_whole = True

    def __init__(self, discovery: Discovery) -> None:
        found = discovery.found
        self.candidates, self.skipped = found.candidates, found.skipped
        self.problems, self.duplicates = found.problems, found.duplicates
        self.folders = discovery.finder.folders


class Stdin(Source):
    """The text of stdin, for the file that it stands for. ConfigError where the configuration that holds is wrong."""

    def __init__(self, request: Request, discovery: Discovery) -> None:
        self._data, name = request.stdin or (b"", "")
        path = os.path.normpath(os.path.join(request.working_folder, name))
        candidate = discovery.finder.candidate(path, named=True)
        reason = (
            None if name == "-" else discovery.finder.path_filter.reason(path, candidate.config)
        )  # - has no name to match
        if reason is None:
            self.candidates = (candidate,)
        else:
            detail = OTHER_SUFFIX if reason == NOT_AN_ARTICLE else ""
            self.skipped = (Skip(candidate.shown, reason, named=True, detail=detail),)

    def is_file(self, candidate: Candidate) -> bool:
        """Never: the file at that path may differ, or be missing."""
        return False

    def read(self, candidate: Candidate) -> bytes:
        """What stdin held."""
        return self._data


class Unknown(Source):
    """A source that cannot be told, for one reason."""

    is_configured = False

    def __init__(self, problem: Problem) -> None:
        self.problems = (problem,)
