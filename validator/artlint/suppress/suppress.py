"""The findings of a file without those that a comment or the configuration hides."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from artlint.article import File
from artlint.config import FileSettings, Selection
from artlint.judge import Result, lint, place_and_rule
from artlint.packs.plan import Check, Plan
from artlint.rule import MOST_PLACES


class Plans(NamedTuple):
    """The rules that run on an article: those about its content, by their names, and those about artlint's comments."""

    content: Plan
    names: frozenset[str]
    comments: Plan

    @classmethod
    def of(cls, rules: Iterable[Check], *, of_any_file: bool = False) -> Self:
        """The rules in the order in which they run; `of_any_file` as `Plan` has it."""
        content: list[Check] = []
        comments: list[Check] = []
        for rule in rules:
            (comments if "suppressions" in rule.reads else content).append(rule)
        names = frozenset(rule.name for rule in content)
        return cls(Plan(content, of_any_file=of_any_file), names, Plan(comments, of_any_file=of_any_file))


def lint_with_suppressions(
    file: File,
    plans: Plans,
    settings: FileSettings,
    selection: Selection,
    *,
    suppressions: bool = True,
    most_fixes: int = MOST_PLACES,
) -> Result:
    """The findings of rules in a file; those that are suppressed stand in `hidden`. Without `suppressions`, none is.

    At most `most_fixes` findings of a rule that have a fix are shown.
    """
    if not suppressions or not (file.comments or settings.ignores):
        return lint(file, plans.content, None, most_fixes)
    from artlint.suppress.comments import RulesRun, checked_comments, with_outcomes  # most files never need them
    from artlint.suppress.suppressor import Suppressor

    comments = checked_comments(file, settings.config)
    suppressor = Suppressor(file, comments, settings)
    result = lint(file, plans.content, suppressor.hide, most_fixes)
    broken = result.cut.union(crash.rule for crash in result.crashes)
    run = RulesRun(settings.config.known, selection, plans.names - broken, broken)
    outcomes = with_outcomes(comments, suppressor.used, run)
    about = lint(file, plans.comments, suppressor.hide, most_fixes, file.with_outcomes(outcomes))
    findings = sorted((*result.findings, *about.findings), key=place_and_rule)
    return Result(tuple(findings), (*result.crashes, *about.crashes), result.cut, suppressor.hidden)
