"""By what a change of a file is told without reading it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Stamp = tuple[int, int, int, int]


def stamp_of(path: str) -> Stamp | None:
    """Times, size and identity of what stands at a path; None where nothing does."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
