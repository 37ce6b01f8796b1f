"""The report as SARIF 2.1.0, as GitHub's code scanning reads it (Docs, SARIF support for code scanning).

GitHub refuses a file with more than 25,000 results as a whole. So the worst come first, and the report says how many
are left out.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from artlint import __version__
from artlint.article.decode import encode
from artlint.files.line_store import RankedLines
from artlint.model import CONFIGURATION
from artlint.report import BaseReporter
from artlint.report.budgets import budget_line, named_budgets
from artlint.report.json_writer import ArrayWriter, members, to_json
from artlint.report.line_hash import line_hashes
from artlint.report.sarif_result import LEVELS, finding_result, message, problem_result, suppression, without_mark
from artlint.report.sarif_rules import problem_descriptor, problem_id, rule_descriptor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.model import FileResult, Located, Report
    from artlint.model.budget_use import BudgetUse
    from artlint.report import Style, Surroundings

_FORMAT = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0"}
_ROOT = "%SRCROOT%"
_MARK = "\ufeff"

_PROBLEM, _SUPPRESSED = "problem", "suppressed"
_RANKS = (_PROBLEM, *LEVELS, _SUPPRESSED)

MOST_RESULTS = 25_000
"""The most results of a run that GitHub takes."""


class Reporter(BaseReporter):
    """Writes one log of one run: the results, worst first, and behind them the tool and its rules."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._results = RankedLines(_RANKS, MOST_RESULTS)
        self._indices: dict[str, int] = {}
        self._examples: dict[str, Located] = {}

    def begin(self) -> Iterator[str]:
        """The version of the format, and the start of the array of results."""
        yield f'{{{members(_FORMAT)}, "runs": [{{"results": ['

    def file(self, result: FileResult) -> tuple[()]:
        """Keep the findings of a file; nothing is written yet, since the worst of all files come first."""
        state: dict[str, Any] = {"baselineState": "new"} if result.baseline else {}
        ranked = [(str(finding.severity), finding, state) for finding in result.findings]
        ranked += [(_SUPPRESSED, each.finding, {"suppressions": [suppression(each)]}) for each in result.suppressed]
        if ranked:
            self._keep(result.path, ranked)
        return ()

    def end(self, report: Report) -> Iterator[str]:
        """All results, the problems among them, so that they become alerts; then the tool's rules."""
        for problem in report.problems:
            if self._results.has_room(_PROBLEM):
                name = problem_id(problem.kind)
                written = problem_result(problem, name, self._index(name), self._artifact(problem.path or "."))
                self._results.add(_PROBLEM, to_json(written))
        yield from map(ArrayWriter().entry, self._results.lines())
        yield "\n],\n" + members(self._run(report)) + "}]}\n"

    def _keep(self, path: str, ranked: list[tuple[str, Located, dict[str, Any]]]) -> None:
        """Keep the findings of a file, each with its rank and what its result has beside the finding."""
        text = self._around.text_of(path)
        hashes = {} if text is None else line_hashes(text, {finding.start.line for _, finding, _ in ranked})
        has_mark = text is not None and text.startswith(_MARK)
        for rank, finding, more in ranked:
            if self._results.has_room(rank):
                self._examples.setdefault(finding.rule, finding)
                placed = without_mark(finding) if has_mark else finding
                written = finding_result(placed, self._index(finding.rule), self._artifact, hashes)
                self._results.add(rank, to_json(written | more))

    def _index(self, rule: str) -> int:
        return self._indices.setdefault(rule, len(self._indices))

    def _artifact(self, path: str) -> dict[str, str]:
        """The address of a file: from the git root, or of a file outside of it the whole path."""
        relative = self._around.in_repository(path)
        if relative.startswith("../") or os.path.isabs(relative):
            return {"uri": _uri(os.path.normpath(os.path.join(self._around.working_folder, path)))}
        return {"uri": quote(encode(relative)), "uriBaseId": _ROOT}

    def _run(self, report: Report) -> dict[str, Any]:
        """The run without its results."""
        return {
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {_ROOT: {"uri": _uri(self._around.repository).rstrip("/") + "/"}},
            "tool": {
                "driver": {
                    "name": "artlint",
                    "semanticVersion": __version__,
                    "informationUri": "https://github.com/artlint/artlint",
                    "rules": self._descriptors(report),
                }
            },
            "invocations": [self._invocation(report)],
        }

    def _descriptors(self, report: Report) -> list[dict[str, Any]]:
        """The rules and kinds of problems of the results, in the order of their indices."""
        kinds = {problem_id(problem.kind): problem.kind for problem in report.problems}
        return [
            problem_descriptor(kinds[name])
            if name in kinds
            else rule_descriptor(self._examples[name], report.rules.get(name))
            for name in self._indices
        ]

    def _invocation(self, report: Report) -> dict[str, Any]:
        invocation: dict[str, Any] = {"executionSuccessful": not report.problems, "exitCode": report.exit_code}
        for problem in report.problems:
            part = "toolConfiguration" if problem.kind == CONFIGURATION else "toolExecution"
            notice = {
                "level": "error",
                "descriptor": {"id": problem_id(problem.kind)},
                "message": message(problem.message),
            }
            invocation.setdefault(f"{part}Notifications", []).append(notice)
        for name, use in named_budgets(report):
            invocation.setdefault("toolExecutionNotifications", []).append(_budget_notice(name, use))
        if self._results.offered > MOST_RESULTS:
            limit = f"it holds the {MOST_RESULTS:,} worst of {self._results.offered:,} results, as many as GitHub takes"
            self._around.note(limit)
            notice = {"level": "warning", "message": message(limit)}
            invocation.setdefault("toolExecutionNotifications", []).append(notice)
        return invocation


def _budget_notice(name: str, use: BudgetUse) -> dict[str, Any]:
    """What is used of a budget: a warning where it is exceeded. An error would say that artlint itself failed."""
    return {"level": "warning" if use.is_exceeded else "note", "message": message(budget_line(name, use))}


def _uri(path: str) -> str:
    """An absolute path as a `file:` address; a drive of Windows stands behind one more slash."""
    return "file://" + quote(encode("/" * (not path.startswith("/")) + path.replace(os.sep, "/")))
