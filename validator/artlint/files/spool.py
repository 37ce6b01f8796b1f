"""Lines that come while findings are written and are written after them: a few in memory, many in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

_IN_MEMORY = 1_000_000
"""Bytes; what is suppressed in an archive of a million findings must not fill the memory."""


class Spool:
    """Keeps lines of text in the order in which they come."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None

    def add(self, lines: Iterable[str]) -> None:
        """Keep some lines, given without their line ends."""
        for line in lines:
            if self._file is None:
                from tempfile import SpooledTemporaryFile  # only a run with such lines needs it

                self._file = SpooledTemporaryFile(  # noqa: SIM115  it lives as long as the report
                    _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
                )
            self._file.write(line + "\n")

    def lines(self) -> Iterator[str]:
        """All lines, without their line ends. Then they are gone."""
        if self._file is None:
            return
        with self._file as file:
            file.seek(0)
            for line in file:
                yield line[:-1]
