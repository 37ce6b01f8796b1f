"""A way to damage an article, and where the damages of a rule are found."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from artlint.damage.draft import Draft, UnfitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from random import Random

    from artlint.article import Article
    from artlint.damage.marked import Damaged

MODULE = "_damages"
"""The module of a package of rules that holds their damages."""

NAMES = "DAMAGES"
"""The tuple in that module."""


class Damage(NamedTuple):
    """A way to damage an article: the rule that must speak, and a function of a draft and a source of chance.

    The function returns the damaged text, or None where the article has nothing that it could damage; a method of the
    draft that finds no such thing raises UnfitError, which means the same.
    """

    rule: str
    apply: Callable[[Draft, Random], Damaged | None]

    def of(self, article: Article, random: Random) -> Damaged | None:
        """The damaged article; None where it cannot be damaged in this way."""
        try:
            return self.apply(Draft(article), random)
        except UnfitError:
            return None


def snippets(texts: Mapping[str, tuple[str, ...]], also: Mapping[str, tuple[str, ...]] | None = None) -> list[Damage]:
    """Damages, each a block of HTML among the others of a body: for each rule its blocks, of which chance takes one.

    `{images}` in a block stands for the beginning of the article's own image addresses. `also` names for a rule the
    others that speak too.
    """
    return [Damage(rule, partial(_inserted, blocks, (also or {}).get(rule, ()))) for rule, blocks in texts.items()]


def _inserted(blocks: tuple[str, ...], also: tuple[str, ...], draft: Draft, random: Random) -> Damaged:
    return draft.insert(random.choice(blocks), random).damaged(*also)


def damages_of(modules: set[str]) -> Iterator[Damage]:
    """The damages beside rules, given by the names of the rules' modules, in the order of the packages' names."""
    for package in sorted({module.rpartition(".")[0] for module in modules} - {""}):
        name = f"{package}.{MODULE}"
        if _exists(name):
            yield from getattr(import_module(name), NAMES, ())


def _exists(name: str) -> bool:
    """Whether a module can be imported; a package that is none has no modules."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
