"""Numbers and lists as a person says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.report import Style
    from artlint.run import Located, Report


def count(number: int, noun: str) -> str:
    """`1 file`, `2,000 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary(report: Report, style: Style) -> str:
    """One line: what was checked, found, fixed, skipped and could not be done."""
    parts = [f"{count(report.checked, 'file')} checked"]
    if not style.only_fixing:
        parts.append(_found(report))
    if style.fixing:
        parts.append(f"{sum(report.fixed.values()):,} fixed")
    if report.suppressed:
        parts.append(f"{report.suppressed:,} suppressed")
    if report.baselined:
        parts.append(f"{report.baselined:,} accepted by the baseline")
    if report.outside:
        parts.append(f"{count(report.outside, 'finding')} outside the change not shown")
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


def fixable(report: Report, style: Style) -> str | None:
    """The line that says how many findings are fixable, and how; None where there is nothing to say."""
    unsafe = report.unsafely_fixable
    if style.fixing:
        more = "" if style.unsafe_fixes or not unsafe else f"{unsafe:,} more fixable with `--fix --unsafe-fixes`"
        return more or None
    if style.unsafe_fixes and unsafe:
        return f"[*] {report.fixable + unsafe:,} fixable with `--fix --unsafe-fixes`"
    if report.fixable:
        more = f" ({unsafe:,} more with `--fix --unsafe-fixes`)" if unsafe else ""
        return f"[*] {report.fixable:,} fixable with `--fix`{more}"
    return f"{unsafe:,} fixable with `--fix --unsafe-fixes`" if unsafe else None


def mark(finding: Located, style: Style) -> str:
    """` [*]` for a finding that the asked-for fixes mend."""
    return " [*]" if finding.fix is not None and (finding.fix.safe or style.unsafe_fixes) else ""


def fixes(counts: Mapping[str, int]) -> str:
    """Fixes by rule: `2 empty-element, 1 byte-order-mark`."""
    return ", ".join(f"{number:,} {rule}" for rule, number in counts.items())


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
