"""The report in Checkstyle's XML, for Jenkins and for everything that reads what Checkstyle writes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from artlint.report import BaseReporter
from artlint.report.xml import HEADER, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.model import FileResult, Located, Problem, Report

_VERSION = "4.3"
"""The version of Checkstyle that readers expect; ESLint and others write it, too."""


class Reporter(BaseReporter):
    """Writes Checkstyle XML; columns are code points."""

    def begin(self) -> Iterator[str]:
        """The start of the document."""
        yield HEADER + tag("checkstyle", {"version": _VERSION}) + "\n"

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        if result.findings:
            yield from _file_element(result.path, map(_finding_element, result.findings))

    def end(self, report: Report) -> Iterator[str]:
        """The problems, by file; those that concern no file stand under `.`."""
        problems = sorted(report.problems, key=_path_of)
        for path, of_path in groupby(problems, key=_path_of):
            yield from _file_element(path, map(_problem_element, of_path))
        yield "</checkstyle>\n"


def _path_of(problem: Problem) -> str:
    return problem.path or "."


def _file_element(path: str, errors: Iterable[str]) -> Iterator[str]:
    yield "  " + tag("file", {"name": path}) + "\n"
    yield from errors
    yield "  </file>\n"


def _finding_element(finding: Located) -> str:
    return _error_element(
        line=finding.start.line,
        column=finding.start.column,
        severity=finding.severity,
        message=finding.message,
        source=f"artlint.{finding.rule}",
    )


def _problem_element(problem: Problem) -> str:
    return _error_element(severity="error", message=problem.message, source=f"artlint.{problem.kind}")


def _error_element(**attributes: object) -> str:
    return "    " + tag("error", attributes, end="/>") + "\n"
