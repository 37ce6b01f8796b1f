"""The report for reviewdog as it comes: a Diagnostic a line."""

from __future__ import annotations

from artlint.light import TYPE_CHECKING
from artlint.report.json import dumped
from artlint.report.rdjson import SOURCE, diagnostics, problem_diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.report import Style, Surroundings
    from artlint.run import FileResult, Report


class Reporter:
    """The report as lines, each of which says its source."""

    def __init__(self, _style: Style, around: Surroundings) -> None:
        self._around = around

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        for diagnostic in diagnostics(result, self._around):
            yield dumped({**diagnostic, "source": SOURCE}) + "\n"

    def end(self, report: Report) -> Iterator[str]:
        """What could not be done."""
        for problem in report.problems:
            yield dumped({**problem_diagnostic(problem, self._around), "source": SOURCE}) + "\n"
