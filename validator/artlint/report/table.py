"""Findings counted: a table of rules, and one of each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report import BY_SOURCE
from artlint.report.escape import visible
from artlint.report.words import count, percent, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from artlint.model.outcome import Amount, Report
    from artlint.report import Style
    from artlint.rule import Severity

_HEADS = ("findings", "files", "of files", "fixable", "severity", "rule")
_NUMBERS = 4
"""Columns with numbers, which end below one another."""


def statistics_of(report: Report, style: Style) -> Iterator[str]:
    """What the style asks to be counted."""
    if style.statistics == BY_SOURCE:
        yield from _sources(report, style)
    else:
        yield from rules_of(report, style)
        yield "\n" * bool(report.by_rule)


def rules_of(report: Report, style: Style) -> Iterator[str]:
    """A line for each rule that found something, the most frequent first; nothing where none did."""
    yield from _table(report.by_rule, report.checked, style)


def _sources(report: Report, style: Style) -> Iterator[str]:
    for name, of in report.by_source.items():
        found = f"{of.files:,} with findings ({percent(of.files, of.checked)})" if of.files else "no finding"
        yield f"{visible(name) or 'no source'}: {count(of.checked, 'file')} checked, {found}\n"
        yield from _table(of.by_rule, of.checked, style)
        yield "\n"


def _table(by_rule: Mapping[tuple[Severity, str], Amount], checked: int, style: Style) -> Iterator[str]:
    lines = [_cells(severity, rule, amount, checked, style) for severity, rule, amount in rows(by_rule)]
    if lines:
        yield from _aligned([_HEADS, *lines])


def _cells(severity: Severity, rule: str, amount: Amount, checked: int, style: Style) -> tuple[str, ...]:
    fixable = amount.fixable + amount.unsafely_fixable * style.unsafe_fixes
    numbers = (f"{amount.findings:,}", f"{amount.files:,}", percent(amount.files, checked), f"{fixable:,}")
    return *numbers, severity, rule


def _aligned(lines: list[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.rjust(width) if number < _NUMBERS else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip() + "\n"
