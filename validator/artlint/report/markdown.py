"""The report for a pull request: what a person wants to know first, short enough for a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report import BY_SOURCE
from artlint.report.mark import inline, item, link, problem_item
from artlint.report.words import count, percent, rows, summary
from artlint.report.worst import Worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.model.outcome import Amount, FileResult, Report
    from artlint.report import Style, Surroundings
    from artlint.rule import Severity

_SHOWN = 40
"""Findings of each severity that are listed."""

_ROOM = 64_000
"""Characters of all that is listed; a comment on GitHub holds 65,536."""

_PROBLEMS = 20
"""Problems that are listed."""


class Reporter:
    """The report as Markdown: the numbers, a table of rules, the worst findings."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        self._style = style
        self._worst = Worst(0 if style.statistics else _SHOWN)
        self._room = _ROOM
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
            yield "\n"
            yield from self._listed(map(problem_item, report.problems[:_PROBLEMS]), len(report.problems), "problem")
        if report.findings:
            yield "\n| findings | files | fixable | severity | rule |\n|---:|---:|---:|---|---|\n"
            yield from self._listed(map(self._row, rows(report.by_rule)), len(report.by_rule), "rule")
        if self._style.statistics == BY_SOURCE:
            yield "\n| source | files checked | with findings | share |\n|---|---:|---:|---:|\n"
            yield from self._listed(_sources(report), len(report.by_source), "source")
        findings = list(self._worst)
        if findings:
            yield "\n"
            yield from self._listed(map(item, findings), report.findings, "finding")

    def _row(self, row: tuple[Severity, str, Amount]) -> str:
        severity, rule, amount = row
        fixable = amount.fixable + amount.unsafely_fixable * self._style.unsafe_fixes
        numbers = f"| {amount.findings:,} | {amount.files:,} | {fixable:,} "
        return f"{numbers}| {severity} | {link(rule, self._pages.get(rule))} |\n"

    def _listed(self, items: Iterable[str], number: int, noun: str) -> Iterator[str]:
        """As many items as there is room for, and how many of their number are left out."""
        for item_ in items:
            if len(item_) > self._room:
                break
            self._room -= len(item_)
            number -= 1
            yield item_
        if number:
            yield f"\n… and {count(number, f'more {noun}')}\n"


def _sources(report: Report) -> Iterator[str]:
    for name, of in report.by_source.items():
        source = inline(name).replace("|", "\\|") or "no source"
        yield f"| {source} | {of.checked:,} | {of.files:,} | {percent(of.files, of.checked)} |\n"
