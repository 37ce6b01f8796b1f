"""Fixes of one text made pass by pass, until none is left or they have no end."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from artlint.fix.combined_edits import combined_edits
from artlint.fix.edits import EditedPlaces, with_edits
from artlint.judge import Result
from artlint.rule import Edit, Finding, Fix

Lint = Callable[[str], Result]
Wanted = Callable[[Finding, Fix], bool]
Chosen = list[tuple[Finding, Fix]]

_MOST_PASSES = 100
MOST_CHARACTERS = 2_000_000
"""Code points of a text that is fixed; a larger one cannot be verified in reasonable time."""

MOST_FIXES = 100_000
"""Fixes of one rule in one text; no article has more, and each takes a thousand bytes."""

_MOST_READ, _ENOUGH_PASSES = 5_000_000, 10
"""After the second number of passes, fixing stops once all passes together read the first number of code points."""

_MOST_GROWTH = 1_000_000
"""Code points by which fixes may make a text longer; fixes that exceed it repeat themselves."""

Key = tuple[str, str | None]
"""What equal findings of two texts have in common: places move, and numbers in messages change."""


class Attempt(NamedTuple):
    """A text after some fixes.

    `fixed` counts the fixes by rule, `changes` holds what each claims to change. `appeared` counts findings that were
    not there before. `edits` are those of all passes, as edits of the first text. `endless_rules` are rules whose fixes
    had no end, `endless_reason` says in what way.
    """

    text: str
    result: Result
    fixed: Counter[str]
    changes: frozenset[tuple[str, ...]]
    appeared: Counter[Key]
    edits: tuple[Edit, ...] = ()
    endless_rules: tuple[str, ...] = ()
    endless_reason: str = ""


def key_of(finding: Finding) -> Key:
    """A finding's rule and code."""
    return finding.rule, finding.code


def attempt(text: str, result: Result, lint: Lint, wanted: Wanted) -> Attempt:
    """The text after all wanted fixes; `result` is that of `lint` for the text before."""
    balance = _FindingBalance(result)
    counts: list[Counter[str]] = []
    changes: set[tuple[str, ...]] = set()
    known, first = {text: 0}, 0
    longest = len(text) + _MOST_GROWTH
    endless, read = "", 0
    made: tuple[Edit, ...] = ()
    while not endless and (chosen := _chosen(text, result, wanted)):
        balance.close([finding for finding, _ in chosen])
        counts.append(Counter(finding.rule for finding, _ in chosen))
        changes.update(fix.changes for _, fix in chosen)
        edits = sorted(edit for _, fix in chosen for edit in fix.edits)
        text, made = with_edits(text, edits), combined_edits(made, edits)
        result = lint(text)
        read += len(text)
        balance.see(result)
        if text in known:
            endless = "the fixes have no end: they undo one another"
        elif len(text) > longest:
            endless = "the fixes have no end: they make the text ever longer"
        elif _is_long_enough(len(counts), read) and _chosen(text, result, wanted):
            endless = f"after {len(counts)} passes there was still something to fix"
        first = known.setdefault(text, len(counts))
    loop = _rules_of(counts[min(first, len(counts) - 1) :]) if endless else ()
    return Attempt(text, result, sum(counts, Counter()), frozenset(changes), balance.appeared, made, loop, endless)


def _is_long_enough(passes: int, read: int) -> bool:
    return passes == _MOST_PASSES or (passes >= _ENOUGH_PASSES and read > _MOST_READ)


def _chosen(text: str, result: Result, wanted: Wanted) -> Chosen:
    """The wanted fixes that can be made together, those that stand first in the text first."""
    taken = EditedPlaces(len(text))
    return [
        (finding, finding.fix)
        for finding in result.findings
        if finding.fix is not None and wanted(finding, finding.fix) and taken.admit(finding.fix.edits)
    ]


def _rules_of(counts: list[Counter[str]]) -> tuple[str, ...]:
    return tuple(sorted({rule for count in counts for rule in count}))


class _FindingBalance:
    """Counts findings pass by pass: those of the first text that are not fixed yet, and those that appeared since.

    A finding that appeared may be fixed in a later pass, as the paragraph around an emptied element is.
    """

    def __init__(self, result: Result) -> None:
        self._open = Counter(map(key_of, result.findings))
        self._unlimited = {finding.rule for finding in result.findings if _is_cut(finding)}
        self.appeared: Counter[Key] = Counter()

    def close(self, fixed: list[Finding]) -> None:
        """Count findings as fixed, first those that appeared."""
        self._open -= Counter(map(key_of, fixed)) - self.appeared

    def see(self, result: Result) -> None:
        """Count the findings after a pass."""
        found = Counter(key_of(finding) for finding in result.findings if finding.rule not in self._unlimited)
        self.appeared = found - self._open


def _is_cut(finding: Finding) -> bool:
    """Whether a finding stands for others that are not shown; no finding of its rule can be known to be new."""
    return finding.code is not None and finding.code.startswith("more-")
