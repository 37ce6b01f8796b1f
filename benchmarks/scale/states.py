"""The states in which an archive is checked: with the rules across articles, and without them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from ..measuring.command import Command
from ..measuring.rounds import Entry

if TYPE_CHECKING:
    from .archive import Archive

COLD, CACHED, CHANGED = "cold", "cached", "1 % changed"
ALONE = ", articles alone"
"""Behind the name of a state: without the rules across articles."""

REPORT = "report.json"

_SHARE = 0.01


def entries(artlint: str, archive: Archive, jobs: str = "auto") -> list[Entry]:
    """The command without a cache, with one that knows all, and with one after each hundredth file was changed.

    Each of them also without the rules across articles, with a cache of its own.
    """
    draws = count()

    def change() -> None:
        archive.change(_SHARE, f"{archive.files} {next(draws)}")

    parent = archive.folder.parent
    check = (artlint, "check", archive.folder.name, "--jobs", jobs, "--output-format", "json", "-o", REPORT)
    made = []
    for name, more, folder in (("", (), "cache"), (ALONE, ("--ignore", "archive"), "cache-alone")):
        cached = Command((*check, *more, "--cache-dir", folder), parent)
        made += [
            Entry(COLD + name, Command((*check, *more, "--no-cache"), parent)),
            Entry(CACHED + name, cached),
            Entry(CHANGED + name, cached, change),
        ]
    return made
