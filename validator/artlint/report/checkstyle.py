"""The report in Checkstyle's XML, for Jenkins and for everything that reads what Checkstyle writes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from artlint.report.xml import HEADER, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import FileResult, Located, Problem, Report
    from artlint.report import Style, Surroundings

_VERSION = "4.3"
"""What readers of the format expect to find; ESLint and others write it too."""


class Reporter:
    """The report as Checkstyle XML; columns are code points."""

    def __init__(self, _style: Style, _around: Surroundings) -> None:
        self._before = [HEADER, tag("checkstyle", {"version": _VERSION}), "\n"]

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        yield from self._begun()
        if result.findings:
            yield from _file(result.path, map(_finding, result.findings))

    def end(self, report: Report) -> Iterator[str]:
        """What could not be done, by file; what concerns no file stands under `.`."""
        yield from self._begun()
        problems = sorted(report.problems, key=_path)
        for path, of_path in groupby(problems, key=_path):
            yield from _file(path, map(_problem, of_path))
        yield "</checkstyle>\n"

    def _begun(self) -> list[str]:
        before, self._before = self._before, []
        return before


def _path(problem: Problem) -> str:
    return problem.path or "."


def _file(path: str, errors: Iterator[str]) -> Iterator[str]:
    yield "  " + tag("file", {"name": path}) + "\n"
    yield from errors
    yield "  </file>\n"


def _finding(finding: Located) -> str:
    return _error(
        line=finding.start.line,
        column=finding.start.column,
        severity=finding.severity,
        message=finding.message,
        source=f"artlint.{finding.rule}",
    )


def _problem(problem: Problem) -> str:
    return _error(severity="error", message=problem.message, source=f"artlint.{problem.kind}")


def _error(**attributes: object) -> str:
    return "    " + tag("error", attributes, end="/>") + "\n"
