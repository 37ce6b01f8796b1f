"""The time of a run, and for how long the answers about it stay the same."""

from __future__ import annotations

FOREVER = 1 << 62
"""A moment (UTC ms) that is later than all others."""


class Clock:
    """The time of a run, for rules. It records how long its answers stay true, and so how long a verdict is valid.

    `valid_until` is the first moment (UTC ms) at which one of the answers that it gave would be another: 0 once `now`
    was read, FOREVER while no answer will change. A clock made without a time knows none: `now` is None.
    """

    __slots__ = ("_now", "valid_until")

    def __init__(self, now: int | None = None) -> None:
        self._now = now
        self.valid_until = FOREVER

    @property
    def now(self) -> int | None:
        """The time of the run (UTC ms), None where the clock has none. Whoever reads it has to be asked in each run."""
        self.valid_until = 0
        return self._now

    def has_come(self, instant: int) -> bool:
        """Whether a moment (UTC ms) lies at or before the time of the run; True where the clock has no time."""
        return self._now is None or self.is_past(instant)

    def is_past(self, instant: int) -> bool:
        """Whether a moment (UTC ms) lies at or before the time of the run; False where the clock has no time."""
        if self._now is None:
            return False
        if instant <= self._now:
            return True
        self.valid_until = min(self.valid_until, instant)
        return False
