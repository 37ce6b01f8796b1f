"""A run over what changed: the files that git names instead of those that a walk finds."""

from __future__ import annotations

import os
from contextlib import closing

from artlint.article import decode
from artlint.config import ConfigError
from artlint.light import TYPE_CHECKING, NamedTuple
from artlint.run.adoption import Adoption
from artlint.run.changes import changes_of
from artlint.run.checker import Checker
from artlint.run.find import SUFFIXES, Finder
from artlint.run.git import Git, GitError
from artlint.run.outcome import CONFIGURATION, FileResult, Problem, Report, Skip
from artlint.run.paths import shown_path
from artlint.run.remarks import demand_known
from artlint.run.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Generator, Iterable, Sequence

    from artlint.config import Configs
    from artlint.run.candidate import Candidate
    from artlint.run.changes import Changes
    from artlint.run.request import Request

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
        results = _staged(request, found.candidates, changes) if request.staged else judge(found.candidates)
        with closing(results):
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
    adoption, tally = Adoption(request, Checker(request), changes), Tally()
    adoption.open(found.candidates)
    for done, (candidate, result) in enumerate(zip(found.candidates, results, strict=True)):
        if progress:
            progress(done, len(found.candidates))
        sorted_out = adoption.sort(candidate, result)
        tally.add(sorted_out, candidate.path)
        receive(sorted_out)
    return tally.report(found.skipped, found.problems)


def _staged(request: Request, candidates: Iterable[Candidate], changes: Changes) -> Generator[FileResult]:
    """The results of files as the index has them."""
    checker = Checker(request)
    for candidate in candidates:
        yield _result(checker, candidate, changes)


def _find(request: Request, configs: Configs, finder: Finder, changes: Changes) -> _Found:
    roots = frozenset(os.path.normpath(os.path.join(request.working_folder, path)) for path in request.paths)
    candidates: list[Candidate] = []
    skipped = [
        Skip(_shown(path, request), why, named=False) for path, why in changes.others.items() if _in(path, roots)
    ]
    problems = [*_missing(request, changes), *_unmerged(request, changes, roots)]
    for path in (changed.path for changed in changes.files if _in(changed.path, roots)):
        try:
            config = configs.of_folder(os.path.dirname(path))
        except ConfigError as error:
            problems.append(Problem(None, CONFIGURATION, str(error)))
            continue
        reason = finder.reason_to_skip(path, config)
        if reason is None:
            candidates.append(finder.candidate(path, named=False))
        elif path.lower().endswith(SUFFIXES):
            skipped.append(Skip(_shown(path, request), reason, named=False))
    by_path = sorted(candidates, key=lambda candidate: candidate.shown)
    return _Found(tuple(by_path), tuple(skipped), tuple(dict.fromkeys(problems)))


def _missing(request: Request, changes: Changes) -> Iterable[Problem]:
    """Paths of the command line that are neither there nor known to git: a deleted file is known."""
    gone = [before.path for deleted in changes.deleted for before in deleted.files]
    paths = [*(changed.path for changed in changes.files), *changes.others, *changes.unmerged, *gone]
    for written in request.paths:
        root = os.path.normpath(os.path.join(request.working_folder, written))
        known = os.path.lexists(root) or any(_in(path, (root,)) for path in paths)
        if not written:
            yield Problem(None, "missing-path", "a path is empty")
        elif not known and not Git(request.working_folder).is_known(root):
            yield Problem(_shown(root, request), "missing-path", "no such file or folder")


def _unmerged(request: Request, changes: Changes, roots: Container[str]) -> Iterable[Problem]:
    message = "a merge left it in conflict, so the index holds no version of it to check"
    return (Problem(_shown(path, request), "unmerged-file", message) for path in changes.unmerged if _in(path, roots))


def _result(checker: Checker, candidate: Candidate, changes: Changes) -> FileResult:
    """What came of a file as it stands in the index or the worktree. It never raises."""
    try:
        return checker.check_text(candidate, decode(changes.data(candidate.path)))
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
