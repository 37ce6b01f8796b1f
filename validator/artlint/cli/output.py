"""Where words go: text and data to stdout, remarks and errors to stderr, always escaped."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


def complain(message: str) -> None:
    """An error, one line each, to stderr."""
    for line in message.splitlines():
        say(f"error: {line}")


def say(message: str) -> None:
    """A remark to stderr."""
    from artlint.report.escape import visible  # most runs have nothing to remark

    _write(sys.stderr, [visible(message) + "\n"])


def print_out(pieces: Iterable[str], stream: TextIO | None = None) -> None:
    """Text to a stream (stdout), which is UTF-8 or escapes what it cannot hold."""
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


def _write(stream: TextIO, pieces: Iterable[str]) -> None:
    encoding = stream.encoding or "utf-8"
    stream.writelines(piece.encode(encoding, "backslashreplace").decode(encoding) for piece in pieces)
    stream.flush()
