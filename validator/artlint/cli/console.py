"""The stream that a report is printed on, where it goes to no file."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from artlint.cli.output import print_data, print_out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from artlint.cli.progress import Progress


class Console(NamedTuple):
    """Stdout, or stderr where stdout holds the fixed text. `progress` makes way for what a terminal shows beside it."""

    stream: TextIO
    progress: Progress | None = None

    def print(self, pieces: Iterable[str], errors: str | None) -> None:
        """Print pieces for people (`errors` is None), or as UTF-8 for programs. OSError where that cannot be done."""
        if self.progress is None or not self.stream.isatty():
            self._print(pieces, errors)
            return
        rest = iter(pieces)
        first = next(rest, None)
        if first is None:  # nothing is printed, so nothing makes way
            return
        self.progress.clear()
        self._print(chain((first,), rest), errors)
        self.progress.come_back()

    def _print(self, pieces: Iterable[str], errors: str | None) -> None:
        if errors is None:
            print_out(pieces, self.stream)
        else:
            print_data(pieces, self.stream, errors)


def stdout(progress: Progress | None = None) -> Console:
    """The console that reports are printed on but for that of a fixed stdin."""
    return Console(sys.stdout, progress)
