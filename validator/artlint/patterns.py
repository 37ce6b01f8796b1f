"""Regular expressions that most articles do not need."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def late(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that hands out the expression, and compiles it when it is first called."""
    return cache(lambda: re.compile(pattern, flags))
