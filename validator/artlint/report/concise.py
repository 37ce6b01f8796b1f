"""One line a finding: `path:line:column: severity rule: message`, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import at_line_start, visible
from artlint.report.for_people import ReporterForPeople
from artlint.report.summary import fix_marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model import FileResult, Located
    from artlint.report import Style


class Reporter(ReporterForPeople):
    """Writes a line for each finding."""

    def _findings(self, result: FileResult) -> Iterator[str]:
        return (one_line(finding, self._style) for finding in result.findings)


def one_line(finding: Located, style: Style) -> str:
    """A finding as a line."""
    place = f"{at_line_start(finding.path)}:{finding.start.line}:{finding.start.column}"
    return visible(f"{place}: {finding.severity} {finding.rule}{fix_marker(finding, style)}: {finding.message}") + "\n"
