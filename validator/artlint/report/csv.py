"""The report for a spreadsheet: a row a finding, and no cell that a spreadsheet takes for a formula.

It starts with a byte order mark, without which Excel reads Chinese as something else; Python reads it as `utf-8-sig`.
"""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from artlint.model import FileResult, Located, Problem, Report
from artlint.report import BaseReporter
from artlint.report.escape import visible

_HEADER = (
    "path", "line", "column", "end_line", "end_column", "severity", "rule", "code", "message", "help", "url",
    "fingerprint",
)  # fmt: skip

_before_formula = re.compile(r"""(^|;)([\s"]*)(?=[-=+@＝＋－＠])""").sub
"""OWASP, CSV Injection: these characters begin a formula, as do their full-width twins; where `;` parts cells, after it
too, and behind quotes, which a reader takes away."""


class Reporter(BaseReporter):
    """Writes comma-separated values (RFC 4180); a problem is a row without a line."""

    def begin(self) -> Iterator[str]:
        """The byte order mark and the names of the columns."""
        yield "\ufeff" + _row(_HEADER)

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        return map(_finding_row, result.findings)

    def end(self, report: Report) -> Iterator[str]:
        """The problems."""
        return map(_problem_row, report.problems)


def inert_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: `'` stands before what would begin one."""
    return _before_formula(r"\1\2'", visible(text))


def _finding_row(finding: Located) -> str:
    return _row((
        inert_cell(finding.path),
        *map(str, (finding.start.line, finding.start.column, finding.end.line, finding.end.column)),
        finding.severity,
        finding.rule,
        *map(inert_cell, (finding.code or "", finding.message, finding.help, finding.url or "")),
        finding.fingerprint,
    ))  # fmt: skip


def _problem_row(problem: Problem) -> str:
    path = inert_cell(problem.path or "")
    return _row((path, "", "", "", "", "error", problem.kind, "", inert_cell(problem.message), "", "", ""))


class _Sink(NamedTuple):
    """A file for `csv.writer`, whose `writerow` returns what `write` returns: the row."""

    @staticmethod
    def write(row: str) -> str:
        return row


def _row(cells: tuple[str, ...]) -> str:
    row: str = csv.writer(_Sink(), quoting=csv.QUOTE_ALL).writerow(cells)
    return row
