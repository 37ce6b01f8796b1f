"""Stamps: they tell that a file changed without reading it."""

from __future__ import annotations

import os

Stamp = tuple[int, int, int, int]
"""Modification and change time in nanoseconds, bytes, inode."""


def stamp_of(path: str) -> Stamp | None:
    """The stamp of what stands at a path; None where nothing does."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
