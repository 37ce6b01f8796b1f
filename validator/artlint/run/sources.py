"""Where the candidates of a run come from: the paths of the command line, stdin, or a change (`changed`)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.model.outcome import Problem, Skip
from artlint.run.source import Source

if TYPE_CHECKING:
    from artlint.files.candidate import Candidate
    from artlint.model.request import Request
    from artlint.run.discovery import Discovery


class Walk(Source):
    """The files that the paths of a request lead to."""

    is_whole = True

    def __init__(self, discovery: Discovery) -> None:
        found = discovery.found
        self.candidates, self.skipped = found.candidates, found.skipped
        self.problems, self.doubles = found.problems, found.doubles
        self.folders = discovery.finder.folders


class Stdin(Source):
    """The text of stdin, for the file that it stands for. ConfigError where the configuration that holds is wrong."""

    def __init__(self, request: Request, discovery: Discovery) -> None:
        self._data, name = request.stdin or (b"", "")
        path = os.path.normpath(os.path.join(request.working_folder, name))
        candidate = discovery.finder.candidate(path, named=True)
        reason = (
            None if name == "-" else discovery.finder.sieve.reason(path, candidate.config)
        )  # - has no name to match
        if reason is None:
            self.candidates = (candidate,)
        else:
            self.skipped = (Skip(candidate.shown, reason, named=True),)

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


def source_of(request: Request, discovery: Discovery) -> Source:
    """The source that a request asks for. ConfigError where the configuration of stdin is wrong."""
    if request.stdin is not None:
        return Stdin(request, discovery)
    if not request.by_change:
        return Walk(discovery)
    from artlint.files.git import GitError
    from artlint.run.changed import Changed, asked  # git, only who asks about a change

    try:
        return Changed(request, discovery)
    except GitError as error:
        return Unknown(Problem(None, "git", f"{asked(request)}: {error}"))
