"""The report for reviewdog as it comes: a Diagnostic a line.

reviewdog stops at a line of 64 KiB and says nothing of it (parser/rdjsonl.go, bufio.Scanner), so none is so long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.json import dumped
from artlint.report.rdjson import SOURCE, diagnostics, problem_diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.model.outcome import FileResult, Report
    from artlint.report import Style, Surroundings


_MOST = 65_000
"""Bytes of a line."""


class Reporter:
    """The report as lines, each of which says its source."""

    def __init__(self, _style: Style, around: Surroundings) -> None:
        self._around = around

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        for diagnostic in diagnostics(result, self._around):
            yield _line(diagnostic)

    def end(self, report: Report) -> Iterator[str]:
        """What could not be done."""
        for problem in report.problems:
            yield _line(problem_diagnostic(problem, self._around))


def _line(diagnostic: dict[str, Any]) -> str:
    """A Diagnostic with its source; one that is too long without what is no part of its message."""
    line = dumped({**diagnostic, "source": SOURCE})
    if len(line) * 4 > _MOST and len(line.encode("utf-8")) > _MOST:
        short = {key: value for key, value in diagnostic.items() if key not in ("suggestions", "related_locations")}
        line = dumped({**short, "source": SOURCE})
    return line + "\n"
