"""Regular files are read here, up to a stated size. A pipe or a device is refused, never waited for."""

from __future__ import annotations

import errno
import os
import stat

LARGEST_ARTICLE = 16 << 20
"""Bytes of an article. The largest one in the archives that artlint was built on has 1 MB."""

LARGEST_CONFIGURATION = 4 << 20
"""Bytes of an artlint.toml or pyproject.toml."""

LARGEST_IGNORE_FILE = 256 << 10
"""Bytes of a .gitignore. It is small, because each of its lines is compared with each path."""

LARGEST_BASELINE = 256 << 20
"""Bytes of a baseline. It has about 20 for each accepted finding."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""O_NONBLOCK, because opening a pipe without it waits for a writer."""

_PIECE = 1 << 16
"""Bytes read in one call. Nearly all articles have fewer, and Python clears a buffer of that size before each call."""


START = 1 << 16
"""Bytes of a file that tell whether it is an article: a frame has hardly 1,000."""


class TooLargeError(OSError):
    """A file that holds more than `most` bytes. `start` are its first bytes."""

    def __init__(self, most: int, data: bytes) -> None:
        super().__init__(errno.EFBIG, f"it is larger than {most:,} bytes")
        self.start = data[:START]

    def __str__(self) -> str:
        return str(self.strerror)


def read_regular(path: str, most: int = LARGEST_ARTICLE) -> bytes:
    """All that a regular file holds; a link is followed.

    OSError where it cannot be read or is no regular file, TooLargeError where it holds more than `most` bytes.
    """
    data = read_start(path, most + 1)
    if len(data) > most:
        raise TooLargeError(most, data)
    return data


def read_start(path: str, length: int) -> bytes:
    """The first `length` bytes of a regular file, or all of a shorter one.

    OSError where it cannot be read or is no regular file.
    """
    _demand_regular(os.stat(path))  # before it is opened: opening some devices sets them going
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        _demand_regular(status)
        pieces = [os.read(descriptor, min(_PIECE, length))]
        if (
            pieces[0] and not status.st_size and not os.fstat(descriptor).st_size
        ):  # a file of /proc, which may have no end
            raise _not_regular()
        left = length - len(pieces[0])
        while pieces[-1] and left:
            pieces.append(os.read(descriptor, min(_PIECE, left)))
            left -= len(pieces[-1])
    finally:
        os.close(descriptor)
    return pieces[0] if len(pieces) == 2 else b"".join(pieces)


def is_plain(path: str) -> bool:
    """Whether a regular file stands at a path, and no link to one."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _demand_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise _not_regular()


def _not_regular() -> OSError:
    return OSError(errno.EINVAL, "it is no regular file")
