"""The default report, for a person at a terminal: findings below their file, few in full, many in brief.

A file's findings stand below its path, a form that terminals of editors link to the places (ESLint's `stylish`).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from artlint.report.plain import PlainReporter
from artlint.report.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import Located, Report
    from artlint.report import Style, Surroundings
    from artlint.report.painter import Painter

_OF_A_RULE = 5
"""Findings of one rule that are shown in one file; the others are counted."""

_DETAILED = 20
"""Findings of a run that are shown with the piece of the line; after them only the first of each rule is."""

_MANY = 100
"""From so many findings on, the report says what to do with them."""


class Reporter(PlainReporter):
    """The report as text, in colour if asked for."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        super().__init__(style)
        self._met: set[str] = set()
        self._helped: set[tuple[str, str]] = set()
        self._detailed = 0
        self._left_out = 0

    def end(self, report: Report) -> Iterator[str]:
        """A table of the rules where there are many findings, skipped files, the summary, and what to do next."""
        if self._style.quiet:
            yield from super().end(report)
            return
        if report.findings > _DETAILED and not self._style.statistics:
            from artlint.report.table import rules_of  # most runs find little

            yield "\n"
            yield from rules_of(report, self._style)
            yield "\n"
        yield from super().end(report)
        if not self._style.statistics:
            yield from self._advice(report)

    def _shown(self, path: str, findings: tuple[Located, ...]) -> Iterator[str]:
        yield self._painter.path(path)
        met: Counter[str] = Counter()
        for finding in findings:
            if _is_rest(finding):
                yield self._painter.brief(finding)
                continue
            met[finding.rule] += 1
            if met[finding.rule] <= _OF_A_RULE:
                yield self._one(finding)
        for rule, number in met.items():
            if number > _OF_A_RULE:
                self._left_out += number - _OF_A_RULE
                yield f"  … and {number - _OF_A_RULE:,} more of {rule}\n"

    def _one(self, finding: Located) -> str:
        """A finding: with the piece of the line while there are few; what helps is said once."""
        if self._detailed >= _DETAILED and finding.rule in self._met:
            return self._painter.brief(finding)
        self._detailed += 1
        self._met.add(finding.rule)
        said = (finding.rule, finding.help)
        helpful = said not in self._helped
        self._helped.add(said)
        return self._painter.detailed(finding, helpful=helpful)

    def _advice(self, report: Report) -> Iterator[str]:
        if self._left_out:
            yield f"{count(self._left_out, 'finding')} only counted; `--output-format full` shows all\n"
        if report.findings >= _MANY:
            steps = [*self._next(report)]
            yield from (f"{'next:' if step is steps[0] else '':<5} {step}\n" for step in steps)

    def _next(self, report: Report) -> Iterator[str]:
        yield "`--statistics` counts by rule, `--statistics=source` by source"
        if report.fixable and not self._style.fixing:
            yield "`--diff` shows what `--fix` mends"
        if not report.baselined and not report.outside:
            yield "`artlint baseline create` accepts what is here, so that only what is new fails"

    @cached_property
    def _painter(self) -> Painter:
        from artlint.report.painter import Painter  # most runs find nothing

        return Painter(self._style)


def _is_rest(finding: Located) -> bool:
    """Whether it says that its rule has more to say of the file, which is in no report."""
    return finding.code is not None and finding.code.startswith("more-")
