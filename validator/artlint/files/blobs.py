"""Versions of files by their ids, read through one process of git."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.files.git import GitError, command, environment

if TYPE_CHECKING:
    from subprocess import Popen


class Blobs:
    """Reads versions of files of the repository in which a folder stands, and whose worktree is `top`.

    They come as the repository keeps them or, `checked_out`, as the worktree gets them: what git does on the way (line
    ends, an encoding, a filter) hangs on a file's path.
    """

    def __init__(self, folder: str, top: str, *, checked_out: bool) -> None:
        self._folder = folder
        self.top = top
        self._checked_out = checked_out
        self._end = b"no-such-thing-" + os.urandom(8).hex().encode("ascii")
        self._process: Popen[bytes] | None = None

    def read(self, blob: str, path: str) -> bytes:
        """A version of a file, which has or had that absolute path. GitError where the repository has it not."""
        process = self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(b"%b %b\n%b\n" % (blob.encode("ascii"), self._below_top(path), self._end))
            process.stdin.flush()
        except OSError:
            raise GitError(f"{blob}: git cannot read it") from None
        return self._answer(process, blob)

    def _below_top(self, path: str) -> bytes:
        """A path as it is asked for: a line end would end the question, and what stands for it changes no filter."""
        return os.fsencode(os.path.relpath(path, self.top).replace(os.sep, "/").replace("\n", " "))

    def _answer(self, process: Popen[bytes], blob: str) -> bytes:
        """What comes before the answer to a question that has none: the length that git tells is that of its own."""
        assert process.stdout is not None
        kind = process.stdout.readline().split()[1:2]
        lines = []
        while (line := process.stdout.readline()) and not line.startswith(self._end):
            lines.append(line)
        if kind != [b"blob"] or not line:
            raise GitError(f"{blob}: the repository has no such version of a file")
        return b"".join(lines)[:-1]

    def close(self) -> None:
        """Let the process end."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _started(self) -> Popen[bytes]:
        import subprocess  # only who reads a version needs it

        if self._process is None:
            filters = ("--filters",) if self._checked_out else ()
            self._process = subprocess.Popen(  # noqa: S603  ids and paths of the repository, and no shell
                command("cat-file", "--batch=%(objectname) %(objecttype) %(rest)", *filters),
                cwd=self._folder,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process
