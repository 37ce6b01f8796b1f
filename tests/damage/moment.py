"""A moment of news, and how the sources write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from artlint.article.moments import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from random import Random

_FIRST, _LAST = 978_350_400, 1_735_000_000
"""From 2001-01-01 to the end of 2024, in seconds."""

_MOST_LAG = 4500
"""Seconds from date to epoch that are ordinary (research/format.md, 3)."""


class When(NamedTuple):
    """When an article was written and listed: its date in UTC, and the epoch in milliseconds."""

    date: datetime
    epoch: int

    def local(self, zone: str) -> datetime:
        """The date in a zone."""
        return self.date.astimezone(ZoneInfo(zone))


def moment(random: Random, zone: str = "UTC", *, whole_minutes: bool = False) -> When:
    """A random moment that its zone's clock shows but once, and the epoch of its listing."""
    seconds = random.randint(_FIRST, _LAST)
    date = datetime.fromtimestamp(seconds - seconds % 60 * whole_minutes, UTC)
    date += timedelta(hours=24) * bool(date.astimezone(ZoneInfo(zone)).fold)
    return When(date, (int(date.timestamp()) + random.randint(0, _MOST_LAG)) * 1000)


def rfc1123(date: datetime, zone: str = "GMT") -> str:
    """`Wed, 19 Jul 2023 01:30:51 GMT`."""
    return f"{WEEKDAYS[date.weekday()]}, {date:%d} {MONTHS[date.month - 1]} {date:%Y %H:%M:%S} {zone}"


def iso(date: datetime, fraction: str = "") -> str:
    """`2023-07-19T01:30:51Z`."""
    return f"{date:%Y-%m-%dT%H:%M:%S}{fraction}Z"
