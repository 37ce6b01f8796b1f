"""A line on the terminal that says how far a run is, once it takes longer than a second."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
_INTERVAL = 0.1
_WIDTH = 30


class Progress:
    """Draws the line on stderr, a terminal. Call `clear` before other output there, and `come_back` after it."""

    def __init__(self) -> None:
        self._line = ""
        self._drawn = False
        self._next = time.monotonic() + _PATIENCE

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` files of `total` are done."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _INTERVAL
        filled = _WIDTH * done // max(total, 1)
        self._line = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,}/{total:,} files"
        self.come_back()

    def clear(self) -> None:
        """Remove the line before other output."""
        if self._drawn:
            self._drawn = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def come_back(self) -> None:
        """Draw the line again, if there was one."""
        if self._line:
            self._drawn = True
            sys.stderr.write(f"\r{self._line}")
            sys.stderr.flush()

    def end(self) -> None:
        """Remove the line for good."""
        self.clear()
        self._line = ""
