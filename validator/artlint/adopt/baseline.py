"""The baseline: findings accepted on a day, by file, rule and content."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from artlint.adopt.fingerprint import MORE

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


def accepted(findings: Iterable[tuple[str, str]], marks: tuple[str, str]) -> Accepted:
    """All findings of a file, given by rule and content key, as accepted."""
    by_rule: dict[str, list[str]] = {}
    for rule, key in findings:
        by_rule.setdefault(rule, []).append(key)
    return Accepted({rule: tuple(sorted(keys)) for rule, keys in sorted(by_rule.items())}, marks)


def matches(findings: Sequence[tuple[str, str]], known: Accepted) -> list[bool]:
    """For each finding of a file, whether it is accepted. Of equal findings as many are as were accepted, in order.

    Where a rule had more findings than it showed, what it did not show is accepted with the rest.
    """
    left = {rule: Counter(keys) for rule, keys in known.keys.items()}
    found: list[bool] = []
    for rule, key in findings:
        number = left[rule][key] if rule in left else 0
        if number:
            left[rule][key] = number - 1
        found.append(number > 0 or MORE in known.keys.get(rule, ()))
    return found


def joined(first: Accepted, second: Accepted) -> Accepted:
    """What either of two entries of one file accepts, as after a merge; what both accept counts once."""
    rules = sorted({*first.keys, *second.keys})
    keys = {
        rule: tuple(sorted((Counter(first.keys.get(rule, ())) | Counter(second.keys.get(rule, ()))).elements()))
        for rule in rules
    }
    return Accepted(keys, second.marks if any(second.marks) else first.marks)


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
    return found if MORE in known else tuple(sorted((Counter(found) & Counter(known)).elements()))


def gone(now: Accepted, old: Accepted, ran: Allows) -> Accepted:
    """What an entry accepts and a run no longer finds."""
    keys = {}
    for rule, known in old.keys.items():
        left = Counter(known) - Counter(now.keys.get(rule, ()))
        if ran(rule) and left and not (MORE in known and rule in now.keys):
            keys[rule] = tuple(sorted(left.elements()))
    return Accepted(keys, old.marks)
