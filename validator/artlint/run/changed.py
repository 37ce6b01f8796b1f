"""The files that a change touches, as git names them, instead of those that a walk finds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.config.find import folders_above
from artlint.files.changes import changes_of
from artlint.files.git import Git, GitError
from artlint.files.path_filter import OTHER_SUFFIX, SUFFIXES
from artlint.files.paths import is_inside, shown_path
from artlint.model import CONFIGURATION, NOT_AN_ARTICLE, Problem, Skip
from artlint.run.sources import Source

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from artlint.files.candidate import Candidate
    from artlint.files.changes import Changes
    from artlint.model import Request
    from artlint.run.discovery import Discovery


class Changed(Source):
    """The changed files among the paths of a request. That there are none is no fault. GitError where git fails."""

    changes: Changes

    def __init__(self, request: Request, discovery: Discovery) -> None:
        self._request = request
        self.changes = changes_of(request)
        try:
            self._find(discovery)
        except BaseException:
            self.close()
            raise

    def is_file(self, candidate: Candidate) -> bool:
        """Whether the file in the worktree counts, not the version of the index."""
        return not self.changes.is_in_index(candidate.path)

    def read(self, candidate: Candidate) -> bytes:
        """What stands in a file now: in the index, or in the worktree. OSError where it cannot be read."""
        try:
            return self.changes.data(candidate.path)
        except GitError as error:
            raise OSError(str(error)) from None

    def notes(self, checked: int) -> tuple[str, ...]:
        """That nothing was changed."""
        return () if checked else (f"no article is changed {_where(self._request)}",)

    def close(self) -> None:
        """Let go of git."""
        self.changes.close()

    def _find(self, discovery: Discovery) -> None:
        request, changes, finder = self._request, self.changes, discovery.finder
        places = {written: _place(written, request) for written in request.paths}
        roots = frozenset(path for place in places.values() for path in place)
        candidates: list[Candidate] = []
        skipped = [_skip(path, why, request) for path, why in changes.others.items() if _in(path, roots)]
        problems = [*_missing(request, changes, places), *_unmerged(request, changes, roots)]
        for path in (changed.path for changed in changes.files if _in(changed.path, roots)):
            try:
                reason = self._reason(path, discovery)
            except ConfigError as error:
                problems.append(Problem(None, CONFIGURATION, str(error)))
                continue
            if reason is None:
                candidates.append(finder.candidate(path, named=False))
            elif path.lower().endswith(SUFFIXES):
                skipped.append(_skip(path, reason, request))
        self.candidates = tuple(sorted(candidates, key=lambda candidate: candidate.shown))
        self.skipped = tuple(skipped)
        self.problems = tuple(dict.fromkeys([*problems, *finder.misconfigured]))

    def _reason(self, path: str, discovery: Discovery) -> str | None:
        """Why a changed file is not to be checked. ConfigError where the configuration that holds for it is wrong."""
        config, path_filter = discovery.configs.of_folder(os.path.dirname(path)), discovery.finder.path_filter
        in_index = self.changes.is_in_index(path)
        reason = path_filter.reason(path, config)
        if reason is None and self._request.fixing is not None and in_index:
            return "not-checked-out"
        return path_filter.reason_of_link(path, self.changes.top) if reason is None and not in_index else reason


def _skip(path: str, reason: str, request: Request) -> Skip:
    detail = OTHER_SUFFIX if reason == NOT_AN_ARTICLE else ""
    return Skip(_shown(path, request), reason, named=False, detail=detail)


def _place(written: str, request: Request) -> tuple[str, str, str]:
    """An absolute path as it is written, as git knows it, which follows no link, and where it leads."""
    path = os.path.normpath(os.path.join(request.working_folder, written))
    folder, name = os.path.split(path)
    return path, os.path.join(os.path.realpath(folder), name), os.path.realpath(path)


def _missing(request: Request, changes: Changes, places: Mapping[str, tuple[str, ...]]) -> Iterable[Problem]:
    """Paths of the command line that are not in the repository; a deleted file, which git knows, is."""
    known = _known(changes)
    for written, place in places.items():
        shown = _shown(place[0], request)
        if not written:
            yield Problem(None, "missing-path", "a path is empty")
        elif not known.isdisjoint(place):
            continue
        elif not any(_belongs_to(changes.top, path) for path in place[1:]):
            yield Problem(shown, "git", f"is not in the repository {changes.top}, whose changes are asked for")
        elif not os.path.lexists(place[0]) and not Git(request.working_folder).is_known(place[1]):
            yield Problem(shown, "missing-path", "no such file or folder")


def _known(changes: Changes) -> set[str]:
    """All paths that changed, and the folders above them."""
    gone = [before.path for deleted in changes.deleted for before in deleted.files]
    pending = [*(changed.path for changed in changes.files), *changes.others, *changes.unmerged, *gone]
    known: set[str] = set()
    while pending:
        path = pending.pop()
        if path not in known:
            known.add(path)
            pending.append(os.path.dirname(path))
    return known


def _belongs_to(top: str, path: str) -> bool:
    """Whether a path is in a worktree, and in no other repository inside it."""
    *_, nearest = folders_above(path)
    return (path == top or is_inside(path, top)) and not is_inside(nearest, top)


def _unmerged(request: Request, changes: Changes, roots: Container[str]) -> Iterable[Problem]:
    message = "a merge left it in conflict, so the index holds no version of it to check"
    return (Problem(_shown(path, request), "unmerged-file", message) for path in changes.unmerged if _in(path, roots))


def _in(path: str, roots: Container[str]) -> bool:
    """Whether a path, or a folder above it, is one of these: a hook may name thousands."""
    while path not in roots:
        parent = os.path.dirname(path)
        if parent == path:
            return False
        path = parent
    return True


def _shown(path: str, request: Request) -> str:
    return shown_path(path, request.working_folder)


def asked(request: Request) -> str:
    """The option that asks for a change."""
    return "--staged" if request.diff_base is None else "--diff-base"


def _where(request: Request) -> str:
    if request.diff_base is None:
        return "in the index"
    return f"since {request.diff_base}" + (" in the index" if request.staged else "")
