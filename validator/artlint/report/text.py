"""The default report, for a person at a terminal: findings below their file, few in full, many in brief.

A file's findings stand below its path, a form that terminals of editors link to the places (ESLint's `stylish`).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from artlint.report.for_people import ReporterForPeople
from artlint.report.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model import FileResult, Located, Report
    from artlint.report import Style, Surroundings
    from artlint.report.painter import Painter

_OF_A_RULE = 5
"""The most findings of one rule that are shown in one file; the others are counted."""

_DETAILED = 20
"""Findings of a run that are shown with the piece of the line; after them only the first of each rule is."""

_MANY = 100
"""The number of findings from which on the report advises what to do with them."""


class Reporter(ReporterForPeople):
    """Writes findings as text, in colour if asked for."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._shown_rules: set[str] = set()
        self._shown_help: set[tuple[str, str]] = set()
        self._detailed = 0
        self._left_out = 0

    @cached_property
    def _painter(self) -> Painter:
        from artlint.report.painter import Painter  # most runs find nothing

        return Painter(self._style)

    def end(self, report: Report) -> Iterator[str]:
        """A table of the rules where there are many findings, skipped files, the summary, and what to do next."""
        lists = not (self._style.quiet or self._style.statistics)
        if lists and report.findings > _DETAILED:
            from artlint.report.statistics import rules_table  # most runs find little

            yield "\n"
            yield from rules_table(report, self._style)
            yield "\n"
        yield from super().end(report)
        if lists:
            yield from self._advice(report)

    def _findings(self, result: FileResult) -> Iterator[str]:
        yield self._painter.path(result.path)
        met: Counter[str] = Counter()
        for finding in result.findings:
            if _counts_the_rest(finding):
                yield self._painter.brief(finding)
                continue
            met[finding.rule] += 1
            if met[finding.rule] <= _OF_A_RULE:
                yield self._finding(finding)
        for rule, number in met.items():
            if number > _OF_A_RULE:
                self._left_out += number - _OF_A_RULE
                yield f"  … and {number - _OF_A_RULE:,} more of {rule}\n"

    def _finding(self, finding: Located) -> str:
        """A finding, with the piece of the line while there are few; the same help is shown once in a run."""
        if self._detailed >= _DETAILED and finding.rule in self._shown_rules:
            return self._painter.brief(finding)
        self._detailed += 1
        self._shown_rules.add(finding.rule)
        its_help = (finding.rule, finding.help)
        is_new = its_help not in self._shown_help
        self._shown_help.add(its_help)
        return self._painter.detailed(finding, with_help=is_new)

    def _advice(self, report: Report) -> Iterator[str]:
        if self._left_out:
            yield f"{count(self._left_out, 'finding')} only counted; `--output-format full` shows all\n"
        if report.findings >= _MANY:
            steps = [*self._next_steps(report)]
            yield from (f"{'next:' if step is steps[0] else '':<5} {step}\n" for step in steps)

    def _next_steps(self, report: Report) -> Iterator[str]:
        yield "`--statistics` counts by rule, `--statistics=source` by source"
        if report.fixable and not self._style.fixing:
            yield "`--diff` shows what `--fix` mends"
        if not report.baselined and not report.outside:
            yield "`artlint baseline create` accepts what is here, so that only what is new fails"


def _counts_the_rest(finding: Located) -> bool:
    """Whether a finding only says how many more its rule has in the file, which are in no report."""
    return finding.code is not None and finding.code.startswith("more-")
