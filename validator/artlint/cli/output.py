"""Where words go: reports to stdout or a file, remarks and errors to stderr, always escaped."""

from __future__ import annotations

import os
import sys
from functools import partial

from artlint.config.errors import ConfigError
from artlint.light import TYPE_CHECKING
from artlint.report import DIFF, FOR_PEOPLE, Reporter, Style, Surroundings, Wanted, reporter
from artlint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from artlint.run import FileResult, Report

    Copy = Callable[[Iterable[str]], Iterable[str]]


def complain(message: str) -> None:
    """An error, one line each, to stderr."""
    for line in message.splitlines():
        say(f"error: {line}")


def say(message: str) -> None:
    """A remark to stderr."""
    _write(sys.stderr, [visible(message) + "\n"])


def print_out(pieces: Iterable[str]) -> None:
    """Text to stdout, which is UTF-8 or escapes what it cannot hold."""
    _write(sys.stdout, pieces)


def print_data(pieces: Iterable[str], errors: str = "backslashreplace") -> None:
    """Text for programs to stdout: UTF-8, whatever the terminal takes (RFC 8259)."""
    sys.stdout.buffer.writelines(piece.encode("utf-8", errors) for piece in pieces)
    sys.stdout.buffer.flush()


class Output:
    """Where a report goes: a file, which is made when the first piece comes, or stdout.

    `errors` says what becomes of undecodable bytes in it: escapes, or (`surrogateescape`) the bytes themselves.
    """

    def __init__(self, path: str | None, *, for_people: bool, errors: str = "backslashreplace") -> None:
        self._path = path
        self._errors = errors
        self._print = print_out if for_people else partial(print_data, errors=errors)
        self._file: TextIO | None = None

    def write(self, pieces: Iterable[str]) -> None:
        """The next pieces of the report. ConfigError where the file cannot be written."""
        if self._path is None:
            self._print(pieces)
            return
        try:
            self._opened(self._path).writelines(pieces)
        except OSError as error:
            raise self._failed(error) from None

    def close(self) -> None:
        """Finish the file. ConfigError where it cannot be written."""
        try:
            if self._file is not None:
                self._file.close()
        except OSError as error:
            raise self._failed(error) from None

    def _opened(self, path: str) -> TextIO:
        if self._file is None:
            self._file = open(path, "w", encoding="utf-8", errors=self._errors, newline="\n")  # noqa: SIM115
        return self._file

    def _failed(self, error: OSError) -> ConfigError:
        return ConfigError(f"{self._path}: cannot be written: {error.strerror}")


class Reports:
    """All reports of one run, fed with the same results; `copy` sees every piece of a report on its way."""

    def __init__(self, wanted: Iterable[Wanted], style: Style, around: Surroundings, copy: Copy = iter) -> None:
        self._copy = copy
        self._made = [
            _made(each, style._replace(color=style.color and each.path is None), around)
            for each in _apart(wanted, around.working_folder)
        ]

    def repeat(self, text: str) -> None:
        """Write what an earlier run reported instead of reporting. ConfigError where an output cannot be written."""
        for output, _ in self._made:
            output.write([text])
            output.close()

    def file(self, result: FileResult) -> None:
        """Report on a file. ConfigError where an output cannot be written."""
        for output, made in self._made:
            output.write(self._copy(made.file(result)))

    def end(self, report: Report) -> None:
        """Report on the whole and close the files. ConfigError where an output cannot be written."""
        for output, made in self._made:
            output.write(self._copy(made.end(report)))
            output.close()


def _made(wanted: Wanted, style: Style, around: Surroundings) -> tuple[Output, Reporter]:
    made = reporter(wanted.format, style, around)
    if wanted.format == DIFF:  # for programs such as patch: byte by byte, unless a person reads it
        return Output(wanted.path, for_people=style.color, errors="surrogateescape"), made
    return Output(wanted.path, for_people=wanted.format in FOR_PEOPLE), made


def _apart(wanted: Iterable[Wanted], working_folder: str) -> Iterator[Wanted]:
    """The same again. ConfigError where two reports go to one file."""
    taken: dict[str, str] = {}
    for each in wanted:
        if each.path is not None:
            file = os.path.realpath(os.path.join(working_folder, each.path))
            if file in taken:
                raise ConfigError(f"--output: {taken[file]} and {each.format} both go to {each.path}")
            taken[file] = each.format
        yield each


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
