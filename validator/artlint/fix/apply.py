"""Fixes of one article, verified before anybody writes them. Pure: a text in, a text out."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from artlint.article import decode, encode
from artlint.fix.passes import MOST_CHARACTERS, MOST_FIXES, attempt, key_of
from artlint.fix.together import least, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.fix.passes import Attempt, Lint
    from artlint.fix.visible import Witness
    from artlint.judge.engine import Result
    from artlint.rule import Edit, Fix


_MOST_ROUNDS = 10
"""How often fixes that were refused are tried again on what the others made of the text."""


class Refusal(NamedTuple):
    """Rules whose fixes were not made, and why."""

    rules: tuple[str, ...]
    reason: str


class Mended(NamedTuple):
    """The text after the fixes, what the rules say of it, how many fixes of each rule were made, and which were not.

    `edits` make it of the text before: they rise, and none touches another.
    """

    text: str
    result: Result
    fixed: Mapping[str, int]
    refusals: tuple[Refusal, ...] = ()
    edits: tuple[Edit, ...] = ()


def is_wanted(fix: Fix | None, *, unsafe: bool) -> bool:
    """Whether a fix is of the kind that is asked for."""
    return fix is not None and (fix.safe or unsafe)


def mend(text: str, result: Result, lint: Lint, *, unsafe: bool = False) -> Mended:
    """The text with the fixes of its findings (`result` is what `lint` says of it), the unsafe ones too if asked for.

    What `lint` does not show waits for the next pass: let it show `MOST_FIXES` findings of each rule.
    A rule whose fixes fail the verification is left out and named; the others are still made, and may make it right.
    """
    made = _mend(text, result, lint, unsafe=unsafe)
    for _ in range(_MOST_ROUNDS):
        more = _mend(made.text, made.result, lint, unsafe=unsafe) if made.refusals and made.fixed else None
        if more is None or not more.fixed:
            break
        made = more._replace(fixed=_added(made.fixed, more.fixed), edits=together(made.edits, more.edits))
    return made._replace(edits=least(made.edits, text))


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    return {rule: one.get(rule, 0) + other.get(rule, 0) for rule in sorted({*one, *other})}


def _mend(text: str, result: Result, lint: Lint, *, unsafe: bool) -> Mended:
    """One round: attempts with ever fewer rules, until one is verified."""
    if refusal := _too_large(text, result, unsafe=unsafe):
        return Mended(text, result, {}, (refusal,))
    mender = _Mender(text, result, lint, unsafe=unsafe)
    refusals = _floods(result, unsafe=unsafe)
    barred = frozenset(rule for refusal in refusals for rule in refusal.rules)
    while True:
        made = mender.attempt_without(barred)
        found = mender.refusals(made)
        if not found:
            return Mended(made.text, made.result, dict(sorted(made.fixed.items())), tuple(refusals), made.edits)
        refusals += found
        barred |= {rule for refusal in found for rule in refusal.rules}


def _too_large(text: str, result: Result, *, unsafe: bool) -> Refusal | None:
    """A text that takes minutes to be verified is left alone from the first."""
    rules = {finding.rule for finding in result.findings if is_wanted(finding.fix, unsafe=unsafe)}
    if not rules or len(text) <= MOST_CHARACTERS:
        return None
    return Refusal(tuple(sorted(rules)), f"the file has more than {MOST_CHARACTERS:,} characters")


def _floods(result: Result, *, unsafe: bool) -> list[Refusal]:
    """Rules that have more to mend in one text than an article holds."""
    counts = Counter(finding.rule for finding in result.findings if is_wanted(finding.fix, unsafe=unsafe))
    floods = tuple(sorted(rule for rule, count in counts.items() if count >= MOST_FIXES))
    return [Refusal(floods, f"there are {MOST_FIXES:,} places to fix, or more")] if floods else []


class _Mender:
    """One text, and the ways to fix it that are tried; what the fixes of one rule make of it is made once."""

    def __init__(self, text: str, result: Result, lint: Lint, *, unsafe: bool) -> None:
        self._text = text
        self._result = result
        self._lint = lint
        self._unsafe = unsafe
        self._attempts: dict[str, Attempt] = {}

    def attempt_without(self, barred: frozenset[str]) -> Attempt:
        """All fixes that are asked for, but for those of some rules."""
        return attempt(
            self._text, self._result, self._lint, lambda it, fix: self._is_wanted(fix) and it.rule not in barred
        )

    def _attempt_of(self, rule: str) -> Attempt:
        if rule not in self._attempts:
            self._attempts[rule] = attempt(
                self._text, self._result, self._lint, lambda it, fix: self._is_wanted(fix) and it.rule == rule
            )
        return self._attempts[rule]

    def _is_wanted(self, fix: Fix) -> bool:
        return is_wanted(fix, unsafe=self._unsafe)

    def refusals(self, made: Attempt) -> list[Refusal]:
        """Why the text of an attempt must not be written, and whose fault it is; nothing where it is verified."""
        complaint = self._complaint(made)
        if complaint is None:
            return self._hidden_changes(made) if len(made.changes) > 1 else []
        if made.loop:
            return [Refusal(made.loop, complaint)]
        alone = [(rule, self._complaint(self._attempt_of(rule))) for rule in sorted(made.fixed) if len(made.fixed) > 1]
        guilty = [Refusal((rule,), reason) for rule, reason in alone if reason]
        return guilty or [Refusal(tuple(sorted(made.fixed)), complaint)]

    def _complaint(self, made: Attempt) -> str | None:
        if made.loop:
            return made.endless
        if made.text == self._text:
            return None
        if crashed := {crash.rule for crash in made.result.crashes} - {crash.rule for crash in self._result.crashes}:
            return f"the rule {min(crashed)} would crash on the fixed text"
        if made.appeared:
            new = next(finding for finding in made.result.findings if key_of(finding) in made.appeared)
            return f"the fix would bring a new finding, {new.rule}: {new.message}"
        if decode(encode(made.text)) != made.text:
            return "the fixed text would not be read as it is written: undecoded bytes would come together"
        return self._unlike(made)

    def _unlike(self, made: Attempt) -> str | None:
        return self._witness.unlike(made.text, frozenset(change for changes in made.changes for change in changes))

    @cached_property
    def _witness(self) -> Witness:
        from artlint.fix.visible import Witness  # html5lib, which only a fixed file needs

        return Witness(self._text)

    def _hidden_changes(self, made: Attempt) -> list[Refusal]:
        """Rules that change what they do not claim, which the claim of another rule hid."""
        alone = [(rule, self._unlike(self._attempt_of(rule))) for rule in sorted(made.fixed)]
        return [Refusal((rule,), reason) for rule, reason in alone if reason]
