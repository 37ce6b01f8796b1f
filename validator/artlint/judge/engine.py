"""One article, some rules: findings. No disk, no clock, no environment (design, law 8)."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from artlint.packs.plan import Check, Plan
from artlint.rule.rule import CLAIMS, MOST_PLACES, MOST_SHOWN, UNREADABLE, Edit, Finding, Fix, Severity
from artlint.span import Span
from artlint.timed import SlowPatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artlint.article import Article, File
    from artlint.model.outcome import Located

    Hide = Callable[[Finding], bool]

_LONGEST_TRACE = 10_000
"""Characters of a traceback that are kept, the last ones: an endless recursion has many."""


class Crash(NamedTuple):
    """A rule that failed on an article, and how.

    `fault` tells what became of it, `place` is `FILE:LINE` in the rule's own code, `trace` the traceback.
    """

    rule: str
    message: str
    place: str = ""
    trace: str = ""
    fault: str = "crashed"

    @property
    def description(self) -> str:
        """What became of it, where and how."""
        return f"{self.fault} at {self.place}: {self.message}" if self.place else f"{self.fault}: {self.message}"


class Hidden(NamedTuple):
    """A finding that is suppressed: why, until which day, and by which `[[ignore]]` entry (None: a comment)."""

    finding: Finding
    reason: str | None
    until: str | None
    entry: str | None


class Result(NamedTuple):
    """All findings in one article, by place and rule, and the rules that failed.

    `cut` names the rules that were stopped before their last finding, or not called, for the text is unreadable.
    `hidden` are the findings that do not count.
    """

    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...]
    cut: frozenset[str] = frozenset()
    hidden: tuple[Hidden, ...] = ()


def lint(
    file: File,
    rules: Plan | Iterable[Check],
    hide: Hide | None = None,
    most_fixes: int = MOST_PLACES,
    article: Article | None = None,
) -> Result:
    """What the rules find in a file. A rule that crashes is named; the others still run.

    Rules see the file's article; `article` is another reading of the file for rules about artlint's comments. Findings
    point into the file. One that `hide` takes is no part of the result, and none of those of which only so many are
    shown. Who fixes a file wants to be shown more of those that have a fix: up to `most_fixes` of a rule.
    """
    plan = rules if isinstance(rules, Plan) else Plan(rules)
    seen = file.article if article is None else article
    findings: list[Finding] = []
    crashes: list[Crash] = []
    cut: list[str] = []
    unreadable = False
    for rule in plan.called_for(seen):
        if unreadable and "bytes" not in rule.gate.reads:
            cut.append(rule.name)
            continue
        try:
            found = iter(rule.check(seen))
            first = next(found, None)
            if first is None:  # as mostly
                continue
            shown, is_whole = _shown(rule, seen, file, chain((first,), found), hide, most_fixes)
        except SlowPatternError as error:
            crashes.append(Crash(rule.name, str(error), fault="was stopped"))
        except (Exception, SystemExit) as error:  # the one place where a rule's own fault is caught (style, 15)
            crashes.append(_crash(rule.name, error))
        else:
            findings += shown
            cut += () if is_whole else (rule.name,)
            unreadable = unreadable or first.code == UNREADABLE  # hidden or not
    crashes.sort()
    findings.sort(key=place_and_rule)
    return Result(tuple(findings), tuple(crashes), frozenset(cut))


def place_and_rule(finding: Finding) -> tuple[int, str, int, str]:
    """By what findings are sorted."""
    return finding.span.start, finding.rule, finding.span.end, finding.message


def cause_of(finding: Finding | Located) -> tuple[object, ...]:
    """What findings of one cause have in common; one that can be fixed is never joined with one that cannot."""
    what = finding.together or (finding.code, finding.message)
    return finding.rule, finding.severity, finding.help, what, finding.fix and finding.fix.safe


def _shown(  # noqa: PLR0917
    rule: Check, article: Article, file: File, found: Iterator[Finding], hide: Hide | None, most: int
) -> tuple[list[Finding], bool]:
    """The findings of a rule that are shown, up to `most` if they have fixes, and whether they are all of them."""
    same = article.text is file.text
    shown: list[Finding] = []
    causes: set[object] = set()
    first, number, over = None, 0, None
    for finding in found:
        _demand_valid(finding, rule, article)
        written = finding if same else _as_written(finding, file)
        if hide is not None and hide(written):
            continue
        if len(shown) >= most or (len(shown) == MOST_PLACES and not any(it.fix for it in shown)):
            return [*shown, _cut_at(over or written)], False
        cause = cause_of(finding)
        if len(shown) >= MOST_PLACES and written.fix is None:
            over = over or written
        elif cause in causes or len(causes) < rule.most_shown or (written.fix and rule.most_shown == MOST_SHOWN):
            causes.add(cause)
            shown.append(written)
        else:
            first, number = first or finding, number + 1
    if first is not None:
        more = rule.left_out(article, first, number)
        shown.append(more if same else _as_written(more, file))
    return (shown, True) if over is None else ([*shown, _cut_at(over)], False)


def _cut_at(finding: Finding) -> Finding:
    """What stands in place of the first finding that is not shown, of nobody knows how many."""
    message = f"more than {MOST_PLACES:,} findings of this rule: this one and those after it are not shown"
    return finding._replace(message=message, code="more-findings", fix=None)


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


def _crash(rule: str, error: BaseException) -> Crash:
    import traceback  # only a crash needs it

    try:
        trace = "".join(traceback.format_exception(error))
    except Exception:  # as below
        trace = "".join(traceback.format_tb(error.__traceback__))
    return Crash(rule, _message(error), _own_place(error), trace[-_LONGEST_TRACE:])


def _own_place(error: BaseException) -> str:
    """The file and line of the rule's own code that is the last one called; empty where the fault lies in artlint.

    What the rule calls elsewhere is not its own: the line that called it is.
    """
    own = place = ""
    trace = error.__traceback__
    while trace is not None:
        code, package = trace.tb_frame.f_code, str(trace.tb_frame.f_globals.get("__name__")).partition(".")[0]
        if not own and package != "artlint":
            own = code.co_filename
        if own and code.co_filename == own:
            place = f"{own}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _message(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # a plugin's exception may fail even at saying what it is
        return type(error).__name__
