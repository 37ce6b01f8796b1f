"""The report for GitLab's code quality: an array of issues, each with a fingerprint of its own.

GitLab shows the issues of a merge request that its target branch has not, and knows them by the fingerprint alone:
two that are equal would be one. It places issues by line and knows no columns.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from artlint.report import BaseReporter
from artlint.report.json_writer import ArrayWriter, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.model import FileResult, Located, Problem, Report
    from artlint.report import Style, Surroundings

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class Reporter(BaseReporter):
    """Writes what GitLab's documentation asks for (Code Quality, Code Quality report format)."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._issues = ArrayWriter()
        self._fingerprints: set[str] = set()

    def begin(self) -> Iterator[str]:
        """The start of the array."""
        yield "["

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        return map(self._finding, result.findings)

    def end(self, report: Report) -> Iterator[str]:
        """The problems, as blockers."""
        yield from map(self._problem, report.problems)
        yield "\n]\n" if self._fingerprints else "]\n"

    def _finding(self, finding: Located) -> str:
        return self._issue(
            description=finding.message,
            check_name=finding.rule,
            fingerprint=self._unique(finding.fingerprint),
            severity=_SEVERITIES[finding.severity],
            location=self._location(finding.path, finding.start.line),
        )

    def _problem(self, problem: Problem) -> str:
        joined = "\0".join((problem.kind, problem.path or "", problem.message)).encode("utf-8", "surrogatepass")
        return self._issue(
            description=problem.message,
            check_name=problem.kind,
            fingerprint=self._unique(sha256(joined).hexdigest()[:32]),
            severity="blocker",
            location=self._location(problem.path or ".", 1),
        )

    def _location(self, path: str, line: int) -> dict[str, Any]:
        return {"path": self._around.in_repository(path), "lines": {"begin": line}}

    def _issue(self, **issue: object) -> str:
        return self._issues.entry(to_json(issue))

    def _unique(self, fingerprint: str) -> str:
        """The fingerprint, hashed again until no issue before has it: the same in every run."""
        while fingerprint in self._fingerprints:
            fingerprint = sha256(f"again {fingerprint}".encode()).hexdigest()[:32]
        self._fingerprints.add(fingerprint)
        return fingerprint
