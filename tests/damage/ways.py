"""The damages of the rules of our pack, and the shapes of article that each of them fits."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING

from hypothesis import reject
from hypothesis import strategies as st

from artlint.packs.damages import damages_of

from .healthy import SHAPES
from .judge import known_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.damage import Damage, Damaged

    from .article import Healthy

_TRIED = 4
"""Articles of each shape on which a damage is tried."""


_APART = {
    "caption-markup": {"rfi", "nyt", "cdt", "rfa", "essay", "dated"},
    "unnormalized-link": {"dated"},
}
"""Shapes whose healthy articles have what a rule finds that is off by default."""


@cache
def ways() -> Mapping[str, Damage]:
    """The damage of each rule, by the rule's name. ValueError where two damages have one name."""
    found: dict[str, Damage] = {}
    for damage in damages_of(known_rules()):
        if damage.rule in found:
            raise ValueError(f"{damage.rule} has two damages")
        found[damage.rule] = damage
    return dict(sorted(found.items()))


@cache
def shapes_of(rule: str) -> tuple[str, ...]:
    """The shapes of article that a rule's damage fits, most of the time, and in which the rule speaks of it alone."""
    return tuple(shape for shape in SHAPES if shape not in _APART.get(rule, ()) and _is_fit(rule, shape))


def _is_fit(rule: str, shape: str) -> bool:
    is_off = SHAPES[shape](Random(1)).rules.get(rule) == "off"
    return not is_off and 2 * _fitting(rule, shape) >= _TRIED


def _fitting(rule: str, shape: str) -> int:
    """How many articles of that shape, of those tried, a rule's damage fits."""
    randoms = [Random(f"{rule} {shape} {at}") for at in range(_TRIED)]
    return sum(ways()[rule].of(SHAPES[shape](random).article, random) is not None for random in randoms)


def damaged(rule: str, article: Healthy, data: st.DataObject) -> Damaged:
    """An article as the rule's damage leaves it; the example is given up where the damage does not fit it."""
    found = ways()[rule].of(article.article, data.draw(st.randoms(use_true_random=False)))
    if found is None:
        reject()
    return found


def damaged_article(rule: str, random: Random) -> tuple[Healthy, Damaged]:
    """A random article that a rule's damage fits, and what that leaves of it."""
    while True:
        article = SHAPES[random.choice(shapes_of(rule))](random)
        found = ways()[rule].of(article.article, random)
        if found is not None:
            return article, found
