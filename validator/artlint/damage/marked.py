"""A damaged text, and the marks around the places where a rule must speak."""

import re
from typing import NamedTuple

from artlint.span import Span

OPEN, CLOSE = "⟦", "⟧"
"""Around the place where the rule must speak, in what a damage writes. A text that holds one itself is not damaged."""


class Damaged(NamedTuple):
    """A damaged text, and the places where the rule must speak, in code points.

    `also` names the rules that speak too, because the damage is theirs as well; all others must be silent. `path` is
    another path of the file, where the damage is to its name.
    """

    text: str
    places: tuple[Span, ...]
    also: frozenset[str] = frozenset()
    path: str | None = None


def without_marks(marked: str, *also: str, path: str | None = None) -> Damaged:
    """The text without its marks, and the places between them."""
    pieces: list[str] = []
    places: list[Span] = []
    start = at = 0
    for part in re.split(f"([{OPEN}{CLOSE}])", marked):
        if part == OPEN:
            start = at
        elif part == CLOSE:
            places.append(Span(start, at))
        else:
            pieces.append(part)
            at += len(part)
    return Damaged("".join(pieces), tuple(places), frozenset(also), path)
