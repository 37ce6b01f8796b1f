"""Numbers of a run as text: the summary line, counts, shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.model import Amount, Located, Report
    from artlint.report import Style


def count(number: int, noun: str) -> str:
    """`1 file`, `2,000 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary_line(report: Report, style: Style) -> str:
    """How much was checked, found, fixed, suppressed, accepted, skipped, and could not be done."""
    parts = [f"{count(report.checked, 'file')} checked"]
    if not style.only_fixing:
        parts.append(_findings_by_severity(report))
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


def _findings_by_severity(report: Report) -> str:
    if not report.counts:
        return "no finding"
    levels = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "info"))
    counts = [(report.count(severity), noun) for severity, noun in levels]
    return f"{count(report.findings, 'finding')} ({', '.join(count(n, noun) for n, noun in counts if n)})"


def fixable_line(report: Report, style: Style) -> str | None:
    """How many findings are fixable, and by which options; None where none is."""
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


def fix_marker(finding: Located, style: Style) -> str:
    """` [*]` for a finding that the fixes of this style would fix, else nothing."""
    return " [*]" if finding.fix is not None and (finding.fix.safe or style.unsafe_fixes) else ""


def fixes_by_rule(counts: Mapping[str, int]) -> str:
    """The number of fixes of each rule: `2 empty-element, 1 byte-order-mark`."""
    return ", ".join(f"{number:,} {rule}" for rule, number in counts.items())


def rules_by_count(by_rule: Mapping[tuple[Severity, str], Amount]) -> list[tuple[Severity, str, Amount]]:
    """Each rule with its severity and how much it found, the most frequent first."""
    found = [(severity, rule, amount) for (severity, rule), amount in by_rule.items()]
    return sorted(found, key=lambda row: (-row[2].findings, row[1], row[0]))


def percent(number: int, of: int) -> str:
    """The share that a number is of another: `0.3 %`; a share above 0 is never shown as 0."""
    share = 100 * number / of if of else 0.0
    return "< 0.1 %" if 0 < share < 0.05 else f"{share:.1f} %"


def fixable_count(counted: Amount | Report, style: Style) -> int:
    """How many of the counted findings carry a fix that counts in this style."""
    return counted.fixable + counted.unsafely_fixable * style.unsafe_fixes
