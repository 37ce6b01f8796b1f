"""A run over what changed: the files that git names instead of those that a walk finds."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from artlint.article import decode
from artlint.config import ConfigError
from artlint.config.find import folders_above
from artlint.disk import TooLargeError
from artlint.files.changes import changes_of
from artlint.files.git import Git, GitError
from artlint.files.path_filter import SUFFIXES
from artlint.files.paths import is_inside, shown_path
from artlint.files.walk import Finder
from artlint.model import CONFIGURATION, FileResult, Problem, Report, Skip
from artlint.run.adoption import Adoption
from artlint.run.causes import with_causes_joined
from artlint.run.checker import Checker, too_large
from artlint.run.counter import Tally
from artlint.run.remarks import demand_known
from artlint.run.sourced import sourced

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Generator, Iterable, Mapping, Sequence

    from artlint.config import Configs
    from artlint.files.candidate import Candidate
    from artlint.files.changes import Changes
    from artlint.model import Request

    Judge = Callable[[Sequence[Candidate]], Generator[FileResult]]
    Receive = Callable[[FileResult], None]
    Progress = Callable[[int, int], None]


class _Found(NamedTuple):
    """The changed files to check, those to leave out, and what is wrong with the paths."""

    candidates: tuple[Candidate, ...]
    skipped: tuple[Skip, ...]
    problems: tuple[Problem, ...]


def check_changes(  # noqa: PLR0917  the run, from its parts
    request: Request,
    configs: Configs,
    finder: Finder,
    judge: Judge,
    receive: Receive,
    progress: Progress | None,
) -> Report:
    """Check the changed files among the paths of a request. That there are none is no fault, but it is said.

    `judge` gives the results of files as the worktree has them.
    """
    try:
        changes = changes_of(request)
    except GitError as error:
        return Report(0, {}, (), (Problem(None, "git", f"{_asked(request)}: {error}"),))
    try:
        found = _find(request, configs, finder, changes)
        if not any(problem.kind == CONFIGURATION for problem in found.problems):
            demand_known(request.selection, configs.known_rules())
        with closing(_results(request, found.candidates, changes, judge)) as results:
            report = _sorted(request, found, changes, results, receive, progress)
        nothing = () if report.checked else (f"no article is changed {_where(request)}",)
        return report._replace(notes=nothing)
    finally:
        changes.close()


def _sorted(  # noqa: PLR0917  as above
    request: Request,
    found: _Found,
    changes: Changes,
    results: Iterable[FileResult],
    receive: Receive,
    progress: Progress | None,
) -> Report:
    adoption, tally = Adoption(request, changes), Tally()
    adoption.open(found.candidates)
    for done, (candidate, result) in enumerate(zip(found.candidates, results, strict=True)):
        if progress:
            progress(done, len(found.candidates))
        sorted_out = sourced(with_causes_joined(adoption.sort(candidate, result)), candidate, request)
        tally.add(sorted_out, candidate.path)
        receive(sorted_out)
    return tally.report(found.skipped, found.problems)


def _results(
    request: Request, candidates: Sequence[Candidate], changes: Changes, judge: Judge
) -> Generator[FileResult]:
    """The results of files as the index has them, where that is what counts; those of the others come from `judge`."""
    checker = Checker(request)
    with closing(judge([it for it in candidates if not changes.is_in_index(it.path)])) as judged:
        for candidate in candidates:
            in_index = changes.is_in_index(candidate.path)
            yield _result(checker, candidate, changes) if in_index else next(judged)
        for _ in judged:  # the workers have yet to say good-bye
            raise AssertionError("more results than files")


def _find(request: Request, configs: Configs, finder: Finder, changes: Changes) -> _Found:
    places = {written: _place(written, request) for written in request.paths}
    roots = frozenset(path for place in places.values() for path in place)
    candidates: list[Candidate] = []
    skipped = [
        Skip(_shown(path, request), why, named=False) for path, why in changes.others.items() if _in(path, roots)
    ]
    problems = [*_missing(request, changes, places), *_unmerged(request, changes, roots)]
    for path in (changed.path for changed in changes.files if _in(changed.path, roots)):
        try:
            config = configs.of_folder(os.path.dirname(path))
        except ConfigError as error:
            problems.append(Problem(None, CONFIGURATION, str(error)))
            continue
        reason = finder.path_filter.reason(path, config) or _unfixable(path, request, changes)
        if reason is None and not changes.is_in_index(path):
            reason = finder.path_filter.reason_of_link(path, changes.top)
        if reason is None:
            candidates.append(finder.candidate(path, named=False))
        elif path.lower().endswith(SUFFIXES):
            skipped.append(Skip(_shown(path, request), reason, named=False))
    by_path = sorted(candidates, key=lambda candidate: candidate.shown)
    return _Found(tuple(by_path), tuple(skipped), tuple(dict.fromkeys([*problems, *finder.misconfigured])))


def _place(written: str, request: Request) -> tuple[str, str, str]:
    """An absolute path as it is written, as git knows it, which follows no link, and where it leads."""
    path = os.path.normpath(os.path.join(request.working_folder, written))
    folder, name = os.path.split(path)
    return path, os.path.join(os.path.realpath(folder), name), os.path.realpath(path)


def _unfixable(path: str, request: Request, changes: Changes) -> str | None:
    return "not-checked-out" if request.fixing is not None and changes.is_in_index(path) else None


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


def _result(checker: Checker, candidate: Candidate, changes: Changes) -> FileResult:
    """What came of a file as it stands in the index or the worktree. It never raises."""
    try:
        return checker.check_text(candidate, decode(changes.data(candidate.path)))
    except TooLargeError as error:
        return too_large(candidate, error)
    except OSError as error:
        problem = Problem(candidate.shown, "unreadable-file", f"cannot be read: {error.strerror or error}")
    except GitError as error:
        problem = Problem(candidate.shown, "unreadable-file", f"cannot be read: {error}")
    except Exception as error:  # a fault of artlint on one file must not cost the others their check
        message = f"artlint failed on this file, please report it: {type(error).__name__}: {error}"
        problem = Problem(candidate.shown, "internal-error", message)
    return FileResult(candidate.shown, None, problems=(problem,))


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


def _asked(request: Request) -> str:
    return "--staged" if request.diff_base is None else "--diff-base"


def _where(request: Request) -> str:
    if request.diff_base is None:
        return "in the index"
    return f"since {request.diff_base}" + (" in the index" if request.staged else "")
