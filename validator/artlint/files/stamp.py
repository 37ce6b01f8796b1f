"""Stamps: they tell that a file changed without reading it."""

import os
from typing import NamedTuple


class Stamp(NamedTuple):
    """When a file's content and its status changed (UTC ns), its size in bytes, and its inode."""

    modified: int
    status_changed: int
    size: int
    inode: int

    @property
    def latest(self) -> int:
        """The later of both times, which no program can set back."""
        return max(self.modified, self.status_changed)


def stamp_of(path: str) -> Stamp | None:
    """The stamp of what stands at a path, the target of a link; None where nothing does."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
