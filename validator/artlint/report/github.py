"""The report for a log of GitHub Actions: each finding an annotation, as long as GitHub shows them.

GitHub shows ten errors, ten warnings and ten notices of a step (actions/toolkit, docs/problem-matchers.md). So errors
come first, before them what could not be done and which budgets fail the run, and what exceeds ten of a kind goes to
the page that GitHub shows with the step, with the number; where there is no such page, or no room on it, to the log.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from artlint.model import Problem
from artlint.report import BaseReporter
from artlint.report.budgets import budget_lines, failing_lines
from artlint.report.concise import one_line
from artlint.report.escape import visible
from artlint.report.markdown_text import finding_item, problem_item, text_item
from artlint.report.summary import count, summary_line
from artlint.report.worst_findings import SEVERITIES, WorstFindings
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from artlint.model import FileResult, Located, Report
    from artlint.report import Style, Surroundings

_SHOWN = 10
"""The most annotations of a kind that GitHub shows of a step."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_TITLE = 255
"""The most characters of an annotation's title (GitHub's REST API, Create a check run)."""


class Reporter(BaseReporter):
    """Writes workflow commands."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._annotated = WorstFindings(_SHOWN)
        self._page = _SummaryPage(style, around.summary_room)

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file that get no annotation, if they go to the log; errors come first in the others."""
        for finding in result.findings:
            if self._annotated.keep(finding):
                continue
            if self._around.add_to_summary:
                self._page.add(finding)
            else:
                yield one_line(finding, self._style)

    def end(self, report: Report) -> Iterator[str]:
        """The annotations, problems first, and how many findings have none."""
        alarms = (*report.problems, *(Problem(None, "budget", line) for line in failing_lines(report)))
        problems, more_problems = alarms[:_SHOWN], alarms[_SHOWN:]
        errors = [finding for finding in self._annotated if finding.severity is Severity.ERROR]
        milder = [finding for finding in self._annotated if finding.severity is not Severity.ERROR]
        room = _SHOWN - len(problems)
        if not self._around.add_to_summary:
            yield from (visible(f"error: {problem.path or '.'}: {problem.message}") + "\n" for problem in more_problems)
            yield from (one_line(finding, self._style) for finding in errors[room:])
        yield from map(self._problem, problems)
        yield from map(self._finding, (*errors[:room], *milder))
        surplus = _surplus(report, len(alarms))
        if surplus:
            where = "the summary of this step" if self._around.add_to_summary else "the log above"
            yield f"{_count_by_kind(surplus)}: GitHub shows {_SHOWN} annotations of a kind; the others are in {where}\n"
        if self._around.add_to_summary:
            first = [*map(problem_item, more_problems), *map(finding_item, errors[room:])]
            self._around.add_to_summary("".join(self._page.text(report, surplus, first)))

    def _finding(self, finding: Located) -> str:
        place: dict[str, object] = {"file": self._around.in_repository(finding.path), "line": finding.start.line}
        if finding.start.line == finding.end.line:  # else GitHub refuses columns; it names no unit: code points
            place |= {"col": finding.start.column, "endColumn": max(finding.start.column, finding.end.column - 1)}
        text = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
        return _command(_KINDS[finding.severity], f"artlint: {finding.rule}", place, text)

    def _problem(self, problem: Problem) -> str:
        place: dict[str, object] = {} if problem.path is None else {"file": self._around.in_repository(problem.path)}
        return _command("error", f"artlint: {problem.kind}", place, problem.message)


class _SummaryPage:
    """The findings without annotation, as Markdown: as many as the page has room for, in bytes, errors first."""

    def __init__(self, style: Style, room: int) -> None:
        self._style = style
        self._room = room
        self._items: dict[Severity, list[str]] = {severity: [] for severity in SEVERITIES}
        self._bytes: Counter[Severity] = Counter()

    def add(self, finding: Located) -> None:
        """Keep a finding, unless the page is full of findings of its severity alone."""
        severity = finding.severity
        if self._bytes[severity] < self._room:
            written = finding_item(finding)
            self._items[severity].append(written)
            self._bytes[severity] += len(written.encode())

    def text(self, report: Report, surplus: Mapping[Severity, int], first: Iterable[str]) -> Iterator[str]:
        """The numbers, then what has no annotation, beginning with the items of `first`, then how many are left out."""
        yield f"### artlint: {report.outcome}\n\n{summary_line(report, self._style)}\n"
        if report.budgets:
            yield "\n"
            yield from map(text_item, budget_lines(report))
        if not surplus:
            return
        yield f"\n{_count_by_kind(surplus)} for want of room:\n\n"
        room, missing = self._room, sum(surplus.values())
        for written in chain(first, *(self._items[severity] for severity in SEVERITIES)):
            room -= len(written.encode())
            if room < 0:
                break
            missing -= 1
            yield written
        if missing:
            yield f"\n… and {count(missing, 'more finding')}\n"


def _surplus(report: Report, alarms: int) -> dict[Severity, int]:
    """How many findings of each kind exceed what GitHub shows; problems and failing budgets are errors to it."""
    number = {severity: report.count(severity) - _SHOWN for severity in SEVERITIES}
    number[Severity.ERROR] += alarms
    return {severity: over for severity, over in number.items() if over > 0}


def _count_by_kind(surplus: Mapping[Severity, int]) -> str:
    """`3 errors, 1 notice without annotation`."""
    counts = ", ".join(count(number, _KINDS[severity]) for severity, number in surplus.items())
    return f"{counts} without annotation"


def _command(kind: str, title: str, place: dict[str, object], message: str) -> str:
    properties = {**place, "title": title[:_TITLE]}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{kind} {written}::{_data(message)}\n"


def _data(raw: str) -> str:
    """A command's data as actions/toolkit escapes it; other control characters are made visible."""
    return "%0A".join(visible(line).replace("%", "%25") for line in raw.split("\n"))


def _property(raw: str) -> str:
    """A command's property as actions/toolkit escapes it."""
    return visible(raw).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
