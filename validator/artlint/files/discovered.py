"""What the walks of one run have met so far: the state that they share."""

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from artlint.files.candidate import Candidate, FolderContext, duplicates
from artlint.files.path_filter import OTHER_SUFFIX
from artlint.files.paths import shown_path, with_separator
from artlint.model import NOT_AN_ARTICLE, Problem, Skip


class Found(NamedTuple):
    """All that the paths of a command line lead to. `duplicates` are further paths of candidates."""

    candidates: tuple[Candidate, ...]
    skipped: tuple[Skip, ...]
    problems: tuple[Problem, ...]
    duplicates: tuple[str, ...]


class Discovered:
    """Files to read, files to leave out with the reasons, and what is wrong with paths.

    `links` are the absolute paths of candidates that are links, `named` those of files that the command line names,
    `folders` its folders (absolute, and as written), `entered` all folders of walks with a separator at the end.
    """

    def __init__(self, working_folder: str) -> None:
        self.working_folder = working_folder
        self.links: set[str] = set()
        self.named: set[str] = set()
        self.entered: set[str] = set()
        self.folders: list[tuple[str, str]] = []
        self._candidates: list[Candidate] = []
        self._others: list[tuple[str, str]] = []
        self._skipped: dict[str, Skip] = {}
        self._problems: list[Problem] = []

    def add(self, candidate: Candidate, *, link: bool) -> None:
        """A file to read."""
        self._candidates.append(candidate)
        if link:
            self.links.add(candidate.path)

    def leave_out(self, folder: str, name: str) -> None:
        """A regular file that is not to be read."""
        self._others.append((folder, name))

    def skip(self, path: str, reason: str, *, named: bool) -> None:
        """Something to tell the user as skipped."""
        shown = self._shown(path)
        detail = OTHER_SUFFIX if reason == NOT_AN_ARTICLE else ""  # by its name; what a file says is not known yet
        self._skipped.setdefault(shown, Skip(shown, reason, named, detail))

    def missing(self, path: str, message: str) -> None:
        """A path at which there is nothing."""
        self._problems.append(Problem(self._shown(path) if path else None, "missing-path", message))

    def unreadable(self, path: str, error: OSError | ValueError) -> None:
        """A path that the system does not let us read."""
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self._problems.append(Problem(self._shown(path), "unreadable-file", f"cannot be read: {reason}"))

    def regular_files(self) -> Iterator[str]:
        """Every regular file that was met, by its absolute path."""
        yield from (candidate.path for candidate in self._candidates)
        yield from (folder + name for folder, name in self._others)

    def found(self, contexts: Iterable[FolderContext], misconfigured: Iterable[Problem]) -> Found:
        """The files to read, each once, by path."""
        further = self._take_duplicates_out(contexts)
        return Found(
            tuple(sorted(self._candidates, key=attrgetter("shown"))),
            tuple(sorted(self._skipped.values())),
            (*self._problems, *misconfigured),
            further,
        )

    def _take_duplicates_out(self, contexts: Iterable[FolderContext]) -> tuple[str, ...]:
        found = duplicates(self._candidates, contexts, self.links)
        for candidate in found:
            self.skip(candidate.path, "already-checked", named=candidate.named)
            self.leave_out(candidate.folder, candidate.name)
        paths = {candidate.path for candidate in found}
        if paths:
            self._candidates = [candidate for candidate in self._candidates if candidate.path not in paths]
        return tuple(candidate.path for candidate in found)

    def _shown(self, path: str) -> str:
        return shown_path(path, self.working_folder)


def candidate_at(path: str, context: FolderContext, *, named: bool) -> Candidate:
    """A file to read, by its absolute path."""
    folder, name = os.path.split(path)
    return Candidate(with_separator(folder), name, context, named)
