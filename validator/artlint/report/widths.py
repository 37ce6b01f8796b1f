"""How many columns of a terminal characters take."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable

ELLIPSIS = "…"


def fitting(shown: Iterable[str], columns: int) -> tuple[int, int]:
    """How many of the first characters fit into so many columns, and the columns that they take."""
    number = taken = 0
    for width in map(_width, shown):
        if taken + width > columns:
            break
        taken += width
        number += 1
    return number, taken


@cache
def _width(shown: str) -> int:
    """Terminal columns of a character as it is shown: a Chinese one takes two, a combining mark none, an escape many.

    By Unicode's East Asian Width (UAX 11); wcwidth, whose tables take 6 MB, is the tests' second opinion.
    """
    if shown.isascii():
        return len(shown)
    if combining(shown) or category(shown) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(shown) in ("W", "F") else 1
