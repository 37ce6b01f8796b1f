"""A file written over as a whole or not at all: by a temporary file beside it that takes its name."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from artlint.light import TYPE_CHECKING
from artlint.run.temporary import TEMPORARY, lock, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Iterator


class WriteError(Exception):
    """A file that was not written over. The message says why; the file is as it was."""


class Writer:
    """Writes files over; in each folder it first takes away what a killed run left behind."""

    def __init__(self) -> None:
        self._tidy: set[str] = set()

    def write_over(self, path: str, old: bytes, new: bytes) -> None:
        """Put `new` in the place of `old`, which was read from that path.

        A symbolic link is followed to its target. Mode, owner and extended attributes stay, where the system lets us.
        WriteError where the file is no regular one, is read-only, holds anything but `old`, or cannot be written.
        """
        target = os.path.realpath(path)
        folder = os.path.dirname(target)
        try:
            _demand_writable(target)
            if folder not in self._tidy:
                self._tidy.add(folder)
                _tidy_up(folder)
            _replace(target, old, new)
        except OSError as error:
            raise WriteError(f"cannot be written: {error.strerror or error}") from None


def _demand_writable(target: str) -> None:
    mode = os.stat(target).st_mode
    if not stat.S_ISREG(mode):
        raise WriteError("is no regular file")
    if not mode & 0o222 or not os.access(target, os.W_OK):  # root may write anything, and should not
        raise WriteError("is read-only")


def _replace(target: str, old: bytes, new: bytes) -> None:
    descriptor, temporary = temporary_beside(target, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            _take_over(descriptor, target)
            os.fsync(descriptor)
            with open(target, "rb") as current:
                if current.read() != old:
                    raise WriteError("was changed by another program while it was checked")
            if sys.platform != "win32":  # which renames no open file
                os.replace(temporary, target)
        if sys.platform == "win32":
            os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _take_over(descriptor: int, target: str) -> None:
    """Give the new file what the old one has beside its content: owner, mode, extended attributes."""
    if sys.platform == "win32":
        return
    status = os.stat(target)
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        with suppress(OSError):
            os.fchown(descriptor, -1, status.st_gid)
        with suppress(OSError):
            os.fchown(descriptor, status.st_uid, -1)
    for name in _attributes(target):
        with suppress(OSError):
            os.setxattr(descriptor, name, os.getxattr(target, name))
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _attributes(target: str) -> list[str]:
    if sys.platform != "linux":
        return []
    try:
        return os.listxattr(target)
    except OSError:  # the file system has none
        return []


def _tidy_up(folder: str) -> None:
    """Delete temporary files that nobody is writing: their writer was killed."""
    for path in _temporary_files(folder):
        with suppress(OSError):
            descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
            try:
                if lock(descriptor, wait=False):
                    os.unlink(path)
            finally:
                os.close(descriptor)


def _temporary_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(TEMPORARY[0]) and entry.name.endswith(TEMPORARY[1]):
                yield entry.path
