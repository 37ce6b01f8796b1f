"""A file's result without the findings that the change which is asked about is not to blame for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.blame.change import Change, PlacedFinding, absent_before, meets_change
from artlint.files.candidate import Candidate, FolderContext
from artlint.files.git import GitError
from artlint.files.paths import shown_prefix, with_separator
from artlint.model import Problem, fail_level, reaches
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.files.changes import Before, Changes
    from artlint.model import FileResult, Located, Request

    Judge = Callable[[Candidate, str], FileResult]


class BlameFilter:
    """Filters the results of changed files; `judge` gives the result of an earlier version from its text."""

    def __init__(self, request: Request, changes: Changes, judge: Judge) -> None:
        self._request = request
        self._changes = changes
        self._judge = judge

    def apply(self, candidate: Candidate, result: FileResult) -> FileResult:
        """The result with the findings of the change; the others are counted as `outside`."""
        if not result.findings:
            return result
        try:
            counts = self._counts(candidate, result.findings)
        except (GitError, OSError) as error:
            problem = Problem(candidate.shown, "unreadable-file", f"its version before cannot be read: {error}")
            return result._replace(problems=(*result.problems, problem))
        kept = tuple(finding for finding, one in zip(result.findings, counts, strict=True) if one)
        fails = reaches(fail_level(candidate.config, self._request), kept)
        return result._replace(findings=kept, fails=fails, outside=len(result.findings) - len(kept))

    def _counts(self, candidate: Candidate, findings: tuple[Located, ...]) -> list[bool]:
        """For each finding, whether the change is to blame for it, from whichever earlier version it came."""
        text = decode(self._changes.data(candidate.path))
        counts = [True] * len(findings)
        for before in self._changes.before(candidate.path, text):
            blamed = self._blamed(candidate, before, text, findings)
            counts = [both and one for both, one in zip(counts, blamed, strict=True)]
        return counts

    def _blamed(self, candidate: Candidate, before: Before, text: str, findings: tuple[Located, ...]) -> list[bool]:
        """For each finding, whether the change from one earlier version is to blame for it."""
        old_text = self._changes.text_before(before)
        change = Change(old_text, text)
        placed = list(map(_placed, findings))
        met = [meets_change(one, change) for one in placed]
        if all(met):
            return met
        old = self._judge(self._at(before.path, candidate), old_text)
        absent = absent_before(placed, map(_placed, old.findings), change)
        return [one or other for one, other in zip(met, absent, strict=True)]

    def _at(self, path: str, candidate: Candidate) -> Candidate:
        """The same file under the path that it had."""
        folder, name = os.path.split(path)
        shown = shown_prefix(folder, self._request.working_folder)
        context = FolderContext(with_separator(folder), shown, shown, candidate.config)
        return Candidate(context.path, name, context, named=False)


def _placed(finding: Located) -> PlacedFinding:
    related = tuple(Span(place.start.offset, place.end.offset) for place in finding.related)
    return PlacedFinding(finding.rule, finding.code or "", Span(finding.start.offset, finding.end.offset), related)
