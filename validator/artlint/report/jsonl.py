"""The report for programs as it comes: one JSON object a line, told apart by `type`.

First `start` with the versions; then each `finding`, each `suppressed` one and what was `fixed`, with the keys of the
JSON report, as soon as its file is checked; at the end each `budget`, `skipped` and `problem`, and a `summary`. A
report without a last line `summary` is cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report import BaseReporter
from artlint.report.budgets import budget_as_json
from artlint.report.json import (
    HEADER,
    finding_as_json,
    fixes_as_json,
    problem_as_json,
    skip_as_json,
    summary_as_json,
    suppressed_as_json,
)
from artlint.report.json_writer import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from artlint.model import FileResult, Report


class Reporter(BaseReporter):
    """Writes lines of JSON."""

    def begin(self) -> Iterator[str]:
        """The versions."""
        yield _line("start", HEADER)

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file, the suppressed ones, and what was fixed."""
        for finding in result.findings:
            yield _line("finding", finding_as_json(finding))
        for suppressed in result.suppressed:
            yield _line("suppressed", suppressed_as_json(suppressed))
        for fixed in fixes_as_json(result):
            yield _line("fixed", fixed)

    def end(self, report: Report) -> Iterator[str]:
        """The budgets, what was skipped, the problems, and the numbers."""
        for use in report.budgets:
            yield _line("budget", budget_as_json(use))
        for skip in report.skipped:
            yield _line("skipped", skip_as_json(skip))
        for problem in report.problems:
            yield _line("problem", problem_as_json(problem))
        yield _line("summary", {"outcome": report.outcome, **summary_as_json(report, self._style)})


def _line(kind: str, value: Mapping[str, object]) -> str:
    return to_json({"type": kind, **value}) + "\n"
