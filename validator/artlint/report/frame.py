"""What the formats for people share: findings or statistics, then skipped files, then the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import visible
from artlint.report.words import statistics, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint.report import Style
    from artlint.run import Located, Report


def around(report: Report, style: Style, show: Callable[[Located], str]) -> Iterator[str]:
    """The whole report, each finding shown by `show`."""
    if style.statistics:
        for number, severity, rule in statistics(report):
            yield f"{number:>8,}  {severity:<7}  {rule}\n"
    else:
        for finding in report.findings:
            yield show(finding)
    if style.show_skipped:
        for skip in report.skipped:
            yield visible(f"{skip.path}: skipped: {skip.reason}") + "\n"
    if not style.quiet:
        yield summary(report) + "\n"
