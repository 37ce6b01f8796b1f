"""Temporary files: written beside another file, whose name they take when they are complete."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPORARY = (".artlint-", ".tmp")
"""How the name of a temporary file begins and ends; no walk takes one for an article."""


def temporary_beside(target: str, mode: int) -> tuple[int, str]:
    """A new file in the folder of another, open and locked, and its path. The lock keeps `tidy_up` from deleting it."""
    folder = os.path.dirname(target)
    while True:
        path = os.path.join(folder, os.urandom(6).hex().join(TEMPORARY))
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
            lock(descriptor, wait=True)
            if os.path.lexists(path):
                return descriptor, path
            os.close(descriptor)  # another run took it for one left behind before it was locked
        except BaseException:  # an interrupt, too, leaves nothing behind
            with suppress(OSError):
                os.unlink(path)
            raise


def lock(descriptor: int, *, wait: bool) -> bool:
    """Lock a file until it is closed; False where another process holds it, or the system knows no such lock."""
    if sys.platform == "win32":
        return False
    import fcntl  # a file is being written

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def tidy_up(folder: str) -> None:
    """Delete temporary files in a folder that nobody is writing: their writer was killed."""
    for path in _temporary_files(folder):
        with suppress(OSError):
            descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            try:
                if lock(descriptor, wait=False):
                    os.unlink(path)
            finally:
                os.close(descriptor)


def _temporary_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(TEMPORARY[0]) and entry.name.endswith(TEMPORARY[1])
            if ours and entry.is_file(follow_symlinks=False):
                yield entry.path
