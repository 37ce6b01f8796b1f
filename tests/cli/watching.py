"""`artlint check --watch` as a process of its own, which a test talks to by changing files."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Sandbox

LEAVES = "Ctrl-C leaves\n"
"""How a round ends."""

PATIENCE = 60.0
"""Seconds for something to happen on a busy machine."""


class Watching:
    """A watch that runs; on a `terminal` of its own, or into a pipe that takes its errors, too."""

    def __init__(self, sandbox: Sandbox, *arguments: str, terminal: bool = False, **environment: str) -> None:
        self._reader, self.writer = pty.openpty() if terminal else os.pipe()
        self.terminal = terminal
        self.text = ""
        self._read = 0
        self.process = subprocess.Popen(
            sandbox.command("check", "--watch", *arguments),
            cwd=sandbox.folder,
            env=sandbox.environment(TERM="xterm", **environment),
            stdin=self.writer if terminal else subprocess.DEVNULL,
            stdout=self.writer,
            stderr=self.writer,
            start_new_session=True,
            preexec_fn=_take_terminal if terminal else None,  # noqa: PLW1509  no threads here; Ctrl-C must reach it
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.writer)
        os.close(self._reader)

    def round(self, holds: Callable[[str], bool] = lambda _: True) -> str:
        """The next round of which something holds: all that was printed since the one before."""
        while True:
            end = self._find(LEAVES)
            text, self._read = self.text[self._read : end], end
            if holds(text):
                return text

    def round_with(self, *pieces: str) -> str:
        """The next round that says all of this."""
        return self.round(lambda text: all(piece in text for piece in pieces))

    def wait_for(self, piece: str) -> None:
        """Wait until something is printed."""
        self._find(piece)

    def _find(self, piece: str) -> int:
        until = time.monotonic() + PATIENCE
        while (at := self.text.find(piece, self._read)) < 0:
            if not self._take(max(0.0, until - time.monotonic())):
                raise AssertionError(f"waited for {piece!r} in vain, got {self.text[self._read :]!r}")
        return at + len(piece)

    def _take(self, seconds: float) -> bool:
        if self.process.poll() is not None:
            seconds = 0
        if not select.select([self._reader], [], [], seconds)[0]:
            return False
        piece = os.read(self._reader, 1 << 16).decode("utf-8", "backslashreplace")
        self.text += piece.replace("\r\n", "\n")
        return bool(piece)

    def interrupt(self) -> int:
        """Press Ctrl-C, and read what is left; the exit code."""
        if self.terminal:
            os.write(self._reader, b"\x03")
        else:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        while self._take(0):
            pass
        return code


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
