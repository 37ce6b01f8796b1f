"""Tables of how much each rule found: in all files, or in those of each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report import BY_SOURCE
from artlint.report.escape import visible
from artlint.report.summary import count, fixable_count, percent, rules_by_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from artlint.model import Amount, Report
    from artlint.report import Style
    from artlint.rule import Severity

_HEADS = ("findings", "files", "of files", "fixable", "severity", "rule")
_NUMBERS = 4
"""The first columns hold numbers, which are aligned to the right."""


def statistics(report: Report, style: Style) -> Iterator[str]:
    """The table of rules, or a table for each source, as the style asks."""
    if style.statistics == BY_SOURCE:
        yield from _sources(report, style)
    else:
        yield from rules_table(report, style)
        yield "\n" * bool(report.by_rule)


def rules_table(report: Report, style: Style) -> Iterator[str]:
    """A line for each rule that found something, the most frequent first; nothing where none did."""
    return _table(report.by_rule, report.checked, style)


def _sources(report: Report, style: Style) -> Iterator[str]:
    for name, of in report.by_source.items():
        found = f"{of.files:,} with findings ({percent(of.files, of.checked)})" if of.files else "no finding"
        yield f"{visible(name) or 'no source'}: {count(of.checked, 'file')} checked, {found}\n"
        yield from _table(of.by_rule, of.checked, style)
        yield "\n"


def _table(by_rule: Mapping[tuple[Severity, str], Amount], checked: int, style: Style) -> Iterator[str]:
    rows = [_cells(severity, rule, amount, checked, style) for severity, rule, amount in rules_by_count(by_rule)]
    if rows:
        yield from _aligned([_HEADS, *rows])


def _cells(severity: Severity, rule: str, amount: Amount, checked: int, style: Style) -> tuple[str, ...]:
    share, fixable = percent(amount.files, checked), fixable_count(amount, style)
    return f"{amount.findings:,}", f"{amount.files:,}", share, f"{fixable:,}", severity, rule


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if number < _NUMBERS else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip() + "\n"
