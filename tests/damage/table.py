"""The table of the damage test: rule, recall, false alarms. The same seed makes the same table."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from .healthy import SHAPES
from .judge import findings_of_damaged, findings_of_healthy, known_rules
from .ways import damaged_article, ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .article import Healthy

PAGE = Path(__file__).parents[2] / "docs" / "recall.md"
COMMAND = "python -m tests.damage --write"

_HEAD = f"""# What the rules find

Written by `{COMMAND}`, run in the repository's root; the same seed makes the same table. {{healthy:,}}
random healthy articles of all layouts and sources (seed {{seed}}) show whom a rule alarms without cause. For each rule,
{{damaged}} more are damaged at random, each in one of the ways that the rule is for. A damage counts as found when the
rule speaks of exactly the damaged place and of no other. `pytest tests/damage` draws other articles, and demands that
the other rules say nothing of the damage.

| rule | damaged | found | recall | false alarms on {{healthy:,}} healthy articles |
|---|---:|---:|---:|---:|
"""
_row = re.compile(r"^\| ([a-z0-9-]+) \|", re.MULTILINE)


class Size(NamedTuple):
    """How much is tried: damages of each rule, healthy articles of each shape, and the seed of both."""

    damaged: int
    healthy: int
    seed: int


class Row(NamedTuple):
    """What became of one rule; `alarms` is None for a rule that is off unless asked for."""

    rule: str
    damaged: int
    found: int
    alarms: int | None

    def __str__(self) -> str:
        recall = f"{100 * self.found / self.damaged:.1f} %"
        alarms = "off by default" if self.alarms is None else self.alarms
        return f"| {self.rule} | {self.damaged} | {self.found} | {recall} | {alarms} |"


def rows(size: Size) -> Iterator[Row]:
    """The rows of the table, by rule."""
    alarms = _false_alarms(size)
    for rule in ways():
        found = sum(_is_found(rule, Random(f"{size.seed} {rule} {at}")) for at in range(size.damaged))
        yield Row(rule, size.damaged, found, alarms[rule] if known_rules()[rule].enabled else None)


def page(table: list[Row], size: Size) -> str:
    """The page with the table."""
    head = _HEAD.format(healthy=size.healthy * len(SHAPES), damaged=size.damaged, seed=size.seed)
    return head + "".join(f"{row}\n" for row in table)


def rules_in(text: str) -> list[str]:
    """The rules that a page's table names, in order, the head of the table aside."""
    return [name for name in _row.findall(text) if name != "rule"]


def _false_alarms(size: Size) -> Counter[str]:
    alarms: Counter[str] = Counter()
    for shape in SHAPES:
        for at in range(size.healthy):
            found = findings_of_healthy(_healthy(shape, Random(f"{size.seed} {shape} {at}")))
            alarms.update({finding.rule for finding in found})
    return alarms


def _is_found(rule: str, random: Random) -> bool:
    article, damage = damaged_article(rule, random)
    spans = [finding.span for finding in findings_of_damaged(rule, article, damage) if finding.rule == rule]
    return spans == list(damage.places)


def _healthy(shape: str, random: Random) -> Healthy:
    return SHAPES[shape](random)
