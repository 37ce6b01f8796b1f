"""Results counted as they pass by, so that a report needs none of them kept."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING

from artlint.files.paths import is_inside
from artlint.model import FileResult, Problem, Report, Skip, reaches
from artlint.run.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Iterable

UNREAD = ("unreadable-file", "internal-error", "worker-died", "not-checked")
"""Kinds of problems that mean that a file was not checked."""


class Counter:
    """Counts the results of a run.

    `folders` are those that the command line named (absolute, and as written), `known` further paths of articles in
    them. `entries` are the entries of configurations that hid a finding.
    """

    def __init__(self, folders: Iterable[tuple[str, str]] = (), known: Iterable[str] = ()) -> None:
        self._checked = 0
        self._fails = False
        self._baselined = self._outside = 0
        self._statistics = Statistics()
        self._fixed: collections.Counter[str] = collections.Counter()
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
        if result.fixed:
            self._fixed.update(result.fixed)
        self._fails = self._fails or _fails_by_itself(result)
        self._baselined += len(result.baselined)
        self._outside += result.outside
        self._suppressed += len(result.suppressed)
        self.entries.update(it.entry for it in result.suppressed if it.entry)
        if result.skip is not None:
            self._skipped.append(result.skip)
        else:
            self._see_article(path)
        if result.skip is not None and not result.findings:
            return
        checked = result.skip is None and not any(problem.kind in UNREAD for problem in result.problems)
        self._checked += checked
        if result.findings or result.source is not None:  # most files have none
            self._statistics.add(result, checked=checked)

    def _see_article(self, path: str) -> None:
        if self._empty:
            self._empty = [(folder, written) for folder, written in self._empty if not is_inside(path, folder)]

    @property
    def empty_folders(self) -> tuple[tuple[str, str], ...]:
        """The folders that yielded no article."""
        return tuple(self._empty)

    @property
    def skipped(self) -> tuple[Skip, ...]:
        """The files that were skipped once they were read."""
        return tuple(self._skipped)

    def report(self, skipped: Iterable[Skip] = (), problems: Iterable[Problem] = ()) -> Report:
        """All counts, with the files that were skipped and the problems that were met before any file was read."""
        by_rule = self._statistics.by_rule
        return Report(
            self._checked,
            {key: amount.findings for key, amount in by_rule.items()},
            tuple(sorted([*skipped, *self._skipped])),
            (*problems, *self._problems),
            fails=self._fails,
            baselined=self._baselined,
            outside=self._outside,
            suppressed=self._suppressed,
            fixed=dict(sorted(self._fixed.items())),
            fixable=sum(amount.fixable for amount in by_rule.values()),
            unsafely_fixable=sum(amount.unsafely_fixable for amount in by_rule.values()),
            by_rule=by_rule,
            by_source=self._statistics.by_source,
        )


def _fails_by_itself(result: FileResult) -> bool:
    """Whether a result fails the run, whatever is used of the budgets."""
    if not result.fails or not any(finding.budget for finding in result.findings):
        return result.fails
    return reaches(result.fail_on, (finding for finding in result.findings if not finding.budget))
