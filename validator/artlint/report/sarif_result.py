"""Findings and problems as results of SARIF 2.1.0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import well_formed
from artlint.report.sarif_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from artlint.model import Located, LocatedFix, Problem, Suppressed
    from artlint.span import Position

    Artifact = dict[str, str]

FINGERPRINT = "artlint/v2"
"""The name of our fingerprint. Its number is raised with every change of how a fingerprint is made: readers compare
values of one name alone (SARIF 2.1.0, 3.27.17). Those of `artlint/v1` were made before 0.1.0."""

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
"""Severities as levels of SARIF."""


def finding_result(
    finding: Located, index: int, artifact_of: Callable[[str], Artifact], hashes: Mapping[int, str]
) -> dict[str, Any]:
    """A finding as a result: `index` is that of its rule, `hashes` are those of lines of its file.

    A fix with a byte that is no UTF-8 is left out, for JSON cannot hold it.
    """
    artifact = artifact_of(finding.path)
    fingerprints = {FINGERPRINT: finding.fingerprint}
    if finding.start.line in hashes:
        fingerprints["primaryLocationLineHash"] = hashes[finding.start.line]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": message(finding.message),
        "locations": [{"physicalLocation": _in_one_line(artifact, finding.start, finding.end)}],
        "partialFingerprints": fingerprints,
    }
    if finding.fix and all(well_formed(text) == text for _, _, text in finding.fix.edits):
        result["fixes"] = [_fix(finding.fix, artifact)]
    if finding.code:
        result["properties"] = {"code": finding.code}
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": message(place.message),
                "physicalLocation": _in_one_line(
                    artifact_of(place.file) if place.file else artifact, place.start, place.end
                ),
            }
            for number, place in enumerate(finding.related, 1)
        ]
    return result


def problem_result(problem: Problem, name: str, index: int, artifact: Artifact) -> dict[str, Any]:
    """A problem as a result, so that GitHub shows it; its kind has the name and the index of a rule."""
    place = {"artifactLocation": artifact, "region": {"startLine": 1}}
    return {
        "ruleId": name,
        "ruleIndex": index,
        "level": "error",
        "message": message(problem.message),
        "locations": [{"physicalLocation": place}],
    }


def suppression(suppressed: Suppressed) -> dict[str, Any]:
    """Why a finding does not count, and whether a comment in the file says so or the configuration."""
    written: dict[str, Any] = {"kind": "external" if suppressed.entry else "inSource", "status": "accepted"}
    if suppressed.reason:
        written["justification"] = suppressed.reason
    if suppressed.until:
        written["properties"] = {"until": suppressed.until}
    return written


def message(raw: str) -> dict[str, str]:
    """A text as a message."""
    return {"text": plain_text(raw)}


def without_mark(finding: Located) -> Located:
    """A finding in a file that begins with a byte order mark, which SARIF does not count as a character (3.30.2).

    A fix of the mark itself is left out: SARIF has no place for it.
    """
    related = tuple(
        place if place.file else place._replace(start=_without_mark(place.start), end=_without_mark(place.end))
        for place in finding.related
    )
    start, end = _without_mark(finding.start), _without_mark(finding.end)
    fix = finding.fix and _fix_without_mark(finding.fix)
    return finding._replace(start=start, end=end, related=related, fix=fix)


def _without_mark(position: Position) -> Position:
    return position._replace(column=max(1, position.column - 1)) if position.line == 1 else position


def _fix_without_mark(fix: LocatedFix) -> LocatedFix | None:
    if any(start.offset == 0 for start, _, _ in fix.edits):
        return None
    return fix._replace(edits=tuple((_without_mark(start), _without_mark(end), text) for start, end, text in fix.edits))


def _in_one_line(artifact: Artifact, start: Position, end: Position) -> dict[str, Any]:
    """A place within its first line, for GitHub shows an alert in a pull request only if all its lines changed."""
    region = {"startLine": start.line, "startColumn": start.column}
    if start.line == end.line:
        return {"artifactLocation": artifact, "region": _region(start, end)}
    return {"artifactLocation": artifact, "region": region, "contextRegion": _region(start, end)}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(fix: LocatedFix, artifact: Artifact) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(start, end), "insertedContent": {"text": text}} for start, end, text in fix.edits
    ]
    return {
        "description": message(fix.message),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }
