"""A file written as a whole or not at all: by a temporary file beside it that takes its name."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from artlint.disk import TooLargeError, read_regular
from artlint.files.temporary import temporary_beside, tidy_up

if TYPE_CHECKING:
    from collections.abc import Callable


class WriteError(Exception):
    """A file that was not written. The message says why; what stood there is as it was."""


class AbandonedError(BaseException):
    """The run that asked for a file to be written is over: nobody may catch this for a fault of one file."""


class _Task(NamedTuple):
    """What is to be written, and where: `old` is what must still stand there, `mode` that of a file not there yet."""

    target: str
    new: bytes
    old: bytes | None
    mode: int


class Writer:
    """Writes files; in each folder it first takes away what a killed run left behind.

    A symbolic link is followed to its target. Mode, owner and extended attributes of a file that is written over stay,
    as far as the system lets us. WriteError where it is no regular one, is read-only, or cannot be written.
    `is_wanted` is asked when all is ready: where it says no, nothing is written, and AbandonedError raised.
    """

    def __init__(self, is_wanted: Callable[[], bool] = lambda: True) -> None:
        self._tidy: set[str] = set()
        self._is_wanted = is_wanted

    def write_over(self, path: str, old: bytes, new: bytes) -> None:
        """Put `new` in the place of `old`, which was read from that path.

        WriteError also where it holds anything else, and where its owner or group would be another.
        """
        self._do(_Task(os.path.realpath(path), new, old, 0))

    def write(self, path: str, data: bytes, mode: int = 0o666) -> None:
        """Put `data` there, whatever stood there; where nothing did, with that mode, from which the umask is taken."""
        self._do(_Task(os.path.realpath(path), data, None, mode))

    def _do(self, task: _Task) -> None:
        folder = os.path.dirname(task.target)
        try:
            if task.old is not None or os.path.lexists(task.target):
                _demand_writable(task.target)
            if folder not in self._tidy:
                self._tidy.add(folder)
                tidy_up(folder)
            _replace(task, self._is_wanted)
        except OSError as error:
            raise WriteError(f"cannot be written: {error.strerror or error}") from None


def _demand_writable(target: str) -> None:
    mode = os.stat(target).st_mode
    if not stat.S_ISREG(mode):
        raise WriteError("is no regular file")
    if not mode & 0o222 or not os.access(target, os.W_OK):  # root may write anything, and should not
        raise WriteError("is read-only")


def _replace(task: _Task, is_wanted: Callable[[], bool]) -> None:
    there = os.path.lexists(task.target)
    descriptor, temporary = temporary_beside(task.target, 0o600 if there else task.mode)
    try:
        with open(descriptor, "wb") as file:
            file.write(task.new)
            file.flush()
            if there:
                _take_over(descriptor, task.target, strictly=task.old is not None)
            os.fsync(descriptor)
            if task.old is not None:
                _demand_unchanged(task.target, task.old)
            if not is_wanted():
                raise AbandonedError
            if sys.platform != "win32":  # which renames no open file
                os.replace(temporary, task.target)
        if sys.platform == "win32":
            os.replace(temporary, task.target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _demand_unchanged(target: str, old: bytes) -> None:
    try:
        unchanged = read_regular(target, len(old)) == old
    except TooLargeError:
        unchanged = False
    if not unchanged:
        raise WriteError("was changed by another program while it was checked")


def _take_over(descriptor: int, target: str, *, strictly: bool) -> None:
    """Give the new file what the old one has beside its content: owner, mode, extended attributes."""
    if sys.platform == "win32":
        return
    status = os.stat(target)
    try:
        _give(descriptor, status)
    except OSError:
        if strictly:
            raise WriteError("belongs to another user or group, and would no longer") from None
    for name in _attributes(target):
        with suppress(OSError):
            os.setxattr(descriptor, name, os.getxattr(target, name))
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _give(descriptor: int, status: os.stat_result) -> None:
    """Make a file the one of a user and a group: of the group first, for who gives it away may do no more."""
    own = os.fstat(descriptor)
    if own.st_gid != status.st_gid:
        os.fchown(descriptor, -1, status.st_gid)
    if own.st_uid != status.st_uid:
        os.fchown(descriptor, status.st_uid, -1)


def _attributes(target: str) -> list[str]:
    if sys.platform != "linux":
        return []
    try:
        return os.listxattr(target)
    except OSError:  # the file system has none
        return []
