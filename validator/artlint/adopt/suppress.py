"""Suppressions: findings that a comment or the configuration hides, and the comments that hide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.engine import Crash, Result, lint
from artlint.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.adopt.suppress_sieve import Hidden
    from artlint.article import Article
    from artlint.config import FileSettings, Selection
    from artlint.plan import Check
    from artlint.rule import Finding


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


class Heeded(NamedTuple):
    """What the rules said of an article: what counts, what is hidden, and the rules that failed."""

    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...] = ()
    hidden: tuple[Hidden, ...] = ()


def lint_heeding(
    article: Article, plans: Plans, settings: FileSettings, selection: Selection, *, suppressions: bool = True
) -> Heeded:
    """What the rules find in an article, without what is suppressed. Without `suppressions`, nothing is."""
    if not suppressions or not (article.directives or settings.ignores):
        result = lint(article, plans.content)
        return Heeded(result.findings, result.crashes)
    return _heeding(article, plans, settings, selection)


def _heeding(article: Article, plans: Plans, settings: FileSettings, selection: Selection) -> Heeded:
    from artlint.adopt.suppress_comments import Run, heeded_comments, judged_comments  # most files never need them
    from artlint.adopt.suppress_sieve import Sieve

    comments = heeded_comments(article, settings.config)
    sieve = Sieve(article, comments, settings)
    result = lint(article, plans.content, sieve.hide)
    broken = result.cut.union(crash.rule for crash in result.crashes)
    whole = plans.names - broken
    judged = judged_comments(comments, sieve.used, Run(settings.config.known, selection, whole, broken))
    about = lint(article.judged(judged), plans.comments, sieve.hide) if judged else Result((), ())
    findings = sorted((*result.findings, *about.findings), key=lambda it: (it.span.start, it.rule, it.span.end))
    return Heeded(tuple(findings), (*result.crashes, *about.crashes), sieve.hidden)
