"""The report for programs (design, Interfaces). Change it only with its version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from artlint.report.escape import well_formed
from artlint.report.spool import Spool
from artlint.report.words import statistics
from artlint.rule import Severity
from artlint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.report import Style
    from artlint.run import FileResult, Located, LocatedFix, Problem, Report, Suppressed
    from artlint.span import Position

VERSION = 1
"""The version of this format."""


class Reporter:
    """The report as one JSON document, a finding a line; what is only known at the end stands behind the findings."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._suppressed = Spool()
        self._before = _dumped({"version": VERSION, "artlint": __version__})[:-1] + ', "findings": [\n  '

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        self._suppressed.add(_dumped(_suppressed(it)) for it in result.suppressed)
        for finding in result.findings:
            yield self._before + _dumped(_finding(finding))
            self._before = ",\n  "

    def end(self, report: Report) -> Iterator[str]:
        """The outcome, and all that is no finding."""
        yield self._before.rstrip(", \n") + '],\n"suppressed": ['
        before = "\n  "
        for line in self._suppressed.lines():
            yield before + line
            before = ",\n  "
        yield "], " + _dumped(_tail(report, self._style))[1:] + "\n"


def _tail(report: Report, style: Style) -> dict[str, Any]:
    counted = {"statistics": [{"rule": rule, "severity": s, "count": n} for n, s, rule in statistics(report)]}
    return {
        "outcome": report.outcome,
        "summary": _summary(report, style),
        **(counted if style.statistics else {}),
        "skipped": [{"path": well_formed(skip.path), "reason": skip.reason} for skip in report.skipped],
        "problems": [_problem(problem) for problem in report.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": None if problem.path is None else well_formed(problem.path),
        "kind": problem.kind,
        "message": well_formed(problem.message),
    }


def _dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _summary(report: Report, style: Style) -> dict[str, int]:
    return {
        "checked": report.checked,
        "skipped": len(report.skipped),
        "findings": report.findings,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "suppressed": report.suppressed,
        "baselined": 0,
        "fixable": report.fixable + report.unsafely_fixable * style.unsafe_fixes,
        "fixed": sum(report.fixed.values()),
    }


def _finding(finding: Located) -> dict[str, Any]:
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
            {"path": path, "start": _position(r.start), "end": _position(r.end), "message": well_formed(r.message)}
            for r in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "url": finding.url,
    }


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    reason = None if suppressed.reason is None else well_formed(suppressed.reason)
    by = "configuration" if suppressed.entry else "comment"
    return {**_finding(suppressed.finding), "reason": reason, "until": suppressed.until, "by": by}


def _fix(fix: LocatedFix) -> dict[str, Any]:
    edits = [
        {"start": _position(start), "end": _position(end), "text": well_formed(text)} for start, end, text in fix.edits
    ]
    return {"safe": fix.safe, "message": well_formed(fix.message), "edits": edits}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
