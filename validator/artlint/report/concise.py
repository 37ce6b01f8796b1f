"""One line a finding: `path:line:column: severity rule: message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import visible
from artlint.report.frame import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.report import Style
    from artlint.run import Located, Report


def render(report: Report, style: Style) -> Iterator[str]:
    """The report as text for editors and grep."""
    return around(report, style, _finding)


def _finding(finding: Located) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    return visible(f"{place}: {finding.severity} {finding.rule}: {finding.message}") + "\n"
