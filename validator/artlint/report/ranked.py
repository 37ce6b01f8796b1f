"""Lines that are written worst first, at most so many: what comes late may be worse than what came."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from artlint.files.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ranked:
    """Keeps lines by rank, in each the first, beside the memory where they are many."""

    def __init__(self, ranks: tuple[str, ...], most: int) -> None:
        self._spools = {rank: Spool() for rank in ranks}
        self._most = most
        self._met: Counter[str] = Counter()

    def takes(self, rank: str) -> bool:
        """Whether one more line of this rank may be written in the end; it counts as met in any case."""
        self._met[rank] += 1
        return self._met[rank] <= self._most

    def add(self, rank: str, line: str) -> None:
        """Keep a line that was asked about with `takes`."""
        self._spools[rank].add([line])

    @property
    def met(self) -> int:
        """How many lines there would be."""
        return self._met.total()

    def lines(self) -> Iterator[str]:
        """The lines that are written, rank by rank. Then they are gone."""
        every = chain.from_iterable(spool.lines() for spool in self._spools.values())
        return (
            line for number, line in enumerate(every) if number < self._most
        )  # read to their ends, which closes them
