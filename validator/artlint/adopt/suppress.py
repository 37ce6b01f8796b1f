"""Suppressions: findings that a comment or the configuration hides, and the comments that hide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.engine import Result, lint, place_and_rule
from artlint.plan import Plan
from artlint.rule import MOST_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.article import Article
    from artlint.config import FileSettings, Selection
    from artlint.plan import Check


class Plans(NamedTuple):
    """The rules that run on an article: those about its content, by their names, and those about artlint's comments."""

    content: Plan
    names: frozenset[str]
    comments: Plan

    @classmethod
    def of(cls, rules: Iterable[Check]) -> Plans:
        """The rules in the order in which they run."""
        content: list[Check] = []
        comments: list[Check] = []
        for rule in rules:
            (comments if "suppressions" in rule.gate.reads else content).append(rule)
        return cls(Plan(content), frozenset(rule.name for rule in content), Plan(comments))


def lint_heeding(
    article: Article,
    plans: Plans,
    settings: FileSettings,
    selection: Selection,
    *,
    suppressions: bool = True,
    most_fixes: int = MOST_PLACES,
) -> Result:
    """What the rules find in an article, without what is suppressed. Without `suppressions`, nothing is.

    Of findings that have fixes `most_fixes` of a rule are shown.
    """
    if not suppressions or not (article.directives or settings.ignores):
        return lint(article, plans.content, None, most_fixes)
    from artlint.adopt.suppress_comments import Run, heeded_comments, judged_comments  # most files never need them
    from artlint.adopt.suppress_sieve import Sieve

    comments = heeded_comments(article, settings.config)
    sieve = Sieve(article, comments, settings)
    result = lint(article, plans.content, sieve.hide, most_fixes)
    broken = result.cut.union(crash.rule for crash in result.crashes)
    run = Run(settings.config.known, selection, plans.names - broken, broken)
    about = lint(article.judged(judged_comments(comments, sieve.used, run)), plans.comments, sieve.hide, most_fixes)
    findings = sorted((*result.findings, *about.findings), key=place_and_rule)
    return Result(tuple(findings), (*result.crashes, *about.crashes), result.cut, sieve.hidden)
