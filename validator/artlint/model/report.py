"""The report over all files of a run: counts, skipped files, problems, notes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from artlint.model.budget_use import BudgetUse
from artlint.model.problem import Problem, Skip
from artlint.model.verdict import NOTHING_FIXED
from artlint.packs import RuleInfo
from artlint.rule import Severity


class Amount(NamedTuple):
    """The number of findings, of files that have them, and of findings with a safe and with an unsafe fix."""

    findings: int = 0
    files: int = 0
    fixable: int = 0
    unsafely_fixable: int = 0


class SourceStatistics(NamedTuple):
    """The number of checked files of a source, of those with findings, and the amount by severity and rule."""

    checked: int
    files: int
    by_rule: Mapping[tuple[Severity, str], Amount]


class Report(NamedTuple):
    """The report of a run without the findings, which reporters get file by file.

    `counts` is the number of findings by severity and rule, `by_rule` their amount. `by_source` is set on request;
    files of no source stand under an empty name. `notes` change no exit code. `fails`: a finding reaches the fail
    level of its file. `suppressed`, `baselined` and `outside` count findings that do not count: hidden ones, those
    that a baseline accepts, and those outside the change that is asked about. `rules` are the known rules. `fixed`
    counts the fixes that were made, by rule; `fixable` and `unsafely_fixable` the findings with a safe and an
    unsafe fix. `budgets` tells what is used of each.
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
    budgets: tuple[BudgetUse, ...] = ()

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.counts.values())

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(number for (its_severity, _), number in self.counts.items() if its_severity is severity)

    @property
    def exit_code(self) -> int:
        """0: nothing at or above the fail level; 1: findings; 2: something could not be done."""
        return 2 if self.problems else int(self.fails)

    @property
    def outcome(self) -> str:
        """`clean`, `findings` or `error`."""
        if self.problems:
            return "error"
        return "findings" if self.counts else "clean"
