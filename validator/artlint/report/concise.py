"""One line a finding: `path:line:column: severity rule: message`, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import at_line_start, visible
from artlint.report.plain import PlainReporter
from artlint.report.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import Located
    from artlint.report import Style, Surroundings


class Reporter(PlainReporter):
    """The report as lines of text."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        super().__init__(style)

    def _shown(self, _path: str, findings: tuple[Located, ...]) -> Iterator[str]:
        return (one_line(finding, self._style) for finding in findings)


def one_line(finding: Located, style: Style) -> str:
    """A finding as a line."""
    place = f"{at_line_start(finding.path)}:{finding.start.line}:{finding.start.column}"
    return visible(f"{place}: {finding.severity} {finding.rule}{mark(finding, style)}: {finding.message}") + "\n"
