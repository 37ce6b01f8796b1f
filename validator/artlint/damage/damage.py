"""A way to damage an article."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from artlint.article import Article
from artlint.article.source import FRAMED, LAYOUTS
from artlint.damage.draft import Draft, UnfitError
from artlint.damage.marked import Damaged


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


def inserted(
    rule: str,
    *blocks: str,
    also: tuple[str, ...] = (),
    layouts: tuple[str, ...] = LAYOUTS,
    in_frame: tuple[str, ...] = (),
) -> Damage:
    """A damage that sets one of these blocks of HTML among the others of a body.

    `{images}` in a block stands for the beginning of the article's own image addresses. `also` names other rules that
    speak of it, `layouts` the layouts in which the blocks are a damage; `in_frame` are further blocks, which are one in
    layouts with a frame alone.
    """

    def insert(draft: Draft, random: Random) -> Damaged:
        layout = draft.article.layout
        fitting = (*(blocks if layout in layouts else ()), *(in_frame if layout in FRAMED else ()))
        if not fitting:
            raise UnfitError(f"no damage in the layout {layout}")
        return draft.insert(random.choice(fitting), random).damaged(*also)

    return Damage(rule, insert)
