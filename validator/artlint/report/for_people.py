"""What the formats `text`, `full` and `concise` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report import BaseReporter
from artlint.report.escape import at_line_start, visible
from artlint.report.summary import fixable_line, fixes_by_rule, summary_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.model import FileResult, Report
    from artlint.report import Style


class ReporterForPeople(BaseReporter):
    """Writes findings or statistics, then skipped files, then the summary."""

    def file(self, result: FileResult) -> Iterator[str]:
        """What was fixed in a file, and its findings unless they are only counted."""
        if result.fixed and not self._style.quiet:
            yield _line_of_file(result.path, f"fixed {fixes_by_rule(result.fixed)}")
        if result.findings and not self._style.statistics:
            yield from self._findings(result)

    def end(self, report: Report) -> Iterator[str]:
        """Statistics, skipped files and the summary, as the style asks for them."""
        if self._style.statistics:
            from artlint.report.statistics import statistics  # few runs count instead of listing

            yield from statistics(report, self._style)
        if self._style.show_skipped:
            for skip in report.skipped:
                yield _line_of_file(skip.path, f"skipped: {skip.why}")
        if not self._style.quiet:
            yield summary_line(report, self._style) + "\n"
            if line := fixable_line(report, self._style):
                yield line + "\n"
        if report.budgets:
            yield from _budgets(report, self._style)

    def _findings(self, result: FileResult) -> Iterable[str]:
        """The findings of a file; each format has its own way."""
        raise NotImplementedError


def _budgets(report: Report, style: Style) -> Iterator[str]:
    """The lines on budgets; a quiet report has only those that are exceeded, for they say why the run fails."""
    from artlint.report.budgets import budget_lines, exceeded_lines  # few configurations have budgets

    return (f"{line}\n" for line in (exceeded_lines(report) if style.quiet else budget_lines(report)))


def _line_of_file(path: str, text: str) -> str:
    return visible(f"{at_line_start(path)}: {text}") + "\n"
