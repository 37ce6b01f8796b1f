"""What a run uses of the budgets of its configurations.

A finding counts under one budget: that of its rule, else of the rule's folder, else of its level, as they hold for the
file. A budget is judged by a run over whole folders: what share of an archive a few named files are, nobody can tell.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from artlint.config.budget import BUDGET_LEVELS
from artlint.config.conditions import blocks_of
from artlint.files.paths import shown_path
from artlint.model import fail_level
from artlint.model.budget_use import BudgetUse
from artlint.run.counter import UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.config import Config
    from artlint.config.budget import Budget
    from artlint.files.candidate import Candidate
    from artlint.model import FileResult, Located, Request
    from artlint.rule import Severity
    from artlint.run.sources import Source

_DAY = 86_400_000
_FIRST = 719_163
"""The ordinal of 1970-01-01."""

Day = int | None
"""A day since 1970-01-01, None of articles of which nothing tells it."""


def budgets_of_run(request: Request, source: Source) -> Budgets | None:
    """The budgets that hold for files of a run; None where none does."""
    met = {candidate.config.file: candidate.config for candidate in source.candidates}
    held = [config for config in met.values() if config.declared_budgets]
    named = any(candidate.named for candidate in source.candidates) or any(skip.named for skip in source.skipped)
    return Budgets(request, held, judges=source.is_whole and not named) if held else None


class Budgets:
    """Counts the findings of a run under the budgets of some configurations; none of them where it does not judge."""

    def __init__(self, request: Request, configs: Iterable[Config], *, judges: bool) -> None:
        self._request = request
        self._configs = {config.file: config for config in configs}
        self._judges = judges
        self._tomorrow = request.now // _DAY + 1
        self._groups: dict[tuple[str | None, tuple[int, ...]], _Group] = {}

    def apply(self, candidate: Candidate, result: FileResult) -> FileResult:
        """The result of a file, each finding with the budget that it counts under."""
        config = self._configs.get(candidate.config.file)
        if config is None or not self._judges or not _is_checked(result):
            return result
        blocks = _blocks(config, candidate, result)
        key = config.file, blocks
        if key not in self._groups:
            self._groups[key] = _Group(config, blocks)
        day = result.day if result.day is not None and result.day <= self._tomorrow else None
        return self._groups[key].counted(result, day)

    def uses(self) -> Iterator[BudgetUse]:
        """What is used of each budget, in the order of the configuration."""
        for config in self._configs.values():
            may_fail = fail_level(config, self._request) != "never"
            for source, budget in config.declared_budgets:
                if self._may_be_used(budget, config):
                    use = self._use(budget, source, config)
                    yield use._replace(fails=use.is_exceeded and may_fail)

    def _may_be_used(self, budget: Budget, config: Config) -> bool:
        """Whether the command line lets a rule run whose findings the budget is for."""
        if budget.name in BUDGET_LEVELS.values():
            return True
        rules = [info for info in config.known.values() if budget.name in (info.name, info.folder)]
        return any(map(self._request.selection.allows, rules))

    def _use(self, budget: Budget, source: str, config: Config) -> BudgetUse:
        shown = shown_path(config.file or "", self._request.working_folder)
        use = BudgetUse(budget.name, budget.written, source, shown, budget.millionths is not None, self._judges)
        if not self._judges:
            return use
        groups = [group for group in self._groups.values() if group.is_of(budget, config)]
        days = {day for group in groups for day in group.articles}
        dated = [day for day in days if day is not None]
        if budget.days is not None and dated:
            first = max(dated) - budget.days + 1
            days = {day for day in days if day is None or day >= first}
            use = use._replace(since=_written(first), until=_written(max(dated)))
        articles = sum(group.articles[day] for group in groups for day in days)
        undated = sum(group.articles[None] for group in groups) if budget.days is not None else 0
        used = sum(group.used(budget, day) for group in groups for day in days)
        return use._replace(used=used, allowed=budget.allowed(articles), articles=articles, undated=undated)


class _Group:
    """The files of some sources: how many there are of each day, and what counts under their budgets."""

    def __init__(self, config: Config, blocks: tuple[int, ...]) -> None:
        self.budgets = config.budgets_in([config.sources[index] for index in blocks])
        self.articles: Counter[Day] = Counter()
        self._config = config
        self._findings: Counter[tuple[str, Day]] = Counter()
        self._having: Counter[tuple[str, Day]] = Counter()
        self._names: dict[tuple[str, Severity], str] = {}

    def is_of(self, budget: Budget, config: Config) -> bool:
        """Whether a budget of a configuration is that of these files. Two configurations may extend one."""
        return self._config.file == config.file and self.budgets.get(budget.name) == budget

    def counted(self, result: FileResult, day: Day) -> FileResult:
        """The result of a file of a day, counted."""
        self.articles[day] += 1
        if not result.findings:
            return result
        findings = tuple([finding._replace(budget=self._name(finding)) for finding in result.findings])
        for name, number in Counter(finding.budget for finding in findings if finding.budget).items():
            self._findings[name, day] += number
            self._having[name, day] += 1
        return result._replace(findings=findings)

    def used(self, budget: Budget, day: Day) -> int:
        """How many findings of a day count under a budget, or how many articles have one."""
        return (self._findings if budget.millionths is None else self._having)[budget.name, day]

    def _name(self, finding: Located) -> str:
        key = finding.rule, finding.severity
        if key not in self._names:
            known = self._config.known
            folder = known[finding.rule].folder if finding.rule in known else ""
            names = (finding.rule, folder, BUDGET_LEVELS[finding.severity])
            self._names[key] = next((name for name in names if name in self.budgets), "")
        return self._names[key]


def _is_checked(result: FileResult) -> bool:
    return result.skip is None and not any(problem.kind in UNREAD for problem in result.problems)


def _blocks(config: Config, candidate: Candidate, result: FileResult) -> tuple[int, ...]:
    """The sources of a file, as far as budgets ask for them."""
    if config.budgets_ask_sources:
        return result.blocks
    return blocks_of(config, candidate.path) if any(block.budget for block in config.sources) else ()


def _written(day: int) -> str:
    """A day as a text; what lies before the year 1 is its first day."""
    return date.fromordinal(max(1, day + _FIRST)).isoformat()
