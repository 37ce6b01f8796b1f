"""For each rule a function that damages a healthy article in a way that the rule must find.

One module a folder of rules. A function is named after its rule; `SNIPPETS` holds the rules for which a damaged block
among the others is enough. The place where the rule must speak stands between `⟦` and `⟧`; `{images}` stands for the
beginning of the article's own image addresses.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..article import Damaged, Healthy
from . import captions, dates, frame, html, images, links, security, suppression, text
from .way import SHAPES_OF, Damage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

_MODULES = (frame, dates, images, captions, html, links, text, security, suppression)


class Way(NamedTuple):
    """How to damage an article, and the shapes of article in which it can be done (all when empty)."""

    damage: Damage
    shapes: tuple[str, ...]


def ways() -> Mapping[str, Way]:
    """The damage of each rule, by the rule's name. ValueError where two damages have one name."""
    found: dict[str, Way] = {}
    for name, way in _all_ways():
        if name in found:
            raise ValueError(f"{name} has two damages")
        found[name] = way
    return dict(sorted(found.items()))


def _all_ways() -> Iterator[tuple[str, Way]]:
    for module in _MODULES:
        for name, value in vars(module).items():
            if getattr(value, "__module__", None) == module.__name__ and not name.startswith("_"):
                yield name.replace("_", "-"), Way(value, getattr(value, SHAPES_OF, ()))
        for name, (snippets, also) in getattr(module, "SNIPPETS", {}).items():
            yield name, Way(partial(_inserted, snippets, also), ())


def _inserted(snippets: tuple[str, ...], also: tuple[str, ...], article: Healthy, random: Random) -> Damaged:
    snippet = random.choice(snippets).replace("{images}", article.images)
    return article.insert(snippet, random).damaged(*also)
