"""What of a file's findings counts: those of the change that is asked about, and those that no baseline accepts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.article import File, decode
from artlint.baseline import Baseline, BaselineError, Baselines, matches
from artlint.config import Selection
from artlint.disk import read_regular
from artlint.files.candidate import Candidate, FolderContext
from artlint.files.git import GitError
from artlint.files.identity import file_marks
from artlint.files.paths import shown_prefix, with_separator
from artlint.model import FileResult, Problem, fail_level, reaches
from artlint.run.checker import Checker
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.blame import PlacedFinding
    from artlint.files.changes import Before, Changes
    from artlint.model import Located, Request


class Adoption:
    """Sorts the findings of file after file, in the order of their paths."""

    def __init__(self, request: Request, changes: Changes | None = None) -> None:
        self._request = request
        self._reports = request.fixing is None or request.fixing.report
        self._checker = Checker(request._replace(fixing=None))  # an earlier version is looked at as it was
        self._changes = changes
        self._baselines = Baselines(request)
        self._stale = 0
        self._said: set[str] = set()

    def open(self, candidates: Iterable[Candidate]) -> None:
        """Read the baselines that these files need. ConfigError where one is broken."""
        for config in {candidate.config.file: candidate.config for candidate in candidates}.values():
            self._baselines.of(config)

    def sort(self, candidate: Candidate, result: FileResult) -> FileResult:
        """A file's result with what counts as its findings, what is accepted, and how many are outside the change.

        A run that only fixes looks for no findings, so there is nothing to sort.
        """
        if not self._reports:
            return result
        if self._changes is not None and result.findings and not self._request.whole_files:
            try:
                result = self._within_change(candidate, result)
            except (GitError, OSError) as error:
                problem = Problem(candidate.shown, "unreadable-file", f"its version before cannot be read: {error}")
                result = result._replace(problems=(*result.problems, problem))
        baseline = self._baselines.of(candidate.config)
        if baseline is not None and result.skip is None:
            result = self._without_accepted(candidate, result, baseline)
        return result

    def notes(self) -> tuple[str, ...]:
        """The note that entries of a baseline are no longer found, if any are."""
        if not self._stale:
            return ()
        findings = "1 accepted finding is" if self._stale == 1 else f"{self._stale:,} accepted findings are"
        return (f"{findings} no longer there; `artlint baseline prune` takes them out of the baseline",)

    def _within_change(self, candidate: Candidate, result: FileResult) -> FileResult:
        assert self._changes is not None
        text = decode(self._changes.data(candidate.path))
        counts = [True] * len(result.findings)
        for before in self._changes.before(candidate.path, text):
            doing = self._doing_of_change(candidate, before, text, result.findings)
            counts = [both and one for both, one in zip(counts, doing, strict=True)]
        kept = tuple(finding for finding, one in zip(result.findings, counts, strict=True) if one)
        return self._with(candidate, result, kept)._replace(outside=len(result.findings) - len(kept))

    def _doing_of_change(
        self, candidate: Candidate, before: Before, text: str, findings: tuple[Located, ...]
    ) -> list[bool]:
        """For each finding, whether the change from an earlier version is to blame for it."""
        from artlint.blame import Change, absent_before, meets_change  # only who asks about a change

        assert self._changes is not None
        was = self._changes.text_before(before)
        change = Change(was, text)
        marked = [_placed(finding) for finding in findings]
        met = [meets_change(one, change) for one in marked]
        if all(met):
            return met
        old = self._checker.check_text(self._at(before.path, candidate), was)
        unheard = absent_before(marked, map(_placed, old.findings), change)
        return [one or other for one, other in zip(met, unheard, strict=True)]

    def _at(self, path: str, candidate: Candidate) -> Candidate:
        """The same file under the path that it had."""
        folder, name = os.path.split(path)
        shown = shown_prefix(folder, self._request.working_folder)
        context = FolderContext(with_separator(folder), shown, shown, candidate.config)
        return Candidate(context.path, name, context, named=False)

    def _without_accepted(self, candidate: Candidate, result: FileResult, baseline: Baseline) -> FileResult:
        def marks() -> tuple[str, str]:
            try:
                return file_marks(File(self._text(candidate)).article)
            except (GitError, OSError):  # stdin may stand for a file that is not there
                return "", ""

        keys = [(finding.rule, finding.key) for finding in result.findings]
        try:
            known = baseline.accepted(candidate.path, marks if keys else None)
        except BaselineError as error:
            return self._broken(result, f"{baseline.path}: {error}")
        if known is None:
            return result._replace(baseline=True)
        met = matches(keys, known)
        if self._knows_all(result):
            self._stale += known.total - sum(met)
        kept = tuple(finding for finding, one in zip(result.findings, met, strict=True) if not one)
        taken = tuple(finding for finding, one in zip(result.findings, met, strict=True) if one)
        return self._with(candidate, result, kept)._replace(baseline=True, baselined=taken)

    def _knows_all(self, result: FileResult) -> bool:
        """Whether a result holds all that the rules say of a whole file."""
        return self._changes is None and self._request.selection == Selection() and not result.problems

    def _broken(self, result: FileResult, message: str) -> FileResult:
        """A result that tells, once in a run, that a baseline has a broken line."""
        if message in self._said:
            return result
        self._said.add(message)
        return result._replace(problems=(*result.problems, Problem(None, "broken-baseline", message)))

    def _text(self, candidate: Candidate) -> str:
        if self._changes is not None:
            return decode(self._changes.data(candidate.path))
        return decode(read_regular(candidate.path))

    def _with(self, candidate: Candidate, result: FileResult, kept: tuple[Located, ...]) -> FileResult:
        return result._replace(findings=kept, fails=reaches(fail_level(candidate.config, self._request), kept))


def _placed(finding: Located) -> PlacedFinding:
    from artlint.blame import PlacedFinding

    related = tuple(Span(place.start.offset, place.end.offset) for place in finding.related)
    return PlacedFinding(finding.rule, finding.code or "", Span(finding.start.offset, finding.end.offset), related)
