"""The report over all files of a run: counts, skipped files, problems, notes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from artlint.model.verdict import NOTHING_FIXED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.model.problem import Problem, Skip
    from artlint.packs import RuleInfo
    from artlint.rule.rule import Severity


class Amount(NamedTuple):
    """How many findings, in how many files, and how many of them carry a safe fix, and an unsafe one."""

    findings: int = 0
    files: int = 0
    fixable: int = 0
    unsafely_fixable: int = 0


class SourceStatistics(NamedTuple):
    """How many files of a source were checked, in how many there are findings, and how much of each rule."""

    checked: int
    files: int
    by_rule: Mapping[tuple[Severity, str], Amount]


class Report(NamedTuple):
    """What a run has to say beyond the findings themselves, which went by file by file.

    `counts` is the number of findings by severity and rule. `notes` are remarks that change no exit code. `fails`
    tells whether a finding reaches the fail level of its file. `suppressed` is how many findings do not count.
    `baselined` and `outside` count findings that are not shown: those that a baseline accepts, and those outside the
    change that was asked about. `rules` are those that could have found something. `fixed` counts the fixes that were
    made by rule, `fixable` the findings that carry a safe fix, `unsafely_fixable` those that carry an unsafe one.
    `by_rule` tells more than `counts`, `by_source` the same for each source where that is asked for (an empty name for
    files of none).
    """

    checked: int
    counts: Mapping[tuple[Severity, str], int]
    skipped: tuple[Skip, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    fails: bool = False
    suppressed: int = 0
    baselined: int = 0
    outside: int = 0
    rules: Mapping[str, RuleInfo] = MappingProxyType({})
    fixed: Mapping[str, int] = NOTHING_FIXED
    fixable: int = 0
    unsafely_fixable: int = 0
    by_rule: Mapping[tuple[Severity, str], Amount] = MappingProxyType({})
    by_source: Mapping[str, SourceStatistics] = MappingProxyType({})

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.counts.values())

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(number for (its_severity, _), number in self.counts.items() if its_severity is severity)

    @property
    def exit_code(self) -> int:
        """0 nothing at or above the fail level, 1 findings, 2 something could not be done."""
        return 2 if self.problems else int(self.fails)

    @property
    def outcome(self) -> str:
        """`clean`, `findings` or `error`."""
        if self.problems:
            return "error"
        return "findings" if self.counts else "clean"
