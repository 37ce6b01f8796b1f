"""The report for a spreadsheet: a row a finding, and no cell that a spreadsheet takes for a formula.

It starts with a byte order mark, without which Excel reads Chinese as something else; Python reads it as `utf-8-sig`.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple

from artlint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import FileResult, Located, Problem, Report
    from artlint.report import Style, Surroundings

_HEADER = (
    "path", "line", "column", "end_line", "end_column", "severity", "rule", "code", "message", "help", "url",
    "fingerprint",
)  # fmt: skip

_formulas = re.compile(r"""(^|;)([\s"]*)(?=[-=+@＝＋－＠])""").sub
"""OWASP, CSV Injection: these characters begin a formula, as do their full-width twins; where `;` parts cells, after it
too, and behind quotes, which a reader takes away."""


class Reporter:
    """The report as comma-separated values (RFC 4180); what could not be done is a row without a line."""

    def __init__(self, _style: Style, _around: Surroundings) -> None:
        self._header = ["\ufeff", _row(_HEADER)]

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        yield from self._begun()
        for finding in result.findings:
            yield _row(_cells(finding))

    def end(self, report: Report) -> Iterator[str]:
        """What could not be done."""
        yield from self._begun()
        for problem in report.problems:
            yield _row(_problem(problem))

    def _begun(self) -> list[str]:
        header, self._header = self._header, []
        return header


def inert_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: `'` stands before what would begin one."""
    return _formulas(r"\1\2'", visible(text))


def _cells(finding: Located) -> tuple[str, ...]:
    return (
        inert_cell(finding.path),
        *map(str, (finding.start.line, finding.start.column, finding.end.line, finding.end.column)),
        finding.severity,
        finding.rule,
        *map(inert_cell, (finding.code or "", finding.message, finding.help, finding.url or "")),
        finding.fingerprint,
    )


def _problem(problem: Problem) -> tuple[str, ...]:
    path = inert_cell(problem.path or "")
    return (path, "", "", "", "", "error", problem.kind, "", inert_cell(problem.message), "", "", "")


class _Sink(NamedTuple):
    """What the module csv writes to: it hands every row back."""

    @staticmethod
    def write(row: str) -> str:
        return row


def _row(cells: tuple[str, ...]) -> str:
    row: str = csv.writer(_Sink(), quoting=csv.QUOTE_ALL).writerow(cells)
    return row
