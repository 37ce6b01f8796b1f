"""What is printed: text and data to stdout, remarks and errors to stderr, always escaped."""

from __future__ import annotations

import os
import sys
from itertools import chain
from typing import TYPE_CHECKING

from artlint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from artlint.cli.progress import Progress


def print_error(message: str) -> None:
    """An error to stderr, each line marked as one."""
    for line in message.splitlines():
        print_remark(f"error: {line}")


def print_remark(message: str) -> None:
    """A remark to stderr."""
    _write(sys.stderr, [visible(message) + "\n"])


def print_out(pieces: Iterable[str], stream: TextIO | None = None) -> None:
    """Text for people to a stream (stdout), with escapes for what its encoding cannot hold."""
    _write(stream or sys.stdout, pieces)


def print_data(pieces: Iterable[str], stream: TextIO | None = None, errors: str = "backslashreplace") -> None:
    """Text for programs to a stream (stdout): UTF-8, whatever the terminal takes (RFC 8259)."""
    print_bytes((piece.encode("utf-8", errors) for piece in pieces), stream or sys.stdout)


def print_bytes(pieces: Iterable[bytes], stream: TextIO) -> None:
    """Bytes to a stream, as they are."""
    stream.flush()
    stream.buffer.writelines(pieces)
    stream.buffer.flush()


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour: the option decides, then NO_COLOR and FORCE_COLOR, then whether a terminal reads."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Console:
    """The stream that reports are printed on where they go to no file; `progress` makes way for them on a terminal."""

    def __init__(self, stream: TextIO, progress: Progress | None = None) -> None:
        self.stream = stream
        self._progress = progress

    def print(self, pieces: Iterable[str], errors: str | None) -> None:
        """Print pieces for people (`errors` is None), or as UTF-8 for programs. OSError where that cannot be done."""
        if self._progress is None or not self.stream.isatty():
            self._print(pieces, errors)
            return
        rest = iter(pieces)
        first = next(rest, None)
        if first is None:  # nothing is printed, so nothing makes way
            return
        self._progress.clear()
        self._print(chain((first,), rest), errors)
        self._progress.come_back()

    def _print(self, pieces: Iterable[str], errors: str | None) -> None:
        if errors is None:
            print_out(pieces, self.stream)
        else:
            print_data(pieces, self.stream, errors)


def stdout(progress: Progress | None = None) -> Console:
    """The console that is stdout; reports on a fixed stdin are printed on stderr instead."""
    return Console(sys.stdout, progress)


def _write(stream: TextIO, pieces: Iterable[str]) -> None:
    encoding = stream.encoding or "utf-8"
    stream.writelines(piece.encode(encoding, "backslashreplace").decode(encoding) for piece in pieces)
    stream.flush()
