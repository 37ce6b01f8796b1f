"""The time zone in which dates without one are written: that in which epochs follow them as they should."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from artlint.archive.draft.evidence import Share
from artlint.archive.figures import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    Pairs = Sequence[tuple[int, int]]

_MOST_LAG = LONGEST * 60_000
_FEW = 24
"""Pairs by which zones are looked over that are then tried with all."""

_FAR = 0.3
_NEARLY = 0.02
"""A zone that explains fewer by this share than the best one is left out: of a look with few pairs, and of all."""

PREFERRED = (
    *("UTC", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Tokyo", "Asia/Seoul", "Asia/Singapore"),
    *("Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Moscow", "Europe/Istanbul", "Europe/Athens"),
    *("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo"),
    *("Australia/Sydney", "Asia/Kolkata", "Asia/Dubai", "Asia/Bangkok", "Africa/Johannesburg", "Africa/Lagos"),
)
"""Zones of which the first is taken where several explain the same."""

_EPOCH = datetime(1970, 1, 1)


def explaining_zone(pairs: Pairs) -> Share | None:
    """The zone in which the most epochs come 0 to LONGEST minutes after their dates; None without pairs or zones.

    Of several that explain nearly as many, one of PREFERRED is taken, and the one with the shortest times.
    """
    others = sorted(name for name in available_timezones().difference(PREFERRED) if "/" in name)
    names = [*PREFERRED, *others]
    few = pairs[:: max(len(pairs) // _FEW, 1)]
    looked = {name: len(_lags(few, name)) for name in names} if pairs else {}
    best = max(looked.values(), default=0)
    tried = {name: _lags(pairs, name) for name, number in looked.items() if number >= best - _FAR * len(few) > 0}
    most = max(map(len, tried.values()), default=0)
    nearly = [name for name, lags in tried.items() if lags and len(lags) >= most - _NEARLY * len(pairs)]
    if not nearly:
        return None
    found = min(nearly, key=lambda name: (name not in PREFERRED, median(tried[name])))
    return explained_by(found, pairs)


def explained_by(zone: str, pairs: Pairs) -> Share:
    """How many epochs a zone explains."""
    return Share(zone, len(_lags(pairs, zone)), len(pairs))


def _lags(pairs: Pairs, name: str) -> list[int]:
    """The times from date to epoch in a zone, in milliseconds, as far as they are as they should be."""
    zone = ZoneInfo(name)
    lags = [min(_readings(local, epoch, zone), key=lambda lag: (lag < 0, lag)) for local, epoch in pairs]
    return [lag for lag in lags if 0 <= lag <= _MOST_LAG]


def _readings(local: int, epoch: int, zone: ZoneInfo) -> tuple[int, ...]:
    """The time from date to epoch, by both readings of a time that came twice. An epoch in seconds has no more."""
    written = (_EPOCH + timedelta(milliseconds=local)).replace(tzinfo=zone)
    whole = written if epoch % 1_000 else written.replace(microsecond=0)
    return tuple(epoch - round(whole.replace(fold=fold).astimezone(UTC).timestamp() * 1_000) for fold in (0, 1))
