"""One line a finding: `path:line:column: severity rule: message`, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import visible
from artlint.report.frame import PlainReporter
from artlint.report.words import mark

if TYPE_CHECKING:
    from artlint.report import Style
    from artlint.run import Located


class Reporter(PlainReporter):
    """The report as lines of text."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, lambda finding: _finding(finding, style))


def _finding(finding: Located, style: Style) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    return visible(f"{place}: {finding.severity} {finding.rule}{mark(finding, style)}: {finding.message}") + "\n"
