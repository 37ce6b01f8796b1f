"""The report for GitLab's code quality: an array of issues, each with a fingerprint of its own.

GitLab shows the issues of a merge request that its target branch has not, and knows them by the fingerprint alone:
two that are equal would be one. It places issues by line and knows no columns.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from artlint.report.json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.model.outcome import FileResult, Located, Problem, Report
    from artlint.report import Style, Surroundings

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class Reporter:
    """The report as GitLab's documentation asks for it (Code Quality, Code Quality report format)."""

    def __init__(self, _style: Style, around: Surroundings) -> None:
        self._around = around
        self._before = "["
        self._taken: set[str] = set()

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        return map(self._finding, result.findings)

    def end(self, report: Report) -> Iterator[str]:
        """What could not be done, as blockers."""
        yield from map(self._problem, report.problems)
        yield "\n]\n" if self._taken else "[]\n"

    def _finding(self, finding: Located) -> str:
        return self._issue(
            description=finding.message,
            check_name=finding.rule,
            fingerprint=self._own(finding.fingerprint),
            severity=_SEVERITIES[finding.severity],
            location=self._location(finding.path, finding.start.line),
        )

    def _problem(self, problem: Problem) -> str:
        joined = "\0".join((problem.kind, problem.path or "", problem.message)).encode("utf-8", "surrogatepass")
        return self._issue(
            description=problem.message,
            check_name=problem.kind,
            fingerprint=self._own(sha256(joined).hexdigest()[:32]),
            severity="blocker",
            location=self._location(problem.path or ".", 1),
        )

    def _location(self, path: str, line: int) -> dict[str, Any]:
        return {"path": self._around.in_repository(path), "lines": {"begin": line}}

    def _issue(self, **issue: object) -> str:
        before, self._before = self._before, ","
        return f"{before}\n  {dumped(issue)}"

    def _own(self, fingerprint: str) -> str:
        """The fingerprint, salted with itself as often as it takes to be the only one: the same in every run."""
        while fingerprint in self._taken:
            fingerprint = sha256(f"again {fingerprint}".encode()).hexdigest()[:32]
        self._taken.add(fingerprint)
        return fingerprint
