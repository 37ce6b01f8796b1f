"""The time of a run, and what was asked of it."""

from __future__ import annotations

FOREVER = 1 << 62
"""A moment (UTC ms) that does not come."""


class Clock:
    """Tells the time of a run to rules, and remembers what it told: so it is known how long a verdict is valid.

    `valid_until` is the first moment (UTC ms) at which another answer would be given to a question that was asked; 0
    where somebody asked for the time itself, FOREVER where nothing that was asked will change.
    """

    __slots__ = ("_now", "valid_until")

    def __init__(self, now: int | None = None) -> None:
        self._now = now
        self.valid_until = FOREVER

    @property
    def now(self) -> int | None:
        """The time of the run (UTC ms), None where nobody said it. A rule that asks for it is asked in each run."""
        self.valid_until = 0
        return self._now

    def has_come(self, instant: int) -> bool:
        """Whether a moment (UTC ms) lies at or before the time of the run; True where nobody said the time."""
        return self._now is None or self.is_past(instant)

    def is_past(self, instant: int) -> bool:
        """Whether a moment (UTC ms) lies at or before the time of the run; False where nobody said the time."""
        if self._now is None:
            return False
        if instant <= self._now:
            return True
        self.valid_until = min(self.valid_until, instant)
        return False
