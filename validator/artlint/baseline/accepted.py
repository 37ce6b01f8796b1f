"""What a baseline accepts in one file, and how that compares with what is found there now."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from artlint.baseline.key_matching import matched_keys, unmatched_keys
from artlint.model import MORE_KEY

HasRun = Callable[[str], bool]


class BaselineError(Exception):
    """A baseline that cannot be read. The message names the line and says what to do."""


class Accepted(NamedTuple):
    """What is accepted in one file: the content keys of each rule, equal ones as often as they were found.

    `marks` are digests of the file's title link and body (`file_marks`), by which a renamed file is known.
    """

    keys: Mapping[str, tuple[str, ...]]
    marks: tuple[str, str] = ("", "")

    @property
    def total(self) -> int:
        """How many findings are accepted."""
        return sum(map(len, self.keys.values()))


def entry_of(findings: Iterable[tuple[str, str]], marks: tuple[str, str]) -> Accepted:
    """An entry that accepts all findings of a file, given by rule and content key."""
    by_rule: dict[str, list[str]] = {}
    for rule, key in findings:
        by_rule.setdefault(rule, []).append(key)
    return Accepted({rule: tuple(sorted(keys)) for rule, keys in sorted(by_rule.items())}, marks)


def matches(findings: Sequence[tuple[str, str]], known: Accepted) -> list[bool]:
    """For each finding of a file, whether it is accepted. Of equal ones the first are, as many as were accepted.

    Where a rule had more findings than it showed, all its findings are accepted.
    """
    by_rule: dict[str, list[int]] = {}
    for at, (rule, _) in enumerate(findings):
        by_rule.setdefault(rule, []).append(at)
    found = [False] * len(findings)
    for rule, places in by_rule.items():
        keys = known.keys.get(rule, ())
        matched = matched_keys([findings[at][1] for at in places], keys)
        for number, at in enumerate(places):
            found[at] = MORE_KEY in keys or number in matched
    return found


def merged_entries(entries: Iterable[Accepted]) -> Accepted:
    """One entry for several of one file, as after a merge of branches; what several of them accept counts once."""
    counts: dict[str, dict[str, int]] = {}
    marks = ("", "")
    for entry in entries:
        marks = entry.marks if any(entry.marks) else marks
        for rule, keys in entry.keys.items():
            known = counts.setdefault(rule, {})
            known.update((key, max(number, known.get(key, 0))) for key, number in Counter(keys).items())
    return Accepted({rule: tuple(sorted(Counter(counts[rule]).elements())) for rule in sorted(counts)}, marks)


def updated_entry(old: Accepted | None, now: Accepted, has_run: HasRun, *, only_old: bool) -> Accepted:
    """The entry of a file after a run: the run's findings, and the old keys of rules that did not run.

    With `only_old`, no finding is accepted that was not accepted before.
    """
    keys = {rule: found for rule, found in now.keys.items() if has_run(rule)}
    if only_old:
        keys = {rule: _found_again(found, rule, old) for rule, found in keys.items()}
    if old is not None:
        keys |= {rule: known for rule, known in old.keys.items() if not has_run(rule)}
    return Accepted({rule: keys[rule] for rule in sorted(keys) if keys[rule]}, now.marks)


def _found_again(found: tuple[str, ...], rule: str, old: Accepted | None) -> tuple[str, ...]:
    """The keys that the old entry accepts."""
    known = old.keys.get(rule, ()) if old is not None else ()
    return found if MORE_KEY in known else tuple(sorted(found[at] for at in matched_keys(found, known)))


def newly_found(now: Accepted, old: Accepted, has_run: HasRun) -> Accepted:
    """The findings of a run that an entry does not accept."""
    keys = {}
    for rule, found in now.keys.items():
        known = old.keys.get(rule, ())
        left, _ = unmatched_keys(found, known)
        if has_run(rule) and left and MORE_KEY not in known:
            keys[rule] = left
    return Accepted(keys, now.marks)


def no_longer_found(now: Accepted, old: Accepted, has_run: HasRun) -> Accepted:
    """The findings that an entry accepts and a run does not find."""
    keys = {}
    for rule, known in old.keys.items():
        _, left = unmatched_keys(now.keys.get(rule, ()), known)
        if has_run(rule) and left and not (MORE_KEY in known and rule in now.keys):
            keys[rule] = left
    return Accepted(keys, old.marks)
