"""Globs in gitignore's language, read by pathspec and matched without backtracking.

The expression that pathspec makes of `*a*a*a*a*b` takes 20 s for one name of 200 letters, because it tries each star
against each other. The first place at which a piece between two stars fits is as good as any other, so that the
expressions of this module keep to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_STAR = "[^/]*"
"""What pathspec writes for `*`."""

_FOLDERS = "(?:/.+)?"
"""What it writes for `**` between two parts."""

_ALL_FOLDERS = "^(?:.+/)?"
"""What it writes for `**` before the first part."""

_class = re.compile(r"\\.|\[\^/\]|(\[\^?\]?[^\]]*+\])")
"""An escaped character, the class that stands for `?` and in `*`, or a class of the glob such as `[a-z]`."""


class LinearPattern(GitIgnoreSpecPattern):
    """A glob as pathspec reads it, with an expression that does not backtrack from one star to another."""

    __slots__ = ()

    @classmethod
    def pattern_to_regex(cls, pattern: Any) -> tuple[Any, bool | None]:
        """The expression of a glob, and whether it includes what it matches."""
        written, include = super().pattern_to_regex(pattern)
        return (without_backtracking(written) if isinstance(written, str) else written), include


def spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    """Some globs as one specification. ValueError where a line is no glob."""
    return GitIgnoreSpec.from_lines(lines, LinearPattern, backend="simple")


def without_backtracking(expression: str) -> str:
    """An expression of pathspec's that matches the same, each part between two `*` or `**` at its first place.

    No class matches `/`, as in git; pathspec's `[!a]` does.
    """
    within = _class.sub(lambda match: f"(?!/){match[1]}" if match[1] else match[0], expression)
    parts = [_with_firm_stars(part) for part in within.split(_FOLDERS)]
    if len(parts) == 1:
        return parts[0]
    inner = "".join(rf"(?>(?:/.+?)??{part}(?=/))" for part in parts[1:-1])
    return _firm_start(parts[0]) + inner + _FOLDERS + parts[-1]


def _firm_start(part: str) -> str:
    """The part before the first inner `**`."""
    if not part.startswith(_ALL_FOLDERS):
        return part
    return rf"^(?>(?:.+?/)??{part.removeprefix(_ALL_FOLDERS)}(?=/))"


def _with_firm_stars(part: str) -> str:
    first, *others = part.split(_STAR)
    if not others:
        return first
    return first + "".join(f"(?>{_STAR}?{piece})" for piece in others[:-1]) + _STAR + others[-1]
