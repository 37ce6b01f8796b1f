"""Files that are written as a whole or not at all: a temporary file takes the name when it is complete."""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from artlint.disk import TooLargeError, read_regular
from artlint.files.attributes import copy_attributes
from artlint.files.temporary import temporary_beside, tidy_up


class WriteError(Exception):
    """A file that was not written. The message says why; what stood there is as it was."""


class AbandonedError(BaseException):
    """The run that asked for a file to be written is over. It is no fault of one file and must not be caught as one."""


class _Task(NamedTuple):
    """A file to write: its path, its new bytes, the bytes that must still stand there (None: any), and a mode.

    The mode is that of a file that is not there yet.
    """

    target: str
    new: bytes
    old: bytes | None
    mode: int


class Writer:
    """Writes files. In each folder it first deletes the temporary files of killed runs.

    Mode, owner and extended attributes of a file that is replaced are kept, as far as the system allows. WriteError
    where it is no regular file, is read-only, or cannot be written. `is_wanted` is asked just before a file is
    replaced: where it answers False, nothing is written, and AbandonedError is raised.
    """

    def __init__(self, is_wanted: Callable[[], bool] = lambda: True) -> None:
        self._tidy: set[str] = set()
        self._is_wanted = is_wanted

    def write_over(self, path: str, old: bytes, new: bytes) -> None:
        """Replace `old`, which was read from that path, by `new`; a link is followed.

        WriteError also where the file holds anything else, and where its owner or group would change.
        """
        self._do(_Task(os.path.realpath(path), new, old, 0))

    def write(self, path: str, data: bytes, mode: int = 0o666, *, follow: bool = True) -> None:
        """Put `data` at a path, whatever stood there. A new file gets that mode less the umask.

        Without `follow`, a link is an error.
        """
        self._do(_Task(os.path.realpath(path) if follow else path, data, None, mode))

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
    mode = os.lstat(target).st_mode
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
            if there and not copy_attributes(task.target, descriptor) and task.old is not None:
                raise WriteError("belongs to another user or group, and would no longer")
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
