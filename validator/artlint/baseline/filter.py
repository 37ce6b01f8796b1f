"""A file's result without the findings that its baseline accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article import File, decode
from artlint.baseline.accepted import BaselineError, matches
from artlint.baseline.baselines import Baselines
from artlint.config import Selection
from artlint.files.identity import file_marks
from artlint.model import Problem, fail_level, reaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from artlint.baseline.accepted import Accepted
    from artlint.baseline.baselines import Baseline
    from artlint.baseline.place import BaselineFiles
    from artlint.config import Config
    from artlint.files.candidate import Candidate
    from artlint.model import FileResult, Request

    Read = Callable[[Candidate], bytes]


class BaselineFilter:
    """Filters results in the order of their paths; `read` gives a file's bytes, or raises OSError.

    `files` are those that baselines are among.
    `is_whole`: all findings of all files pass by, so that an accepted one which does not is no longer there.
    """

    def __init__(self, request: Request, read: Read, files: BaselineFiles, *, is_whole: bool) -> None:
        self._request = request
        self._read = read
        self._is_whole = is_whole
        self._baselines = Baselines(request, files)
        self._stale = 0
        self._broken: set[str] = set()

    def open(self, configs: Iterable[Config]) -> None:
        """Read the baselines of these configurations. ConfigError where one is broken."""
        for config in configs:
            self._baselines.of(config)

    def apply(self, candidate: Candidate, result: FileResult) -> FileResult:
        """The result with the findings that are not accepted; the others are `baselined`."""
        baseline = self._baselines.of(candidate.config) if result.skip is None or result.findings else None
        if baseline is None:
            return result
        try:
            known = self._accepted(baseline, candidate, result)
        except BaselineError as error:
            return self._with_broken(result, f"{baseline.path}: {error}")
        if known is None:
            return result._replace(baseline=True)
        keys = [(finding.rule, finding.key) for finding in result.findings]
        met = matches(keys, known)
        if self._is_whole and self._request.selection == Selection() and not result.problems:
            self._stale += known.total - sum(met)
        kept = tuple(finding for finding, one in zip(result.findings, met, strict=True) if not one)
        taken = tuple(finding for finding, one in zip(result.findings, met, strict=True) if one)
        fails = reaches(fail_level(candidate.config, self._request), kept)
        return result._replace(findings=kept, fails=fails, baseline=True, baselined=taken)

    def notes(self) -> tuple[str, ...]:
        """The note that accepted findings are no longer there, if any are not."""
        if not self._stale:
            return ()
        findings = "1 accepted finding is" if self._stale == 1 else f"{self._stale:,} accepted findings are"
        return (f"{findings} no longer there; `artlint baseline prune` takes them out of the baseline",)

    def _accepted(self, baseline: Baseline, candidate: Candidate, result: FileResult) -> Accepted | None:
        """What is accepted in a file; its text is read where the baseline does not know its name."""

        def marks() -> tuple[str, str]:
            try:
                return file_marks(File(decode(self._read(candidate))).article)
            except OSError:
                return "", ""

        return baseline.accepted(candidate.path, marks if result.findings else None)

    def _with_broken(self, result: FileResult, message: str) -> FileResult:
        """A result with the problem that a baseline has a broken line, which is told once in a run."""
        if message in self._broken:
            return result
        self._broken.add(message)
        return result._replace(problems=(*result.problems, Problem(None, "broken-baseline", message)))
