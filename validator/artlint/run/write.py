"""A file written as a whole or not at all: by a temporary file beside it that takes its name."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from artlint.light import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPORARY = (".artlint-", ".tmp")
"""How the name of a temporary file begins and ends; discovery takes none for an article."""


class WriteError(Exception):
    """A file that was not written. The message says why; what stood there is as it was."""


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
    """

    def __init__(self) -> None:
        self._tidy: set[str] = set()

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
                _tidy_up(folder)
            _replace(task)
        except OSError as error:
            raise WriteError(f"cannot be written: {error.strerror or error}") from None


def _demand_writable(target: str) -> None:
    mode = os.stat(target).st_mode
    if not stat.S_ISREG(mode):
        raise WriteError("is no regular file")
    if not mode & 0o222 or not os.access(target, os.W_OK):  # root may write anything, and should not
        raise WriteError("is read-only")


def _replace(task: _Task) -> None:
    """Write a file beside the target and give it the target's name; nothing is left where that fails."""
    written = False
    while not written:
        temporary = os.path.join(os.path.dirname(task.target), os.urandom(6).hex().join(TEMPORARY))
        try:
            written = _write_beside(task, temporary)
            if written and sys.platform == "win32":  # which renames no open file
                os.replace(temporary, task.target)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise


def _write_beside(task: _Task, temporary: str) -> bool:
    """Write the file; False where another run took it away before it was locked, as one that was left behind."""
    there = os.path.lexists(task.target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o600 if there else task.mode), "wb") as file:
        _lock(file.fileno(), wait=True)
        if not os.path.lexists(temporary):
            return False
        file.write(task.new)
        file.flush()
        if there:
            _take_over(file.fileno(), task.target, strictly=task.old is not None)
        os.fsync(file.fileno())
        if task.old is not None:
            _demand_unchanged(task.target, task.old)
        if sys.platform != "win32":
            os.replace(temporary, task.target)
    return True


def _demand_unchanged(target: str, old: bytes) -> None:
    with open(target, "rb") as current:
        if current.read() != old:
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


def _tidy_up(folder: str) -> None:
    """Delete temporary files that nobody is writing: their writer was killed."""
    for path in _temporary_files(folder):
        with suppress(OSError):
            descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
            try:
                if _lock(descriptor, wait=False):
                    os.unlink(path)
            finally:
                os.close(descriptor)


def _temporary_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(TEMPORARY[0]) and entry.name.endswith(TEMPORARY[1]):
                yield entry.path


def _lock(descriptor: int, *, wait: bool) -> bool:
    """Lock a file until it is closed; False where another process holds it, or the system knows no such lock."""
    if sys.platform == "win32":
        return False
    import fcntl  # a file is being written

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
