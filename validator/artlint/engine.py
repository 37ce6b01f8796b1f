"""One article, some rules: findings. No disk, no clock, no environment (design, law 8)."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from artlint.plan import Check, Plan
from artlint.rule import CLAIMS, Edit, Finding, Fix, Severity
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.article import Article

MOST_OF_ONE_RULE = 1_000
"""Findings of one rule in one file. A broken file of 50 MB must not fill the memory; what is left out is said."""


class Crash(NamedTuple):
    """A rule that failed on an article, and how."""

    rule: str
    message: str


class Result(NamedTuple):
    """All that the rules said of one article, by place and rule, and the rules that failed."""

    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...]


def lint(article: Article, rules: Plan | Iterable[Check]) -> Result:
    """What the rules find in an article. A rule that crashes is named; the others still run."""
    plan = rules if isinstance(rules, Plan) else Plan(rules)
    findings: list[Finding] = []
    crashes: list[Crash] = []
    for rule in plan.called_for(article):
        try:
            findings += _findings_of(rule, article)
        except (Exception, SystemExit) as error:  # the one place where a rule's own fault is caught (style, 15)
            crashes.append(Crash(rule.name, _said(error)))
    crashes.sort()
    findings.sort(key=lambda finding: (finding.span.start, finding.rule, finding.span.end, finding.message))
    return Result(tuple(findings), tuple(crashes))


def _findings_of(rule: Check, article: Article) -> list[Finding]:
    found = list(islice(rule.check(article), MOST_OF_ONE_RULE + 1))
    if not found:
        return found
    for finding in found:
        _demand_valid(finding, rule, article)
    if len(found) > MOST_OF_ONE_RULE:
        message = f"more than {MOST_OF_ONE_RULE:,} findings of this rule: this one and those after it are not shown"
        found[-1] = found[-1]._replace(message=message, code="more-findings", fix=None)
    return found


def _demand_valid(finding: object, rule: Check, article: Article) -> None:
    """Refuse what no reporter could show: a plugin's rule may yield anything."""
    if not isinstance(finding, Finding):
        raise TypeError(f"check yields {type(finding).__name__}, not Finding")
    if finding.rule != rule.name:
        raise ValueError(f"the finding names the rule {finding.rule!r}")
    if not isinstance(finding.severity, Severity) or finding.severity is Severity.OFF:
        raise ValueError(f"the finding has the severity {finding.severity!r}")
    _demand_place(finding.span, article)
    texts: list[object] = [finding.message, finding.help, finding.code or ""]
    for related in finding.related:
        _demand_place(related.span, article)
        texts.append(related.message)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("message, help and code of a finding are texts")
    if finding.fix is not None:
        _demand_fix(finding.fix, article)


def _demand_fix(fix: object, article: Article) -> None:
    """Refuse a fix that could not be applied as it stands."""
    if not isinstance(fix, Fix) or not isinstance(fix.message, str) or type(fix.safe) is not bool:
        raise TypeError(f"{fix!r:.200} is no Fix")
    if not isinstance(fix.changes, tuple) or not set(fix.changes) <= set(CLAIMS):
        raise ValueError(f"a fix changes {fix.changes!r:.200}, which is not of {', '.join(CLAIMS)}")
    if not isinstance(fix.edits, tuple) or not fix.edits:
        raise ValueError("a fix has no edits")
    for edit in fix.edits:
        _demand_edit(edit, article)
    ordered = sorted(fix.edits)
    if any(one.span.end > other.span.start or one.span == other.span for one, other in pairwise(ordered)):
        raise ValueError("edits of a fix overlap")


def _demand_edit(edit: object, article: Article) -> None:
    if not isinstance(edit, Edit) or not isinstance(edit.text, str):
        raise TypeError(f"{edit!r:.200} is no Edit")
    _demand_place(edit.span, article)
    if edit.span.of(article.text) == edit.text:
        raise ValueError(f"an edit at {tuple(edit.span)} changes nothing")


def _demand_place(span: object, article: Article) -> None:
    if not isinstance(span, Span) or not all(type(offset) is int for offset in span):
        raise TypeError(f"{span!r} is no Span of two offsets")
    if not 0 <= span.start <= span.end <= len(article.text):
        raise ValueError(f"the span {tuple(span)} lies outside the text of {len(article.text)} code points")


def _said(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # a plugin's exception may fail even at saying what it is
        return type(error).__name__
