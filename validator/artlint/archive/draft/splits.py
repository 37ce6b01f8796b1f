"""Which way of grouping parts an archive into groups that behave alike."""

from __future__ import annotations

import re
from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

from artlint.archive.draft.evidence import Evidence
from artlint.archive.groupings import DEPTHS, folder_of
from artlint.article import read_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from artlint.model import FileResult
    from artlint.model.traits import Traits

    KeyOf = Callable[[str, Traits], str]

MOST_SOURCES = 60
"""Groups of a grouping that is taken for one by source."""

LEAST_FILES = 10
"""Articles of a group about which a configuration says something."""

_MOST_KEYS = 40
_is_bare_key = re.compile(r"[a-z0-9_-]+").fullmatch
_RARE = 0.02
"""Values of a feature that fewer articles than this share have are one value."""

_CHANCE = 3.72
"""How far beyond the mean of chance a grouping must tell, in deviations: once in 10,000 chance does."""

_NEARLY = 0.95
"""The share of the best grouping's gain with which an earlier one is preferred."""

_FEATURES = ("layout", "body", "form", "hours", "proxy", "image", "caption", "date", "late")


class Split:
    """Articles by one property. `kind` is `files`, `link-host` or `where`, `key` the key of the front matter.

    The empty name is that of articles that have not the property; for folders, of those at the top.

    It is given up, and has no groups, once there are more than MOST_SOURCES.
    """

    def __init__(self, kind: str, key_of: KeyOf, key: str = "") -> None:
        self.kind, self.key = kind, key
        self.groups: dict[str, Evidence] = {}
        self._key_of = key_of
        self._is_open = True

    def add(self, path: str, traits: Traits) -> None:
        """Count an article in its group."""
        if not self._is_open:
            return
        name = self._key_of(path, traits)
        if name not in self.groups:
            self.groups[name] = Evidence()
        self.groups[name].add(traits)
        if len(self.groups) > MOST_SOURCES:
            self._is_open = False
            self.groups = {}

    @property
    def named(self) -> dict[str, Evidence]:
        """The groups that a configuration can name: in an order in which a domain stands before those below it."""
        groups = sorted(self.groups.items(), key=lambda pair: (pair[0].count("."), pair[0]))
        return {name: group for name, group in groups if self._can_name(name) and group.files >= LEAST_FILES}

    def _can_name(self, name: str) -> bool:
        return name.isprintable() and bool(name or self.kind == "files")

    @property
    def gain(self) -> float:
        """How much knowing the group tells of the features, in nats, less what chance would tell; at least 0."""
        if len(self.named) < 2:
            return 0.0
        named = self.named
        groups = [*named.values(), *(group for name, group in self.groups.items() if name not in named)]
        return sum(_gain([group.features.get(name, Counter()) for group in groups], len(named)) for name in _FEATURES)

    def __str__(self) -> str:
        """By what it groups, in words."""
        return {"files": "folder", "link-host": "host of the articles' own addresses"}.get(self.kind, f"key {self.key}")


def _gain(groups: list[Counter[str]], named: int) -> float:
    """How much groups tell of one feature: the fall of its entropy, less what chance would tell.

    The groups behind the first `named` are one.
    """
    total = sum(groups, Counter())
    number = total.total()
    frequent = {name for name, count in total.items() if count >= _RARE * number}
    filled = [group for group in (*groups[:named], sum(groups[named:], Counter())) if group]
    if len(frequent) < 2 or len(filled) < 2:
        return 0.0
    fall = _entropy(total, frequent) - sum(_entropy(group, frequent) for group in filled)
    return max(fall - _by_chance((len(filled) - 1) * (len(frequent) - 1), number), 0.0)


def _by_chance(freedom: int, number: int) -> float:
    """What BIC asks for so many free numbers; at least the fall that chance surpasses once in 10,000.

    Twice the fall is spread as chi square (Wilks 1938), of which Wilson and Hilferty (1931) tell the quantile.
    """
    part = 2 / (9 * freedom)
    chi_square = freedom * (1 - part + _CHANCE * sqrt(part)) ** 3
    return max(freedom * log(number), chi_square) / 2


def _entropy(counts: Counter[str], frequent: set[str]) -> float:
    """The entropy of counts times their number, in nats; values that are not frequent are one."""
    kept = [count for name, count in counts.items() if name in frequent]
    parts = [*kept, counts.total() - sum(kept)]
    number = counts.total()
    return -sum(part * log(part / number) for part in parts if part)


class Splits:
    """All ways of grouping, counted at once. `whole` is the evidence of all articles."""

    def __init__(self) -> None:
        self.whole = Evidence()
        self._folders = [Split("files", _in_folder(depth)) for depth in DEPTHS]
        self._hosts = Split("link-host", _by_host)
        self._keys: dict[str, Split] = {}

    def receive(self, result: FileResult) -> None:
        """Count the result of a file, given by its path below the archive."""
        traits: Traits | None = result.traits
        if result.skip is not None or traits is None:
            return
        self._make_keys(name.lower() for name, _ in traits.fields)
        self.whole.add(traits)
        for split in self.every:
            split.add(result.path, traits)

    def _make_keys(self, names: Iterable[str]) -> None:
        """Groupings by keys of the front matter. One that begins late has all earlier articles in the group of none."""
        for name in names:
            if name not in self._keys and len(self._keys) < _MOST_KEYS and _is_bare_key(name):
                split = Split("where", _by_key(name), name)
                if self.whole.files:
                    split.groups[""] = _copy(self.whole)
                self._keys[name] = split

    @property
    def every(self) -> list[Split]:
        """All groupings, those that are preferred first."""
        return [*self._folders, self._hosts, *self._keys.values()]

    def best(self) -> Split | None:
        """The first grouping that tells nearly as much as the best; None where none tells more than chance."""
        gains = [(split, split.gain) for split in self.every]
        most = max(gain for _, gain in gains)
        return next((split for split, gain in gains if gain >= _NEARLY * most), None) if most > 0 else None


def _copy(evidence: Evidence) -> Evidence:
    copied = Evidence()
    copied.files = evidence.files
    for feature, counts in evidence.features.items():
        copied.features[feature] = Counter(counts)
    return copied


def _in_folder(depth: int) -> KeyOf:
    """The folder of a path at a depth; empty where the path has none so deep."""

    def name(path: str, _: Traits) -> str:
        return folder_of(path, depth)

    return name


def _by_host(_: str, traits: Traits) -> str:
    host = traits.host.removeprefix("www.")
    return host if "*" not in host and read_host(host) == host else ""


def _by_key(key: str) -> KeyOf:
    def value(_: str, traits: Traits) -> str:
        return next((value for name, value in traits.fields if name.lower() == key), "")

    return value
