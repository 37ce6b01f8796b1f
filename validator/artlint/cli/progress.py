"""A line on the terminal that says how far a run is, once it takes longer than a second."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
_INTERVAL = 0.1
_WIDTH = 30


class Progress:
    """Draws on stderr; it draws nothing where no terminal reads."""

    def __init__(self) -> None:
        self._drawn = False
        self._next = time.monotonic() + _PATIENCE

    def __call__(self, done: int, total: int) -> None:
        """Say that so many files of so many are done."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _INTERVAL
        self._drawn = True
        filled = _WIDTH * done // max(total, 1)
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,}/{total:,} files")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away before the report is printed."""
        if self._drawn:
            self._drawn = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
