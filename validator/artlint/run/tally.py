"""Results counted as they pass by, so that a report needs none of them kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from artlint.run.outcome import FileResult, Problem, Report, Skip
from artlint.run.paths import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.rule import Severity

UNREAD = ("unreadable-file", "internal-error", "worker-died", "not-checked")
"""Kinds of problems that mean that a file was not checked."""


class Tally:
    """Counts the results of a run.

    `folders` are those that the command line named (absolute, and as written), `known` further paths of articles in
    them. `entries` are the entries of configurations that hid a finding.
    """

    def __init__(self, folders: Iterable[tuple[str, str]] = (), known: Iterable[str] = ()) -> None:
        self._checked = 0
        self._fails = False
        self._baselined = self._outside = 0
        self._counts: Counter[tuple[Severity, str]] = Counter()
        self._fixable: Counter[bool] = Counter()
        self._fixed: Counter[str] = Counter()
        self._skipped: list[Skip] = []
        self._problems: list[Problem] = []
        self._suppressed = 0
        self.entries: set[str] = set()
        self._empty = list(folders)
        for path in known:
            self._see_article(path)

    def add(self, result: FileResult, path: str) -> None:
        """Count the result of one file, given with its absolute path."""
        self._problems += result.problems
        if result.findings:  # most files have none
            self._counts.update((finding.severity, finding.rule) for finding in result.findings)
            self._fixable.update(finding.fix.safe for finding in result.findings if finding.fix is not None)
        if result.fixed:
            self._fixed.update(result.fixed)
        self._fails = self._fails or result.fails
        self._baselined += len(result.baselined)
        self._outside += result.outside
        self._suppressed += len(result.suppressed)
        self.entries.update(it.entry for it in result.suppressed if it.entry)
        if result.skip is not None:
            self._skipped.append(result.skip)
            return
        self._see_article(path)
        self._checked += not any(problem.kind in UNREAD for problem in result.problems)

    def _see_article(self, path: str) -> None:
        if self._empty:
            self._empty = [(folder, written) for folder, written in self._empty if not is_inside(path, folder)]

    def empty_folders(self) -> tuple[Problem, ...]:
        """A folder that yields no article is an error: a gate that checks nothing must not be green."""
        return tuple(
            Problem(written, "nothing-to-check", "no article found in this folder") for _, written in self._empty
        )

    def report(self, skipped: Iterable[Skip] = (), problems: Iterable[Problem] = ()) -> Report:
        """All counts, with the files that were skipped and the problems that were met before any file was read."""
        return Report(
            self._checked,
            dict(self._counts),
            tuple(sorted([*skipped, *self._skipped])),
            (*problems, *self._problems),
            fails=self._fails,
            baselined=self._baselined,
            outside=self._outside,
            suppressed=self._suppressed,
            fixed=dict(sorted(self._fixed.items())),
            fixable=self._fixable[True],
            unsafely_fixable=self._fixable[False],
        )
