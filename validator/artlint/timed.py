"""Regular expressions of users, searched for under a time limit.

Python's `re` tries all ways in which an expression may match: `(a+)+b` takes years for a line of the letter a, and
nothing can stop it. The library `regex` reads the same language and takes a time limit. It is imported for expressions
of users, and for nothing else.
"""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

MOST_SECONDS = 1.0
"""CPU time that one search may take."""

_CREDIT = 5.0
_CREDIT_FOR_EACH = 10e-6
"""CPU seconds that all searches for one expression may take in a process, and those added for each code point searched.
An expression without nested repetitions takes about a hundredth of that."""

LONGEST = 10_000
"""The most code points of an expression."""


class SlowPatternError(Exception):
    """An expression took too long. The message names it."""


class Pattern:
    """An expression of the language of Python's `re`. ValueError where it cannot be read."""

    def __init__(self, written: str) -> None:
        import regex  # 20 ms, only where an expression is configured

        try:
            self._compiled: Any = regex.compile(written, regex.VERSION0)
        except (regex.error, RecursionError, OverflowError, MemoryError) as error:
            raise ValueError(f"no regular expression: {error}") from None
        self._written = written
        self._credit = _CREDIT

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, None without one. SlowPatternError where the search takes too long."""
        return self._within_limit(self._compiled.search, text)

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the start of a text, None without one. SlowPatternError where it takes too long."""
        return self._within_limit(self._compiled.match, text)

    def _within_limit(self, find: Any, text: str) -> re.Match[str] | None:
        if self._credit <= 0:
            raise SlowPatternError(f"{self._name()} has taken more than {_CREDIT:g} s: it is searched for no more")
        start = time.process_time()
        try:
            found: re.Match[str] | None = find(text, timeout=MOST_SECONDS)
        except TimeoutError:
            raise SlowPatternError(f"{self._name()} takes more than {MOST_SECONDS:g} s for one text") from None
        finally:
            self._credit += _CREDIT_FOR_EACH * len(text) - (time.process_time() - start)
        return found

    def _name(self) -> str:
        return f"the expression `{self._written[:80]}`"


@cache
def pattern_of(written: str) -> Pattern:
    """The pattern of an expression, made once in a process. ValueError where the text is no expression."""
    return Pattern(written)
