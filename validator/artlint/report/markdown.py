"""The report for a pull request: what a person wants to know first, short enough for a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report import BY_SOURCE, BaseReporter
from artlint.report.budgets import budget_lines
from artlint.report.markdown_text import finding_item, inline, link, problem_item, text_item
from artlint.report.summary import count, fixable_count, percent, rules_by_count, summary_line
from artlint.report.worst_findings import WorstFindings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.model import Amount, FileResult, Report
    from artlint.report import Style, Surroundings
    from artlint.rule import Severity

_FINDINGS = 40
"""The most findings of each severity that are listed."""

_PROBLEMS = 20
"""The most problems that are listed."""

_ROOM = 64_000
"""The most characters of all that is listed; a comment on GitHub holds 65,536."""


class Reporter(BaseReporter):
    """Writes Markdown: the numbers, a table of rules, the worst findings."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._worst = WorstFindings(0 if style.statistics else _FINDINGS)
        self._room = _ROOM
        self._pages: dict[str, str | None] = {}

    def file(self, result: FileResult) -> tuple[()]:
        """Keep the worst findings of a file; nothing is written yet, since errors come first."""
        for finding in result.findings:
            self._worst.keep(finding)
            self._pages[finding.rule] = finding.url
        return ()

    def end(self, report: Report) -> Iterator[str]:
        """The whole report."""
        yield f"### artlint: {report.outcome}\n\n{summary_line(report, self._style)}\n"
        if lines := list(budget_lines(report)):
            yield "\n"
            yield from self._list(map(text_item, lines), len(lines), "budget")
        if report.problems:
            yield "\n"
            yield from self._list(map(problem_item, report.problems[:_PROBLEMS]), len(report.problems), "problem")
        if report.findings:
            yield "\n| findings | files | fixable | severity | rule |\n|---:|---:|---:|---|---|\n"
            yield from self._list(map(self._row, rules_by_count(report.by_rule)), len(report.by_rule), "rule")
        if self._style.statistics == BY_SOURCE:
            yield "\n| source | files checked | with findings | share |\n|---|---:|---:|---:|\n"
            yield from self._list(_source_rows(report), len(report.by_source), "source")
        findings = list(self._worst)
        if findings:
            yield "\n"
            yield from self._list(map(finding_item, findings), report.findings, "finding")

    def _row(self, row: tuple[Severity, str, Amount]) -> str:
        severity, rule, amount = row
        numbers = f"| {amount.findings:,} | {amount.files:,} | {fixable_count(amount, self._style):,} "
        return f"{numbers}| {severity} | {link(rule, self._pages.get(rule))} |\n"

    def _list(self, items: Iterable[str], number: int, noun: str) -> Iterator[str]:
        """As many items as there is room for, and how many of their number are left out."""
        for item in items:
            if len(item) > self._room:
                break
            self._room -= len(item)
            number -= 1
            yield item
        if number:
            yield f"\n… and {count(number, f'more {noun}')}\n"


def _source_rows(report: Report) -> Iterator[str]:
    for name, of in report.by_source.items():
        source = inline(name).replace("|", "\\|") or "no source"
        yield f"| {source} | {of.checked:,} | {of.files:,} | {percent(of.files, of.checked)} |\n"
