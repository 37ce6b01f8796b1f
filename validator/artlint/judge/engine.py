"""One file, some rules: findings."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from artlint.judge.records import Crash, Result, place_and_rule
from artlint.packs.plan import Check, Plan
from artlint.rule import MOST_PLACES, UNREADABLE, Finding, Fix
from artlint.timed import SlowPatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artlint.article import Article, File
    from artlint.judge.shown import ShownFindings
    from artlint.span import Span

    Hide = Callable[[Finding], bool]


def lint(
    file: File,
    rules: Plan | Iterable[Check],
    hide: Hide | None = None,
    most_fixes: int = MOST_PLACES,
    article: Article | None = None,
) -> Result:
    """The findings of rules in a file. A rule that crashes is named in the result; the others still run.

    Rules see the file's article; `article` is another reading of the file for rules about artlint's comments. Findings
    point into the file. One that `hide` takes is neither in the result nor counted where only some are shown. A caller
    that fixes a file asks for more findings that have a fix: up to `most_fixes` of each rule.
    """
    plan = rules if isinstance(rules, Plan) else Plan(rules)
    calls = _Calls(file, file.article if article is None else article, hide, most_fixes)
    for rule in plan.rules_for(calls.article):
        calls.call(rule)
    return calls.result()


class _Calls:
    """Calls rule after rule on one article and collects their findings."""

    def __init__(self, file: File, article: Article, hide: Hide | None, most_fixes: int) -> None:
        self.article = article
        self._file = file
        self._hide = hide
        self._most_fixes = most_fixes
        self._has_other_text = article.text is not file.text
        self._findings: list[Finding] = []
        self._crashes: list[Crash] = []
        self._cut: list[str] = []
        self._is_unreadable = False

    def result(self) -> Result:
        """What the rules that were called found."""
        self._crashes.sort()
        self._findings.sort(key=place_and_rule)
        return Result(tuple(self._findings), tuple(self._crashes), frozenset(self._cut))

    def call(self, rule: Check) -> None:
        """Call a rule, unless the text is unreadable and the rule reads text."""
        if self._is_unreadable and "bytes" not in rule.reads:
            self._cut.append(rule.name)
            return
        try:
            self._collect(rule)
        except SlowPatternError as error:
            self._crashes.append(Crash(rule.name, str(error), fault="was stopped"))
        except (Exception, SystemExit) as error:  # the one place where a rule's own fault is caught (style, 15)
            from artlint.judge.crash import crash_of

            self._crashes.append(crash_of(rule.name, error))

    def _collect(self, rule: Check) -> None:
        found = iter(rule.findings(self.article))
        first = next(found, None)
        if first is None:  # as mostly
            return
        shown = self._shown(rule, chain((first,), found))
        self._findings += shown.findings
        if not shown.is_whole:
            self._cut.append(rule.name)
        self._is_unreadable = self._is_unreadable or any(it.code == UNREADABLE for it in shown.findings)

    def _shown(self, rule: Check, findings: Iterator[Finding]) -> ShownFindings:
        """Those findings of a rule that are shown."""
        from artlint.judge.shown import ShownFindings  # only where a rule finds something
        from artlint.judge.valid import demand_valid

        shown = ShownFindings(rule, self._most_fixes)
        for finding in findings:
            demand_valid(finding, rule, self.article)
            if self._is_verbatim(rule, finding.span):
                continue
            in_file = self._in_file(finding)
            if self._hide is not None and self._hide(in_file):
                continue
            if shown.is_full:
                shown.close(in_file)
                return shown
            shown.add(finding, in_file)
        if shown.first_left_out is not None:
            left_out = rule.left_out(self.article, shown.first_left_out, shown.number_left_out)
            shown.findings.append(self._in_file(left_out))
        shown.close()
        return shown

    def _is_verbatim(self, rule: Check, span: Span) -> bool:
        """Whether a rule judges nothing at a place, because it is shown as it is written or replaced."""
        if "code" in rule.reads:
            return False
        verbatim = self.article.verbatim
        return verbatim.is_in_code(span) if "templates" in rule.reads else verbatim.holds(span)

    def _in_file(self, finding: Finding) -> Finding:
        """A finding with its places in the file instead of those in the article."""
        if not self._has_other_text:
            return finding
        to_file = self._file.comment_map.to_file
        related = tuple(it._replace(span=to_file(it.span)) for it in finding.related)
        fix = finding.fix and self._fix_in_file(finding.fix)
        return finding._replace(span=to_file(finding.span), related=related, fix=fix)

    def _fix_in_file(self, fix: Fix) -> Fix | None:
        """A fix with its places in the file; None where one edit would delete a comment of artlint."""
        edits = tuple(edit._replace(span=self._file.comment_map.to_file(edit.span)) for edit in fix.edits)
        pairs = zip(edits, fix.edits, strict=True)
        same = all(one.span.end - one.span.start == other.span.end - other.span.start for one, other in pairs)
        return fix._replace(edits=edits) if same else None
