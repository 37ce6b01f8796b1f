"""One article, some rules: findings. No disk, no clock, no environment (design, law 8)."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from artlint.plan import Check, Plan
from artlint.rule import CLAIMS, MOST_SHOWN, Edit, Finding, Fix, Severity
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artlint.article import Article, File

    Hide = Callable[[Finding], bool]


class Crash(NamedTuple):
    """A rule that failed on an article, and how."""

    rule: str
    message: str


class Hidden(NamedTuple):
    """A finding that is suppressed: why, until which day, and by which `[[ignore]]` entry (None: a comment)."""

    finding: Finding
    reason: str | None
    until: str | None
    entry: str | None


class Result(NamedTuple):
    """All that the rules said of one article, by place and rule, and the rules that failed.

    `cut` names the rules that were stopped before they had said all. `hidden` are the findings that do not count.
    """

    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...]
    cut: frozenset[str] = frozenset()
    hidden: tuple[Hidden, ...] = ()


def lint(file: File, rules: Plan | Iterable[Check], hide: Hide | None = None, article: Article | None = None) -> Result:
    """What the rules find in a file. A rule that crashes is named; the others still run.

    Rules see the file's article; `article` is another reading of the file for rules about artlint's comments. Findings
    point into the file. One that `hide` takes is no part of the result, and none of those of which only so many are
    shown.
    """
    plan = rules if isinstance(rules, Plan) else Plan(rules)
    seen = file.article if article is None else article
    findings: list[Finding] = []
    crashes: list[Crash] = []
    cut: list[str] = []
    for rule in plan.called_for(seen):
        try:
            said = iter(rule.check(seen))
            first = next(said, None)
            if first is None:  # as mostly
                continue
            found, is_whole = _shown(rule, seen, file, chain((first,), said), hide)
        except (Exception, SystemExit) as error:  # the one place where a rule's own fault is caught (style, 15)
            crashes.append(Crash(rule.name, _told(error)))
        else:
            findings += found
            cut += () if is_whole else (rule.name,)
    crashes.sort()
    findings.sort(key=place_and_rule)
    return Result(tuple(findings), tuple(crashes), frozenset(cut))


def place_and_rule(finding: Finding) -> tuple[int, str, int, str]:
    """By what findings are sorted."""
    return finding.span.start, finding.rule, finding.span.end, finding.message


def _shown(
    rule: Check, article: Article, file: File, said: Iterator[Finding], hide: Hide | None
) -> tuple[list[Finding], bool]:
    """Of what a rule says the findings to be shown, and whether it has said all."""
    same = article.text is file.text
    shown: list[Finding] = []
    first, number = None, 0
    for finding in said:
        _demand_valid(finding, rule, article)
        written = finding if same else _as_written(finding, file)
        if hide is not None and hide(written):
            continue
        if len(shown) == MOST_SHOWN:
            message = f"more than {MOST_SHOWN:,} findings of this rule: this one and those after it are not shown"
            return [*shown, written._replace(message=message, code="more-findings", fix=None)], False
        if len(shown) < rule.most_shown:
            shown.append(written)
        else:
            first, number = first or finding, number + 1
    if first is not None:
        more = rule.left_out(article, first, number)
        shown.append(more if same else _as_written(more, file))
    return shown, True


def _as_written(finding: Finding, file: File) -> Finding:
    """A finding in a file's article, as one in the file."""
    to_file = file.comment_map.to_file
    related = tuple(it._replace(span=to_file(it.span)) for it in finding.related)
    fix = finding.fix and _fix_as_written(finding.fix, file)
    return finding._replace(span=to_file(finding.span), related=related, fix=fix)


def _fix_as_written(fix: Fix, file: File) -> Fix | None:
    """A fix with its edits at their places in the file; None where one would take a comment of artlint along."""
    edits = tuple(edit._replace(span=file.comment_map.to_file(edit.span)) for edit in fix.edits)
    pairs = zip(edits, fix.edits, strict=True)
    same = all(one.span.end - one.span.start == other.span.end - other.span.start for one, other in pairs)
    return fix._replace(edits=edits) if same else None


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


def _told(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # a plugin's exception may fail even at saying what it is
        return type(error).__name__
