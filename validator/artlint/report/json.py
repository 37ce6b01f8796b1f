"""The report for programs (design, Interfaces). Change it only with its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import __version__
from artlint.files.line_store import LineStore
from artlint.report import BY_SOURCE, BaseReporter
from artlint.report.budgets import budget_as_json
from artlint.report.escape import well_formed
from artlint.report.json_writer import ArrayWriter, members, to_json
from artlint.report.summary import fixable_count, rules_by_count
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from artlint.model import Amount, FileResult, Located, LocatedFix, Problem, Report, Skip, Suppressed
    from artlint.report import Style, Surroundings
    from artlint.span import Position

HEADER = {"version": 1, "artlint": __version__}
"""The version of this format, and of artlint."""


class Reporter(BaseReporter):
    """Writes one JSON document, a finding a line; what is only known at the end stands behind the findings."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._findings = ArrayWriter()
        self._later = {key: LineStore() for key in ("suppressed", "baselined", "fixed")}

    def begin(self) -> Iterator[str]:
        """The versions, and the start of the array of findings."""
        yield f'{{{members(HEADER)}, "findings": ['

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        self._later["suppressed"].add(to_json(suppressed_as_json(suppressed)) for suppressed in result.suppressed)
        self._later["baselined"].add(to_json(finding_as_json(finding)) for finding in result.baselined)
        self._later["fixed"].add(map(to_json, fixes_as_json(result)))
        return (self._findings.entry(to_json(finding_as_json(finding))) for finding in result.findings)

    def end(self, report: Report) -> Iterator[str]:
        """The other arrays, then the outcome and the numbers."""
        yield "],\n"
        for key, store in self._later.items():
            yield f'"{key}": ['
            yield from map(ArrayWriter().entry, store.lines())
            yield "],\n"
        yield members(_outcome(report, self._style)) + "}\n"


def _outcome(report: Report, style: Style) -> dict[str, Any]:
    return {
        "outcome": report.outcome,
        "summary": summary_as_json(report, style),
        **({"statistics": _statistics(report.by_rule, style)} if style.statistics else {}),
        **({"sources": _sources(report, style)} if style.statistics == BY_SOURCE else {}),
        "budgets": [budget_as_json(use) for use in report.budgets],
        "skipped": [skip_as_json(skip) for skip in report.skipped],
        "problems": [problem_as_json(problem) for problem in report.problems],
    }


def _statistics(by_rule: Mapping[tuple[Severity, str], Amount], style: Style) -> list[dict[str, Any]]:
    return [
        {
            "rule": rule,
            "severity": severity,
            "count": amount.findings,
            "files": amount.files,
            "fixable": fixable_count(amount, style),
        }
        for severity, rule, amount in rules_by_count(by_rule)
    ]


def _sources(report: Report, style: Style) -> list[dict[str, Any]]:
    """How much was found in the files of each source; the name is null for files of no source."""
    return [
        {
            "source": well_formed(name) or None,
            "checked": of.checked,
            "files": of.files,
            "statistics": _statistics(of.by_rule, style),
        }
        for name, of in report.by_source.items()
    ]


def skip_as_json(skip: Skip) -> dict[str, Any]:
    """A file that was not checked."""
    detail = well_formed(f"it {skip.detail}") if skip.detail else None
    return {"path": well_formed(skip.path), "reason": skip.reason, "detail": detail}


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """Something that could not be done."""
    return {
        "path": None if problem.path is None else well_formed(problem.path),
        "kind": problem.kind,
        "message": well_formed(problem.message),
    }


def summary_as_json(report: Report, style: Style) -> dict[str, int]:
    """The numbers of a run."""
    return {
        "checked": report.checked,
        "skipped": len(report.skipped),
        "findings": report.findings,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "suppressed": report.suppressed,
        "baselined": report.baselined,
        "outside": report.outside,
        "fixable": fixable_count(report, style),
        "fixed": sum(report.fixed.values()),
    }


def finding_as_json(finding: Located) -> dict[str, Any]:
    """A finding, with everything that is known about it."""
    path = well_formed(finding.path)
    return {
        "path": path,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": well_formed(finding.message),
        "help": well_formed(finding.help),
        "start": _position(finding.start),
        "end": _position(finding.end),
        "code": finding.code,
        "fix": finding.fix and _fix(finding.fix),
        "related": [
            {
                "path": well_formed(r.file) or path,
                "start": _position(r.start),
                "end": _position(r.end),
                "message": well_formed(r.message),
            }
            for r in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "url": finding.url,
    }


def suppressed_as_json(suppressed: Suppressed) -> dict[str, Any]:
    """A finding that is suppressed: why, until which day, and whether by a comment or by the configuration."""
    reason = None if suppressed.reason is None else well_formed(suppressed.reason)
    by = "configuration" if suppressed.entry else "comment"
    return {**finding_as_json(suppressed.finding), "reason": reason, "until": suppressed.until, "by": by}


def fixes_as_json(result: FileResult) -> Iterator[dict[str, Any]]:
    """How many findings of each rule were fixed in a file."""
    path = well_formed(result.path)
    return ({"path": path, "rule": rule, "count": number} for rule, number in result.fixed.items())


def _fix(fix: LocatedFix) -> dict[str, Any]:
    edits = [
        {"start": _position(start), "end": _position(end), "text": well_formed(text)} for start, end, text in fix.edits
    ]
    return {"safe": fix.safe, "message": well_formed(fix.message), "edits": edits}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
