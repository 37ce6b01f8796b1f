"""The report for reviewdog as it comes: a Diagnostic a line.

reviewdog stops at a line of 64 KiB and says nothing of it (parser/rdjsonl.go, bufio.Scanner), so none is so long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report import BaseReporter
from artlint.report.json_writer import to_json
from artlint.report.rdjson import SOURCE, diagnostics, problem_diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.model import FileResult, Report


_LINE = 65_000
"""The most bytes of a line."""


class Reporter(BaseReporter):
    """Writes lines, each of which names its source."""

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        return map(_line, diagnostics(result, self._around))

    def end(self, report: Report) -> Iterator[str]:
        """The problems."""
        return (_line(problem_diagnostic(problem, self._around)) for problem in report.problems)


def _line(diagnostic: dict[str, Any]) -> str:
    """A Diagnostic with its source; one that is too long without its suggestions and related places."""
    line = to_json({**diagnostic, "source": SOURCE})
    if len(line) * 4 > _LINE and len(line.encode("utf-8")) > _LINE:
        short = {key: value for key, value in diagnostic.items() if key not in ("suggestions", "related_locations")}
        line = to_json({**short, "source": SOURCE})
    return line + "\n"
