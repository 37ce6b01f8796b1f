"""The report for programs (design, Interfaces). Change it only with its version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from artlint import __version__
from artlint.report import BY_SOURCE
from artlint.report.escape import inert_json, well_formed
from artlint.report.spool import Spool
from artlint.report.words import rows
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from artlint.model.outcome import Amount, FileResult, Located, LocatedFix, Problem, Report, Skip, Suppressed
    from artlint.report import Style, Surroundings
    from artlint.span import Position

_encoded = json.JSONEncoder(ensure_ascii=False).encode

VERSION = 1
"""The version of this format."""


class Reporter:
    """The report as one JSON document, a finding a line; what is only known at the end stands behind the findings."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        self._style = style
        self._suppressed = Spool()
        self._baselined = Spool()
        self._fixed = Spool()
        self._before = dumped({"version": VERSION, "artlint": __version__})[:-1] + ', "findings": [\n  '

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        self._suppressed.add(dumped(suppressed_as_json(it)) for it in result.suppressed)
        self._baselined.add(dumped(finding_as_json(finding)) for finding in result.baselined)
        self._fixed.add(map(dumped, fixes_as_json(result)))
        for finding in result.findings:
            yield self._before + dumped(finding_as_json(finding))
            self._before = ",\n  "

    def end(self, report: Report) -> Iterator[str]:
        """The outcome, and all that is no finding."""
        yield self._before.rstrip(", \n") + "],\n"
        yield from _listed("suppressed", self._suppressed)
        yield from _listed("baselined", self._baselined)
        yield from _listed("fixed", self._fixed)
        yield dumped(_tail(report, self._style))[1:] + "\n"


def _listed(key: str, spool: Spool) -> Iterator[str]:
    """A member with a list, an entry a line."""
    before = f'"{key}": [\n  '
    for line in spool.lines():
        yield before + line
        before = ",\n  "
    yield before.rstrip(", \n") + "],\n"


def _tail(report: Report, style: Style) -> dict[str, Any]:
    return {
        "outcome": report.outcome,
        "summary": summary_as_json(report, style),
        **({"statistics": _statistics(report.by_rule, style)} if style.statistics else {}),
        **({"sources": _sources(report, style)} if style.statistics == BY_SOURCE else {}),
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
            "fixable": amount.fixable + amount.unsafely_fixable * style.unsafe_fixes,
        }
        for severity, rule, amount in rows(by_rule)
    ]


def _sources(report: Report, style: Style) -> list[dict[str, Any]]:
    """What was found in the files of each source; those of none have the name null."""
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
    return {"path": well_formed(skip.path), "reason": skip.reason}


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """Something that could not be done."""
    return {
        "path": None if problem.path is None else well_formed(problem.path),
        "kind": problem.kind,
        "message": well_formed(problem.message),
    }


def dumped(value: dict[str, Any]) -> str:
    """A value on one line of JSON, inert wherever it is printed."""
    return inert_json(_encoded(value))


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
        "fixable": report.fixable + report.unsafely_fixable * style.unsafe_fixes,
        "fixed": sum(report.fixed.values()),
    }


def finding_as_json(finding: Located) -> dict[str, Any]:
    """A finding with all that is known of it."""
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


def suppressed_as_json(suppressed: Suppressed) -> dict[str, Any]:
    """A finding that does not count, with the reason, the last day, and what says so."""
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
