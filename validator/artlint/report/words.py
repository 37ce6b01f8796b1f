"""Numbers and lists as a person says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.rule import Severity

if TYPE_CHECKING:
    from artlint.run import Report


def count(number: int, noun: str) -> str:
    """`1 file`, `2,000 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary(report: Report) -> str:
    """One line: what was checked, found, skipped and could not be done."""
    parts = [f"{count(report.checked, 'file')} checked", _found(report)]
    if report.skipped:
        parts.append(f"{len(report.skipped):,} skipped")
    if report.problems:
        parts.append(count(len(report.problems), "problem"))
    return ", ".join(parts)


def _found(report: Report) -> str:
    if not report.counts:
        return "no finding"
    levels = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "info"))
    counts = [(report.count(severity), noun) for severity, noun in levels]
    return f"{count(report.findings, 'finding')} ({', '.join(count(n, noun) for n, noun in counts if n)})"


def statistics(report: Report) -> list[tuple[int, Severity, str]]:
    """How often each rule found something, the most frequent first."""
    rows = [(number, severity, rule) for (severity, rule), number in report.counts.items()]
    return sorted(rows, key=lambda row: (-row[0], row[2], row[1]))


def as_toml(value: object) -> str:
    """An option's value as a configuration would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(as_toml(str(item)) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
