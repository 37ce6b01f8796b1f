"""Fixes of one article, verified before anybody writes them. Pure: a text in, a text out."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from artlint.article import File, decode, encode
from artlint.fix.check import ContentCheck
from artlint.fix.combined_edits import combined_edits, smallest_edits
from artlint.fix.passes import MOST_CHARACTERS, MOST_FIXES, Attempt, Lint, attempt, key_of
from artlint.judge import Result
from artlint.rule import Edit, Fix

_MOST_ROUNDS = 10
"""How often refused fixes are tried again on the text that the other fixes made."""


class Refusal(NamedTuple):
    """Rules whose fixes were not made, and why."""

    rules: tuple[str, ...]
    reason: str


class FixedText(NamedTuple):
    """The text after the fixes, its findings, how many fixes of each rule were made, and which were refused.

    `edits` turn the text before into it; they are sorted, and none touches another.
    """

    text: str
    result: Result
    fixed: Mapping[str, int]
    refusals: tuple[Refusal, ...] = ()
    edits: tuple[Edit, ...] = ()


class _Work(NamedTuple):
    """How the texts of one file are judged, whether unsafe fixes are made, and how the texts are read."""

    lint: Lint
    unsafe: bool
    as_file: Callable[[str], File]


def is_wanted(fix: Fix | None, *, unsafe: bool) -> bool:
    """Whether a fix is of the kind that is asked for."""
    return fix is not None and (fix.safe or unsafe)


def apply_fixes(
    text: str, result: Result, lint: Lint, *, unsafe: bool = False, as_file: Callable[[str], File] = File
) -> FixedText:
    """The text with the fixes of its findings (`result` is that of `lint` for it); with `unsafe`, the unsafe ones too.

    `as_file` makes of a text the file that it would be, with its path and source: they say how the text is read.
    `lint` should show `MOST_FIXES` findings of each rule: those that it does not show are fixed one pass later.
    A rule whose fixes fail the verification is left out and named. The fixes of the others are still made; then the
    refused ones are tried again, since they may be right in the new text.
    """
    work = _Work(lint, unsafe, as_file)
    made = _apply_round(text, result, work)
    for _ in range(_MOST_ROUNDS):
        more = _apply_round(made.text, made.result, work) if made.refusals and made.fixed else None
        if more is None or not more.fixed:
            break
        made = more._replace(fixed=_added(made.fixed, more.fixed), edits=combined_edits(made.edits, more.edits))
    return made._replace(edits=smallest_edits(made.edits, text))


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    return {rule: one.get(rule, 0) + other.get(rule, 0) for rule in sorted({*one, *other})}


def _apply_round(text: str, result: Result, work: _Work) -> FixedText:
    """One round: attempts with fewer and fewer rules, until the text of one is verified."""
    if refusal := _too_large(text, result, unsafe=work.unsafe):
        return FixedText(text, result, {}, (refusal,))
    fixes = _Attempts(text, result, work)
    refusals = _floods(result, unsafe=work.unsafe)
    excluded = frozenset(rule for refusal in refusals for rule in refusal.rules)
    while True:
        made = fixes.attempt_without(excluded)
        found = fixes.refusals(made)
        if not found:
            return FixedText(made.text, made.result, dict(sorted(made.fixed.items())), tuple(refusals), made.edits)
        refusals += found
        excluded |= {rule for refusal in found for rule in refusal.rules}


def _too_large(text: str, result: Result, *, unsafe: bool) -> Refusal | None:
    """The refusal of a text that would take minutes to verify."""
    rules = {finding.rule for finding in result.findings if is_wanted(finding.fix, unsafe=unsafe)}
    if not rules or len(text) <= MOST_CHARACTERS:
        return None
    return Refusal(tuple(sorted(rules)), f"the file has more than {MOST_CHARACTERS:,} characters")


def _floods(result: Result, *, unsafe: bool) -> list[Refusal]:
    """The refusal of rules that have more to fix in one text than any article has."""
    counts = Counter(finding.rule for finding in result.findings if is_wanted(finding.fix, unsafe=unsafe))
    floods = tuple(sorted(rule for rule, count in counts.items() if count >= MOST_FIXES))
    return [Refusal(floods, f"there are {MOST_FIXES:,} places to fix, or more")] if floods else []


class _Attempts:
    """The attempts to fix one text; that with the fixes of one rule alone is made once."""

    def __init__(self, text: str, result: Result, work: _Work) -> None:
        self._text = text
        self._result = result
        self._work = work
        self._attempts: dict[str, Attempt] = {}

    def attempt_without(self, excluded: frozenset[str]) -> Attempt:
        """The attempt with all fixes that are asked for, except those of some rules."""
        return attempt(
            self._text, self._result, self._work.lint, lambda it, fix: self._is_wanted(fix) and it.rule not in excluded
        )

    def _attempt_of(self, rule: str) -> Attempt:
        if rule not in self._attempts:
            self._attempts[rule] = attempt(
                self._text, self._result, self._work.lint, lambda it, fix: self._is_wanted(fix) and it.rule == rule
            )
        return self._attempts[rule]

    def _is_wanted(self, fix: Fix) -> bool:
        return is_wanted(fix, unsafe=self._work.unsafe)

    def refusals(self, made: Attempt) -> list[Refusal]:
        """Why the text of an attempt must not be written, and the rules at fault; empty where it is verified."""
        objection = self._objection(made)
        if objection is None:
            return self._unclaimed_changes(made) if len(made.changes) > 1 else []
        if made.endless_rules:
            return [Refusal(made.endless_rules, objection)]
        alone = [(rule, self._objection(self._attempt_of(rule))) for rule in sorted(made.fixed) if len(made.fixed) > 1]
        guilty = [Refusal((rule,), reason) for rule, reason in alone if reason]
        return guilty or [Refusal(tuple(sorted(made.fixed)), objection)]

    def _objection(self, made: Attempt) -> str | None:
        if made.endless_rules:
            return made.endless_reason
        if made.text == self._text:
            return None
        if crashed := {crash.rule for crash in made.result.crashes} - {crash.rule for crash in self._result.crashes}:
            return f"the rule {min(crashed)} would crash on the fixed text"
        if made.appeared:
            new = next(finding for finding in made.result.findings if key_of(finding) in made.appeared)
            return f"the fix would bring a new finding, {new.rule}: {new.message}"
        if decode(encode(made.text)) != made.text:
            return "the fixed text would not be read as it is written: undecoded bytes would come together"
        return self._visible_change(made)

    def _visible_change(self, made: Attempt) -> str | None:
        allowed = frozenset(change for changes in made.changes for change in changes)
        return self._content_check.change(self._work.as_file(made.text), allowed)

    @cached_property
    def _content_check(self) -> ContentCheck:
        from artlint.fix.check import ContentCheck  # html5lib, which only a fixed file needs

        return ContentCheck(self._work.as_file(self._text))

    def _unclaimed_changes(self, made: Attempt) -> list[Refusal]:
        """Refusals of rules that change what another rule claims to change, and they do not."""
        alone = [(rule, self._visible_change(self._attempt_of(rule))) for rule in sorted(made.fixed)]
        return [Refusal((rule,), reason) for rule, reason in alone if reason]
