"""The baseline: findings accepted on a day, by file, rule and content."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from artlint.baseline.pairs import not_met, pairs
from artlint.model.fingerprint import MORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Allows = Callable[[str], bool]


class BaselineError(Exception):
    """A baseline that cannot be read. The message says the line, and what to do."""


class Accepted(NamedTuple):
    """What is accepted in one file: the content keys of each rule, equal ones as often as they were found.

    `marks` are those of the file's title link and body, by which it is known under another name.
    """

    keys: Mapping[str, tuple[str, ...]]
    marks: tuple[str, str] = ("", "")

    @property
    def total(self) -> int:
        """How many findings are accepted."""
        return sum(map(len, self.keys.values()))

    @property
    def is_old(self) -> bool:
        """Whether an artlint of before 0.1.0 wrote keys of it, which `artlint.baseline.old_keys` can read."""
        return any("." not in key and key != MORE for keys in self.keys.values() for key in keys)


def accepted(findings: Iterable[tuple[str, str]], marks: tuple[str, str]) -> Accepted:
    """All findings of a file, given by rule and content key, as accepted."""
    by_rule: dict[str, list[str]] = {}
    for rule, key in findings:
        by_rule.setdefault(rule, []).append(key)
    return Accepted({rule: tuple(sorted(keys)) for rule, keys in sorted(by_rule.items())}, marks)


def matches(findings: Sequence[tuple[str, str]], known: Accepted) -> list[bool]:
    """For each finding of a file, whether it is accepted. Of findings alike as many are as were accepted, in order.

    Where a rule had more findings than it showed, what it did not show is accepted with the rest.
    """
    by_rule: dict[str, list[int]] = {}
    for at, (rule, _) in enumerate(findings):
        by_rule.setdefault(rule, []).append(at)
    found = [False] * len(findings)
    for rule, places in by_rule.items():
        keys = known.keys.get(rule, ())
        met = pairs([findings[at][1] for at in places], keys)
        for number, at in enumerate(places):
            found[at] = MORE in keys or number in met
    return found


def joined(entries: Iterable[Accepted]) -> Accepted:
    """What any of some entries of one file accepts, as after a merge; what several accept counts once."""
    counts: dict[str, dict[str, int]] = {}
    marks = ("", "")
    for entry in entries:
        marks = entry.marks if any(entry.marks) else marks
        for rule, keys in entry.keys.items():
            known = counts.setdefault(rule, {})
            known.update((key, max(number, known.get(key, 0))) for key, number in Counter(keys).items())
    return Accepted({rule: tuple(sorted(Counter(counts[rule]).elements())) for rule in sorted(counts)}, marks)


def refreshed(old: Accepted | None, now: Accepted, ran: Allows, *, only_old: bool) -> Accepted:
    """The entry of a file after a run: what it found, and what is known of rules that did not run.

    With `only_old`, nothing is accepted that was not before.
    """
    keys = {rule: found for rule, found in now.keys.items() if ran(rule)}
    if only_old:
        keys = {rule: _still_there(found, rule, old) for rule, found in keys.items()}
    if old is not None:
        keys |= {rule: known for rule, known in old.keys.items() if not ran(rule)}
    return Accepted({rule: keys[rule] for rule in sorted(keys) if keys[rule]}, now.marks)


def _still_there(found: tuple[str, ...], rule: str, old: Accepted | None) -> tuple[str, ...]:
    known = old.keys.get(rule, ()) if old is not None else ()
    return found if MORE in known else tuple(sorted(found[at] for at in pairs(found, known)))


def fresh(now: Accepted, old: Accepted, ran: Allows) -> Accepted:
    """What a run finds and an entry does not accept."""
    keys = {}
    for rule, found in now.keys.items():
        known = old.keys.get(rule, ())
        left, _ = not_met(found, known)
        if ran(rule) and left and MORE not in known:
            keys[rule] = left
    return Accepted(keys, now.marks)


def gone(now: Accepted, old: Accepted, ran: Allows) -> Accepted:
    """What an entry accepts and a run no longer finds."""
    keys = {}
    for rule, known in old.keys.items():
        _, left = not_met(now.keys.get(rule, ()), known)
        if ran(rule) and left and not (MORE in known and rule in now.keys):
            keys[rule] = left
    return Accepted(keys, old.marks)
