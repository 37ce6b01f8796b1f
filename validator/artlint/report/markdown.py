"""The report for a pull request: what a person wants to know first, short enough for a comment."""

from __future__ import annotations

from artlint.light import TYPE_CHECKING
from artlint.report.mark import item, link, problem_item
from artlint.report.words import count, statistics, summary
from artlint.report.worst import Worst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.report import Style, Surroundings
    from artlint.run import FileResult, Report

_SHOWN = 40
"""Findings of each severity that are listed; a comment on GitHub holds 65,536 characters."""

_PROBLEMS = 20
"""Problems that are listed."""


class Reporter:
    """The report as Markdown: the numbers, a table of rules, the worst findings."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        self._style = style
        self._worst = Worst(0 if style.statistics else _SHOWN)
        self._pages: dict[str, str | None] = {}

    def file(self, result: FileResult) -> Iterator[str]:
        """Nothing yet: errors come first."""
        for finding in result.findings:
            self._worst.keep(finding)
            self._pages[finding.rule] = finding.url
        yield from ()

    def end(self, report: Report) -> Iterator[str]:
        """The whole summary."""
        yield f"### artlint: {report.outcome}\n\n{summary(report, self._style)}\n"
        if report.problems:
            yield "\n" + "".join(map(problem_item, report.problems[:_PROBLEMS]))
            yield _left_out(len(report.problems) - _PROBLEMS, "problem")
        if report.findings:
            yield "\n| findings | severity | rule |\n|---:|---|---|\n"
            for number, severity, rule in statistics(report):
                yield f"| {number:,} | {severity} | {link(rule, self._pages.get(rule))} |\n"
        listed = [item(finding) for finding in self._worst]
        if listed:
            yield "\n" + "".join(listed)
            yield _left_out(report.findings - len(listed), "finding")


def _left_out(number: int, noun: str) -> str:
    return f"\n… and {count(number, f'more {noun}')}\n" if number > 0 else ""
