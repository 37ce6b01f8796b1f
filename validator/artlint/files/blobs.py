"""Versions of files by their ids, read through one process of git."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from artlint.disk import LARGEST_ARTICLE, TooLargeError
from artlint.files.git_process import GitError, start

if TYPE_CHECKING:
    from io import BufferedReader
    from subprocess import Popen

_PIECE = 1 << 16
"""Bytes that are read at once."""


class Blobs:
    """Reads versions of files from the repository in which `folder` stands and whose worktree is `top`.

    Without `checked_out` a version has the bytes of the repository. With it, it has the bytes that git would write to
    the worktree: attributes of the file's path (line ends, an encoding, a filter) may change them.
    """

    def __init__(self, folder: str, top: str, *, checked_out: bool) -> None:
        self._folder = folder
        self.top = top
        self._checked_out = checked_out
        self._end = b"no-such-thing-" + os.urandom(8).hex().encode("ascii")
        self._process: Popen[bytes] | None = None

    def read(self, blob: str, path: str) -> bytes:
        """A version of a file, which has or had that absolute path.

        GitError where the repository lacks it, TooLargeError where it is larger than any article.
        """
        process = self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(b"%b %b\n%b\n" % (blob.encode("ascii"), self._below_top(path), self._end))
            process.stdin.flush()
        except OSError:
            raise GitError(f"{blob}: git cannot read it") from None
        data = self._answer(process, blob, LARGEST_ARTICLE + 1)
        if len(data) > LARGEST_ARTICLE:
            raise TooLargeError(LARGEST_ARTICLE, data)
        return data

    def _below_top(self, path: str) -> bytes:
        """A path for git's attributes, below the worktree's root; a line end in it would end the question."""
        return os.fsencode(os.path.relpath(path, self.top).replace(os.sep, "/").replace("\n", " "))

    def _answer(self, process: Popen[bytes], blob: str, length: int) -> bytes:
        """The version, or the first `length` bytes of a longer one. GitError where git does not give it whole.

        The length that git tells is that of the repository's bytes, so the end of what a filter wrote is found by the
        answer to a second question, which names nothing that is there.
        """
        output = cast("BufferedReader", process.stdout)
        end = b"\n%b missing\n" % self._end
        found = output.readline().split()[1:2] == [b"blob"]
        data = bytearray()
        while found and not data.endswith(end):
            piece = output.read1(_PIECE)
            data += piece
            found = bool(piece)
            if len(data) > length + len(end):
                self._kill()
                return bytes(data[:length])
        if not found:
            self._kill()
            raise GitError(f"{blob}: the repository has no such version of a file")
        return bytes(data[: -len(end)])

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _kill(self) -> None:
        """End the process in the middle of an answer; the next question starts another."""
        if self._process is not None:
            self._process.kill()
            self.close()

    def _started(self) -> Popen[bytes]:
        if self._process is None:
            filters = ("--filters",) if self._checked_out else ()
            question = ("cat-file", "--batch=%(objectname) %(objecttype) %(rest)", *filters)
            self._process = start(self._folder, *question)
        return self._process
