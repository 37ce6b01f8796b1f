"""The report for programs as it comes: one JSON object a line, told apart by `type`.

First `start` with the versions; then each `finding`, each `suppressed` one and what was `fixed`, with the keys of the
JSON report, as soon as its file is checked; at the end each `skipped` and `problem`, and a `summary`. A report without
a last line `summary` is cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import __version__
from artlint.report.json import (
    VERSION,
    dumped,
    finding_as_json,
    fixes_as_json,
    problem_as_json,
    skip_as_json,
    summary_as_json,
    suppressed_as_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.model.outcome import FileResult, Report
    from artlint.report import Style, Surroundings


class Reporter:
    """The report as lines of JSON."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        self._style = style
        self._start = [_line("start", {"version": VERSION, "artlint": __version__})]

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        yield from self._begun()
        for finding in result.findings:
            yield _line("finding", finding_as_json(finding))
        for suppressed in result.suppressed:
            yield _line("suppressed", suppressed_as_json(suppressed))
        for fixed in fixes_as_json(result):
            yield _line("fixed", fixed)

    def end(self, report: Report) -> Iterator[str]:
        """All that is no finding, and the numbers."""
        yield from self._begun()
        for skip in report.skipped:
            yield _line("skipped", skip_as_json(skip))
        for problem in report.problems:
            yield _line("problem", problem_as_json(problem))
        yield _line("summary", {"outcome": report.outcome, **summary_as_json(report, self._style)})

    def _begun(self) -> list[str]:
        start, self._start = self._start, []
        return start


def _line(kind: str, value: dict[str, Any]) -> str:
    return dumped({"type": kind, **value}) + "\n"
