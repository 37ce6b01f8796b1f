"""Lines that are made while findings come and are written after them: few in memory, many in a temporary file."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

_IN_MEMORY = 1_000_000
"""Bytes; the suppressed findings of a large archive must not fill the memory."""


class LineStore:
    """Keeps lines of text in the order in which they come."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None

    def add(self, lines: Iterable[str]) -> None:
        """Keep some lines, given without their line ends."""
        for line in lines:
            if self._file is None:
                from tempfile import SpooledTemporaryFile  # slow to import, and few runs have such lines

                self._file = SpooledTemporaryFile(  # noqa: SIM115  it lives as long as the report
                    _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
                )
            self._file.write(line + "\n")

    def lines(self) -> Iterator[str]:
        """All lines, without their line ends. Can be read once: the file is deleted behind the last line."""
        if self._file is None:
            return
        with self._file as file:
            file.seek(0)
            for line in file:
                yield line[:-1]


class RankedLines:
    """Keeps lines by rank, at most `limit` of each, and gives the `limit` of the highest ranks."""

    def __init__(self, ranks: tuple[str, ...], limit: int) -> None:
        self._stores = {rank: LineStore() for rank in ranks}
        self._limit = limit
        self._offered: Counter[str] = Counter()

    def has_room(self, rank: str) -> bool:
        """Count one more line of this rank, and tell whether it may be among those that are written."""
        self._offered[rank] += 1
        return self._offered[rank] <= self._limit

    def add(self, rank: str, line: str) -> None:
        """Keep a line for which `has_room` was true."""
        self._stores[rank].add([line])

    @property
    def offered(self) -> int:
        """How many lines were counted, kept or not."""
        return self._offered.total()

    def lines(self) -> Iterator[str]:
        """The lines that are written, rank by rank. Can be read once."""
        every = chain.from_iterable(store.lines() for store in self._stores.values())
        return (line for number, line in enumerate(every) if number < self._limit)  # read to its end, all files close
