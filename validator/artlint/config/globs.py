"""Globs of a configuration, in gitignore's language, relative to the folder of the file that wrote them."""

from __future__ import annotations

import os
import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from artlint.characters import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pathspec import GitIgnoreSpec


class Globs:
    """Some patterns and the folder to which they are relative.

    The language is gitignore's: `*.md` matches at any depth, `articles/**` below one folder, `!` takes back.
    Canonically equivalent names are one name: macOS writes the é of a file's name in two characters.
    """

    def __init__(self, root: str, patterns: tuple[str, ...]) -> None:
        self.root = root
        self.patterns = patterns
        self.matched: set[int] = set()

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from artlint.config.linear_globs import spec_of  # 40 ms that a run without globs never pays

        return spec_of(map(canonical, self.patterns))

    def match(self, path: str) -> bool:
        """Whether an absolute path matches; one outside the root is seen as `../…`, so `**/x` still finds it."""
        return self.matching(path) is not None

    def matching(self, path: str) -> str | None:
        """The pattern by which an absolute path matches, None where it does not."""
        below = _name_below(path, self.root) if self.patterns else None
        if below is None:
            return None
        result = self._spec.check_file(below)
        if result.index is None:
            return None
        self.matched.add(result.index)
        return self.patterns[result.index] if result.include else None

    def idle(self, paths: Callable[[], Iterable[str]]) -> list[str]:
        """The patterns that match none of the absolute `paths`, which are made only if some pattern has not matched."""
        unused = [pattern for index, pattern in enumerate(self.patterns) if index not in self.matched]
        pending = {pattern: Globs(self.root, (pattern.removeprefix("!"),)) for pattern in unused}
        for path in paths() if pending else ():
            for pattern in [pattern for pattern, alone in pending.items() if alone.match(path)]:
                del pending[pattern]
            if not pending:
                break
        return [pattern for pattern in unused if pattern in pending]


def usable_glob(pattern: str) -> str:
    """The same pattern. ValueError where it is no glob, or one that never matches."""
    from artlint.config.linear_globs import spec_of

    if not pattern.strip().strip("!/") or pattern.startswith("#"):
        raise ValueError("expected a glob in gitignore's language")
    if defect := _defect(pattern):
        raise ValueError(f"expected a glob in gitignore's language: {defect}")
    try:
        spec_of([pattern])
    except (ValueError, re.error):
        raise ValueError("expected a glob in gitignore's language") from None
    return pattern


def _defect(pattern: str) -> str:
    """Why git would match nothing with a pattern; empty for a sound one."""
    at = 0
    while at < len(pattern):
        if pattern[at] == "\\" and at + 1 == len(pattern):
            return "a backslash stands at its end"
        if pattern[at] == "[" and not (closed := _character_class(pattern, at)):
            return "a [ is never closed"
        at = closed.end() if pattern[at] == "[" and closed else at + 1 + (pattern[at] == "\\")
    return ""


def _character_class(pattern: str, at: int) -> re.Match[str] | None:
    """The class of characters that begins with a `[`."""
    return re.compile(r"\[[!^]?+\]?+(?:\[:\w+:\]|\\.|[^\]\\])*+\]").match(pattern, at)


@lru_cache(maxsize=8)  # every source of a configuration asks the same of one file after the other
def _name_below(path: str, root: str) -> str | None:
    """A path relative to a folder in canonical characters; None where they stand on different drives."""
    below = relative_to(path, root)
    return None if below is None else canonical(below)


def relative_to(path: str, root: str) -> str | None:
    """An absolute path relative to an absolute folder, with `/`; None where they stand on different drives."""
    prefix = root if root.endswith(os.sep) else root + os.sep
    if path.startswith(prefix):
        below = path[len(prefix) :]
    else:
        try:
            below = os.path.relpath(path, root)
        except ValueError:
            return None
    return below if os.sep == "/" else below.replace(os.sep, "/")
