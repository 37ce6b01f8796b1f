"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def late(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that returns the compiled expression. It compiles the pattern when it is first called."""
    return cache(lambda: re.compile(pattern, flags))
