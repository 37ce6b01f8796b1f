"""Regular expressions that are compiled when they are first used: most files need few of them (design, law 7)."""

from __future__ import annotations

import re
from functools import cache

from artlint.light import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def late(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that hands out the compiled pattern."""
    return cache(lambda: re.compile(pattern, flags))
