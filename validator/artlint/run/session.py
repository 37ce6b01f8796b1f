"""What a process hands from one run to the next: here nothing. A watch has a session that remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.run.discovery import Discovery

if TYPE_CHECKING:
    from artlint.memory import Memory
    from artlint.model.request import Request


class Session:
    """Starts each run afresh. `judged` is how many files the last run judged, for which no memory had a verdict."""

    judged = 0

    def discover(self, request: Request) -> Discovery:
        """The configurations and files of a run. ConfigError where `--config` cannot be used."""
        return Discovery(request)

    def memory(self, request: Request) -> Memory | None:
        """The verdicts of earlier runs in this process."""
        return None
