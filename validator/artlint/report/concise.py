"""One line a finding: `path:line:column: severity rule: message`, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import visible
from artlint.report.frame import PlainReporter

if TYPE_CHECKING:
    from artlint.report import Style
    from artlint.run import Located


class Reporter(PlainReporter):
    """The report as lines of text."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, _finding)


def _finding(finding: Located) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    return visible(f"{place}: {finding.severity} {finding.rule}: {finding.message}") + "\n"
