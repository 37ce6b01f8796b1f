"""The report for a log of GitHub Actions: each finding an annotation, as long as GitHub shows them.

GitHub shows ten errors, ten warnings and ten notices of a step (actions/toolkit, docs/problem-matchers.md). So errors
come first, before them what could not be done, and what exceeds ten of a kind goes to the page that GitHub shows with
the step, with the number; where there is no such page, or no room on it, to the log.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from artlint.report.concise import one_line
from artlint.report.escape import visible
from artlint.report.mark import item, problem_item
from artlint.report.words import count, summary
from artlint.report.worst import LEVELS, Worst
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from artlint.model.outcome import FileResult, Located, Problem, Report
    from artlint.report import Style, Surroundings

_SHOWN = 10

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_TITLE = 255
"""Characters of an annotation's title (GitHub's REST API, Create a check run)."""


class Reporter:
    """The report as workflow commands."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        self._style = style
        self._around = around
        self._worst = Worst(_SHOWN)
        self._rest = _Rest(style, around.summary_room)

    def file(self, result: FileResult) -> Iterator[str]:
        """Only what goes to the log; the commands wait for the end, since errors come first."""
        for finding in result.findings:
            if self._worst.keep(finding):
                continue
            if self._around.add_to_summary:
                self._rest.add(finding)
            else:
                yield one_line(finding, self._style)

    def end(self, report: Report) -> Iterator[str]:
        """The annotations, and how many findings have none."""
        told, untold = report.problems[:_SHOWN], report.problems[_SHOWN:]
        errors = [finding for finding in self._worst if finding.severity is Severity.ERROR]
        milder = [finding for finding in self._worst if finding.severity is not Severity.ERROR]
        shown, displaced = errors[: _SHOWN - len(told)], errors[_SHOWN - len(told) :]
        if not self._around.add_to_summary:
            yield from (visible(f"error: {problem.path or '.'}: {problem.message}") + "\n" for problem in untold)
            yield from (one_line(finding, self._style) for finding in displaced)
        yield from map(self._problem, told)
        yield from map(self._finding, (*shown, *milder))
        left = _without_annotation(report)
        if left:
            where = "the summary of this step" if self._around.add_to_summary else "the log above"
            yield f"{_said(left)}: GitHub shows {_SHOWN} annotations of a kind; the others are in {where}\n"
        if self._around.add_to_summary:
            first = [*map(problem_item, untold), *map(item, displaced)]
            self._around.add_to_summary("".join(self._rest.page(report, left, first)))

    def _finding(self, finding: Located) -> str:
        place: dict[str, object] = {"file": self._around.in_repository(finding.path), "line": finding.start.line}
        if finding.start.line == finding.end.line:  # else GitHub refuses columns; it says no unit: code points
            place |= {"col": finding.start.column, "endColumn": max(finding.start.column, finding.end.column - 1)}
        text = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
        return _command(_KINDS[finding.severity], f"artlint: {finding.rule}", place, text)

    def _problem(self, problem: Problem) -> str:
        place: dict[str, object] = {} if problem.path is None else {"file": self._around.in_repository(problem.path)}
        return _command("error", f"artlint: {problem.kind}", place, problem.message)


class _Rest:
    """The findings without annotation, as Markdown: as many as the page has room for, in bytes, errors first."""

    def __init__(self, style: Style, room: int) -> None:
        self._style = style
        self._room = room
        self._items: dict[Severity, list[str]] = {level: [] for level in LEVELS}
        self._bytes: Counter[Severity] = Counter()

    def add(self, finding: Located) -> None:
        """Keep a finding, unless the page is full of findings of its severity alone."""
        level = finding.severity
        if self._bytes[level] < self._room:
            written = item(finding)
            self._items[level].append(written)
            self._bytes[level] += len(written.encode())

    def page(self, report: Report, left: Mapping[Severity, int], first: Iterable[str]) -> Iterator[str]:
        """The page: the numbers, then what has no annotation, `first` before all, then how much found no room."""
        yield f"### artlint: {report.outcome}\n\n{summary(report, self._style)}\n"
        if not left:
            return
        yield f"\n{_said(left)} for want of room:\n\n"
        room, missing = self._room, sum(left.values())
        for written in chain(first, *(self._items[level] for level in LEVELS)):
            room -= len(written.encode())
            if room < 0:
                break
            missing -= 1
            yield written
        if missing:
            yield f"\n… and {count(missing, 'more finding')}\n"


def _without_annotation(report: Report) -> dict[Severity, int]:
    """How many of each kind exceed what GitHub shows; what could not be done is an error to it."""
    number = {level: report.count(level) - _SHOWN for level in LEVELS}
    number[Severity.ERROR] += len(report.problems)
    return {level: over for level, over in number.items() if over > 0}


def _said(left: Mapping[Severity, int]) -> str:
    """`3 errors, 1 notice without annotation`."""
    return f"{', '.join(count(number, _KINDS[level]) for level, number in left.items())} without annotation"


def _command(kind: str, title: str, place: dict[str, object], message: str) -> str:
    properties = {**place, "title": title[:_TITLE]}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{kind} {written}::{_data(message)}\n"


def _data(raw: str) -> str:
    """As actions/toolkit escapes a command's data; other control characters are made visible."""
    return "%0A".join(visible(line).replace("%", "%25") for line in raw.split("\n"))


def _property(raw: str) -> str:
    return visible(raw).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
