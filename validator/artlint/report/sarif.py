"""The report as SARIF 2.1.0, as GitHub's code scanning reads it (Docs, SARIF support for code scanning).

GitHub refuses a file with more than 25,000 results as a whole. So the worst come first, and what exceeds that is left
out and said.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from artlint import __version__
from artlint.article.decode import encode
from artlint.model.outcome import CONFIGURATION
from artlint.report.escape import well_formed
from artlint.report.json import dumped
from artlint.report.line_hash import line_hashes
from artlint.report.ranked import Ranked
from artlint.report.sarif_places import MARK, past_mark
from artlint.report.sarif_rules import problem_descriptor, problem_id, rule_descriptor
from artlint.report.sarif_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from artlint.model.outcome import FileResult, Located, LocatedFix, Problem, Report, Suppressed
    from artlint.report import Style, Surroundings
    from artlint.span import Position

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}

_PROBLEM, _SUPPRESSED = "problem", "suppressed"
_RANKS = (_PROBLEM, *_LEVELS, _SUPPRESSED)

MOST = 25_000
"""Results of a run that GitHub takes."""


class Reporter:
    """The report as one log of one run: the results, worst first, and behind them the tool and its rules."""

    def __init__(self, _style: Style, around: Surroundings) -> None:
        self._around = around
        self._results = Ranked(_RANKS, MOST)
        self._indices: dict[str, int] = {}
        self._found: dict[str, Located] = {}

    def file(self, result: FileResult) -> Iterator[str]:
        """Nothing yet; the findings of a file are kept."""
        self._keep(result)
        yield from ()

    def _keep(self, result: FileResult) -> None:
        hidden = [suppressed.finding for suppressed in result.suppressed]
        if not (result.findings or hidden):
            return
        text = self._around.text_of(result.path)
        lines = {finding.start.line for finding in (*result.findings, *hidden)}
        hashes = {} if text is None else line_hashes(text, lines)
        artifact = self._artifact(result.path)
        state = {"baselineState": "new"} if result.baseline else {}
        place = past_mark if text is not None and text.startswith(MARK) else _as_it_is
        for finding in result.findings:
            if self._results.takes(finding.severity):
                self._results.add(finding.severity, dumped(self._result(place(finding), artifact, hashes) | state))
        for suppressed in result.suppressed:
            if self._results.takes(_SUPPRESSED):
                suppression = {"suppressions": [_suppression(suppressed)]}
                told = self._result(place(suppressed.finding), artifact, hashes) | suppression
                self._results.add(_SUPPRESSED, dumped(told))

    def end(self, report: Report) -> Iterator[str]:
        """All results, with what could not be done among them, so that it becomes an alert; then the tool's rules."""
        kinds = list(dict.fromkeys(problem.kind for problem in report.problems))
        for problem in report.problems:
            if self._results.takes(_PROBLEM):
                self._results.add(_PROBLEM, dumped(self._problem(problem)))
        descriptors = [rule_descriptor(self._found[name], report.rules.get(name)) for name in self._found]
        descriptors += [problem_descriptor(kind) for kind in kinds if problem_id(kind) in self._indices]
        descriptors.sort(key=lambda descriptor: self._indices[descriptor["id"]])
        before = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"results": [\n  '
        for line in self._results.lines():
            yield before + line
            before = ",\n  "
        yield before.rstrip(", \n") + "\n],\n" + dumped(self._run(report, descriptors))[1:] + "]}\n"

    def _run(self, report: Report, descriptors: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {_ROOT: {"uri": _folder_uri(self._around.repository)}},
            "tool": {
                "driver": {
                    "name": "artlint",
                    "semanticVersion": __version__,
                    "informationUri": "https://github.com/artlint/artlint",
                    "rules": descriptors,
                }
            },
            "invocations": [self._invocation(report)],
        }

    def _invocation(self, report: Report) -> dict[str, Any]:
        invocation: dict[str, Any] = {"executionSuccessful": not report.problems, "exitCode": report.exit_code}
        for problem in report.problems:
            part = "toolConfiguration" if problem.kind == CONFIGURATION else "toolExecution"
            notice = {
                "level": "error",
                "descriptor": {"id": problem_id(problem.kind)},
                "message": _text(problem.message),
            }
            invocation.setdefault(f"{part}Notifications", []).append(notice)
        if self._results.met > MOST:
            said = f"it holds the {MOST:,} worst of {self._results.met:,} results, as many as GitHub takes"
            self._around.note(said)
            invocation.setdefault("toolExecutionNotifications", []).append({"level": "warning", "message": _text(said)})
        return invocation

    def _result(self, finding: Located, artifact: dict[str, str], hashes: Mapping[int, str]) -> dict[str, Any]:
        self._found.setdefault(finding.rule, finding)
        fingerprints = {"artlint/v1": finding.fingerprint}
        if finding.start.line in hashes:
            fingerprints["primaryLocationLineHash"] = hashes[finding.start.line]
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._index(finding.rule),
            "level": _LEVELS[finding.severity],
            "message": _text(finding.message),
            "locations": [{"physicalLocation": _in_one_line(artifact, finding.start, finding.end)}],
            "partialFingerprints": fingerprints,
        }
        if finding.fix and all(map(_is_unicode, finding.fix.edits)):
            result["fixes"] = [_fix(finding.fix, artifact)]
        if finding.code:
            result["properties"] = {"code": finding.code}
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "message": _text(place.message),
                    "physicalLocation": _in_one_line(artifact, place.start, place.end),
                }
                for number, place in enumerate(finding.related, 1)
            ]
        return result

    def _problem(self, problem: Problem) -> dict[str, Any]:
        name = problem_id(problem.kind)
        place = {"artifactLocation": self._artifact(problem.path or "."), "region": {"startLine": 1}}
        return {
            "ruleId": name,
            "ruleIndex": self._index(name),
            "level": "error",
            "message": _text(problem.message),
            "locations": [{"physicalLocation": place}],
        }

    def _index(self, rule: str) -> int:
        return self._indices.setdefault(rule, len(self._indices))

    def _artifact(self, path: str) -> dict[str, str]:
        """Where a file is: from the git root, or where it is outside of it, by its whole path."""
        relative = self._around.in_repository(path)
        if relative.startswith("../") or os.path.isabs(relative):
            return {"uri": _uri(os.path.normpath(os.path.join(self._around.working_folder, path)))}
        return {"uri": quote(encode(relative)), "uriBaseId": _ROOT}


def _as_it_is(finding: Located) -> Located:
    return finding


def _in_one_line(artifact: dict[str, str], start: Position, end: Position) -> dict[str, Any]:
    """A place within its first line, for GitHub shows an alert in a pull request only if all its lines changed."""
    region = {"startLine": start.line, "startColumn": start.column}
    whole = region | {"endLine": end.line, "endColumn": end.column}
    if start.line == end.line:
        return {"artifactLocation": artifact, "region": whole}
    return {"artifactLocation": artifact, "region": region, "contextRegion": whole}


def _suppression(suppressed: Suppressed) -> dict[str, Any]:
    """Who says that a finding does not count: a comment in the file, or the configuration."""
    suppression: dict[str, Any] = {"kind": "external" if suppressed.entry else "inSource", "status": "accepted"}
    if suppressed.reason:
        suppression["justification"] = suppressed.reason
    if suppressed.until:
        suppression["properties"] = {"until": suppressed.until}
    return suppression


def _fix(fix: LocatedFix, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
            "insertedContent": {"text": text},
        }
        for start, end, text in fix.edits
    ]
    return {
        "description": _text(fix.message),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _is_unicode(edit: tuple[Position, Position, str]) -> bool:
    """Whether JSON can hold the text of an edit; a byte that is no UTF-8 it cannot."""
    return well_formed(edit[2]) == edit[2]


def _text(raw: str) -> dict[str, str]:
    return {"text": plain(raw)}


def _uri(path: str) -> str:
    """An absolute path as a `file:` address; a drive of Windows stands behind one more slash."""
    return "file://" + quote(encode("/" * (not path.startswith("/")) + path.replace(os.sep, "/")))


def _folder_uri(path: str) -> str:
    return _uri(path).rstrip("/") + "/"
