"""Numbers and lists as a person says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from artlint.rule import Duration, Severity

if TYPE_CHECKING:
    from artlint.model.outcome import Amount, Located, Report
    from artlint.report import Style


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


def rows(by_rule: Mapping[tuple[Severity, str], Amount]) -> list[tuple[Severity, str, Amount]]:
    """How much each rule found, the most frequent first."""
    found = [(severity, rule, amount) for (severity, rule), amount in by_rule.items()]
    return sorted(found, key=lambda row: (-row[2].findings, row[1], row[0]))


def percent(number: int, of: int) -> str:
    """A share of files: `0.3 %`; what is more than none is never shown as 0."""
    share = 100 * number / of if of else 0.0
    return "< 0.1 %" if 0 < share < 0.05 else f"{share:.1f} %"


def as_toml(value: object) -> str:
    """An option's value as a configuration would write it, a set in order; None and the like as Python does."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Duration | Enum | str):
        return _quoted(str(value.value if isinstance(value, Enum) else value))
    if isinstance(value, int | float | date | None):
        return str(value)
    return _composed(value)


def _composed(value: object) -> str:
    """A list, a table, or what pydantic makes of any other value."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, set | frozenset):
        return "[" + ", ".join(sorted(map(as_toml, value))) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {as_toml(part)}" for key, part in value.items()) + "}"
    from pydantic_core import to_jsonable_python  # only an option of a type of its own needs it

    return as_toml(to_jsonable_python(value, fallback=str))


def _quoted(text: str) -> str:
    from json import dumps  # TOML quotes a text as JSON does

    return dumps(text, ensure_ascii=False)
