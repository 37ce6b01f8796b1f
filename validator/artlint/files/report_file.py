"""The file of a report: written beside its name, which it takes when it is whole."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from artlint.article import File, decode, looks_like_article
from artlint.disk import START, read_start
from artlint.files.attributes import copy_attributes
from artlint.files.own_place import reason_against
from artlint.files.path_filter import SUFFIXES
from artlint.files.temporary import temporary_beside, tidy_up

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


class ReportFile:
    """A report that is being written to a path: what stood there stays until `finish`, and `discard` leaves no trace.

    What is no regular file, such as a pipe, is written directly. A link that the checked tree holds is not followed
    (`artlint.files.own_place`). OSError from any method where the file cannot be written, from the first if possible.
    """

    def __init__(self, path: str, errors: str) -> None:
        reason = reason_against(path, os.getcwd())
        if reason is not None:
            raise OSError(errno.ELOOP, reason)
        self._target = os.path.realpath(path)
        self._errors = errors
        self._status = _demand_writable(self._target)
        self._temporary: str | None = None
        self._file: TextIO | None = None

    def write(self, pieces: Iterable[str]) -> None:
        """Write the next pieces. The first create the file: an archive in the same folder is searched before that."""
        if self._file is None:
            self._file = self._opened()
        self._file.writelines(pieces)

    def finish(self) -> None:
        """Put the whole report in its place."""
        if self._file is None:
            self._file = self._opened()
        with self._file as file:
            file.flush()
            if os.name == "posix":  # Windows renames no open file
                self._take_name()
        self._take_name()

    def discard(self) -> None:
        """Delete what is written of the report, if possible."""
        try:
            if self._file is not None:
                self._file.close()
        except OSError:  # the rest cannot be written, and need not be
            pass
        try:
            if self._temporary is not None:
                os.unlink(self._temporary)
        except OSError:  # its name is no article's, and a later run deletes it
            pass

    def _opened(self) -> TextIO:
        """A file beside the target; the target itself where it is no regular file, or its folder takes no other."""
        where: str | int = self._target
        if self._status is None or stat.S_ISREG(self._status.st_mode):
            try:
                tidy_up(os.path.dirname(self._target))
                where, self._temporary = temporary_beside(self._target, 0o666)
                if self._status is not None:
                    copy_attributes(self._target, where)
            except OSError:  # the folder takes no file, or the owner stays another
                pass
        return open(where, "w", encoding="utf-8", errors=self._errors, newline="\n")

    def _take_name(self) -> None:
        temporary, self._temporary = self._temporary, None
        if temporary is None:
            return
        try:
            os.replace(temporary, self._target)
        except OSError:  # a file that is mounted into a container can be written, and not replaced
            self._temporary = temporary
            _copy(temporary, self._target)
            os.unlink(temporary)
            self._temporary = None


def _demand_writable(target: str) -> os.stat_result | None:
    """The status of what stands there, None where there is nothing yet. OSError where it cannot be written."""
    try:
        status = os.stat(target)
    except FileNotFoundError:
        folder = os.path.dirname(target)
        if not os.path.isdir(folder):
            raise
        _demand_right(folder, os.W_OK | os.X_OK)
        return None
    if stat.S_ISDIR(status.st_mode):
        raise _error(errno.EISDIR)
    _demand_right(target, os.W_OK)
    if stat.S_ISREG(status.st_mode):
        _demand_no_article(target)
    return status


def _demand_right(path: str, right: int) -> None:
    if not os.access(path, right):
        raise _error(errno.EROFS if _is_on_read_only(path) else errno.EACCES)


def _is_on_read_only(path: str) -> bool:
    """Whether a path stands on a file system that takes no writing, as a folder mounted so into a container does."""
    return os.name == "posix" and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _demand_no_article(target: str) -> None:
    """OSError where an article would be overwritten: `-o articles/*.md` names one by mistake."""
    if not target.lower().endswith(SUFFIXES):
        return
    article = File(decode(read_start(target, START))).article
    if looks_like_article(article):
        raise OSError(errno.EEXIST, "there is an article, and a report must not take its place")


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _copy(source: str, target: str) -> None:
    with open(source, "rb") as read, open(target, "wb") as written:
        while piece := read.read(1 << 20):
            written.write(piece)


def append_text(path: str, text: str) -> None:
    """Append to a file that several programs write to. OSError where that cannot be done."""
    with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(text)


def size_of(path: str) -> int:
    """The bytes of a file; 0 where nothing is there yet, or nothing can be read."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
