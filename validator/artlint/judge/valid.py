"""What a rule may yield: findings that every reporter can show, with fixes that can be applied as they stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from artlint.rule import CLAIMS, Edit, Finding, Fix, Severity
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.article import Article
    from artlint.packs.plan import Check


def demand_valid(finding: object, rule: Check, article: Article) -> None:
    """Refuse what no reporter could show: a plugin's rule may yield anything.

    TypeError or ValueError where a finding is none, or lies outside the article's text.
    """
    if not isinstance(finding, Finding):
        raise TypeError(f"check yields {type(finding).__name__}, not Finding")
    if finding.rule != rule.name:
        raise ValueError(f"the finding names the rule {finding.rule!r}")
    if not isinstance(finding.severity, Severity) or finding.severity is Severity.OFF:
        raise ValueError(f"the finding has the severity {finding.severity!r}")
    _demand_place(finding.span, article)
    texts: list[object] = [finding.message, finding.help, finding.code or "", finding.together]
    for related in finding.related:
        _demand_place(related.span, article)
        texts.append(related.message)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("message, help, code and together of a finding are texts")
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
