"""Which globs name all articles of an archive and nothing else."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from artlint.archive.draft.records import Line
from artlint.archive.draft.sources import literal_glob

if TYPE_CHECKING:
    from artlint.model import FileResult

_MOST = 200
"""Folders, each with a suffix, that are told apart; beyond, no `include` is written."""


class Include:
    """Counts articles and other files by the folder at the top and by suffix."""

    def __init__(self) -> None:
        self._articles: Counter[tuple[str, str]] = Counter()
        self._others: dict[tuple[str, str], str] = {}

    def receive(self, result: FileResult) -> None:
        """Count the result of a file, given by its path below the archive."""
        folder, _, _ = result.path.rpartition("/")
        place = folder.partition("/")[0], os.path.splitext(result.path)[1]
        if result.skip is None:
            self._articles[place] += 1
        else:
            self._others.setdefault(place, result.path)

    def line(self) -> Line | str:
        """The line of a configuration; in words why there is none."""
        if not self._articles or len(self._articles) > _MOST:
            return "artlint tells articles by their frame: they stand in too many places to name"
        mixed = [self._others[place] for place in sorted(self._articles) if place in self._others]
        if mixed:
            return f"artlint tells articles by their frame: {mixed[0]} stands among them and is none"
        globs = [_glob(*place) for place in sorted(self._articles)]
        if not all(place[0].isprintable() and place[1].isprintable() for place in self._articles):
            return "artlint tells articles by their frame: the names of folders cannot be written"
        return Line("include", globs, f"all {self._articles.total():,} files there are articles")


def _glob(folder: str, suffix: str) -> str:
    """A glob for the files of a folder at the top, or of the top itself, that have a suffix."""
    return f"/{literal_glob(folder)}/**/*{literal_glob(suffix)}" if folder else f"/*{literal_glob(suffix)}"
