"""The three states in which an archive is checked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from ..measuring.command import Command
from ..measuring.rounds import Entry

if TYPE_CHECKING:
    from .archive import Archive

COLD, CACHED, CHANGED = "cold", "cached", "1 % changed"
REPORT = "report.json"

_SHARE = 0.01


def entries(artlint: str, archive: Archive, jobs: str = "auto") -> list[Entry]:
    """The command without a cache, with one that knows all, and with one after each hundredth file was changed."""
    draws = count()

    def change() -> None:
        archive.change(_SHARE, f"{archive.files} {next(draws)}")

    parent = archive.folder.parent
    check = (artlint, "check", archive.folder.name, "--jobs", jobs, "--output-format", "json", "-o", REPORT)
    cold = Command((*check, "--no-cache"), parent)
    cached = Command((*check, "--cache-dir", "cache"), parent)
    return [Entry(COLD, cold), Entry(CACHED, cached), Entry(CHANGED, cached, change)]
