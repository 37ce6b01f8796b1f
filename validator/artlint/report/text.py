"""The default report, for a person at a terminal, and what it shares with the concise one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from artlint.report.words import fixable, fixes, statistics, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint.report import Style, Surroundings
    from artlint.report.painter import Painter
    from artlint.run import FileResult, Located, Report


class PlainReporter:
    """Findings or statistics, then skipped files, then the summary; each finding is shown by itself."""

    def __init__(self, style: Style, show: Callable[[Located], str]) -> None:
        self._style = style
        self._show = show

    def file(self, result: FileResult) -> Iterator[str]:
        """What was fixed in a file, and its findings, unless they are only counted."""
        if result.fixed and not self._style.quiet:
            yield _of_file(result.path, f"fixed {fixes(result.fixed)}")
        if not self._style.statistics:
            yield from map(self._show, result.findings)

    def end(self, report: Report) -> Iterator[str]:
        """Statistics, skipped files and the summary, as the style asks for them."""
        if self._style.statistics:
            for number, severity, rule in statistics(report):
                yield f"{number:>8,}  {severity:<7}  {rule}\n"
        if self._style.show_skipped:
            for skip in report.skipped:
                yield _of_file(skip.path, f"skipped: {skip.reason}")
        if not self._style.quiet:
            yield summary(report, self._style) + "\n"
            if line := fixable(report, self._style):
                yield line + "\n"


class Reporter(PlainReporter):
    """The report as text, in colour if asked for."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        super().__init__(style, self._shown)

    def _shown(self, finding: Located) -> str:
        return self._painter.finding(finding)

    @cached_property
    def _painter(self) -> Painter:
        from artlint.report.painter import Painter  # most runs find nothing

        return Painter(self._style)


def _of_file(path: str, text: str) -> str:
    from artlint.report.escape import at_line_start, visible  # most runs have nothing to say of one file

    return visible(f"{at_line_start(path)}: {text}") + "\n"
