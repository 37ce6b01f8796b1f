"""What the reports for people share: findings or statistics, skipped files, the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.words import fixable, fixes, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import FileResult, Located, Report
    from artlint.report import Style


class PlainReporter:
    """Findings or statistics, then skipped files, then the summary. How findings are shown says a subclass."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def file(self, result: FileResult) -> Iterator[str]:
        """What was fixed in a file, and its findings, unless they are only counted."""
        if result.fixed and not self._style.quiet:
            yield _of_file(result.path, f"fixed {fixes(result.fixed)}")
        if result.findings and not self._style.statistics:
            yield from self._shown(result.path, result.findings)

    def end(self, report: Report) -> Iterator[str]:
        """Statistics, skipped files and the summary, as the style asks for them."""
        if self._style.statistics:
            from artlint.report.table import statistics_of  # most runs list findings

            yield from statistics_of(report, self._style)
        if self._style.show_skipped:
            for skip in report.skipped:
                yield _of_file(skip.path, f"skipped: {skip.reason}")
        if not self._style.quiet:
            yield summary(report, self._style) + "\n"
            if line := fixable(report, self._style):
                yield line + "\n"

    def _shown(self, path: str, findings: tuple[Located, ...]) -> Iterator[str]:
        """The findings of a file."""
        raise NotImplementedError


def _of_file(path: str, text: str) -> str:
    from artlint.report.escape import at_line_start, visible  # most runs have nothing to say of one file

    return visible(f"{at_line_start(path)}: {text}") + "\n"
