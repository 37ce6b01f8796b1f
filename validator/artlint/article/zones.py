"""Time zones as dates write them: `Z`, `+8`, `+08:00`, `GMT+8`, a name, and names that mean several zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.patterns import late

if TYPE_CHECKING:
    from datetime import datetime

_MINUTE = 60_000
_HOUR = 60 * _MINUTE
_EASTERNMOST = 14 * _HOUR
"""No clock is further from UTC than Kiribati's."""

ZONE = r"[Zz]|(?:GMT|UTC|UT)? ?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{2,5}"
"""A zone in an expression. `offset_of` decides whether there is a zone of that name."""

_offset = late(r"(?:GMT|UTC|UT)? ?([+-])(\d{1,2}?)(?::?(\d{2}))?")

_NAMES = {
    -10: "HST",
    -9: "AKST",
    -8: "AKDT",
    -7: "PDT",
    -6: "MDT",
    -5: "COT PET",
    -3.5: "NST",
    -3: "BRT ART",
    -2.5: "NDT",
    0: "Z UT UTC GMT WET",
    1: "WEST CET MEZ WAT",
    2: "CEST MESZ EET SAST CAT",
    3: "EEST MSK EAT",
    5: "PKT",
    5.75: "NPT",
    7: "ICT WIB",
    8: "HKT SGT AWST",
    9: "JST KST",
    9.5: "ACST",
    10: "AEST",
    10.5: "ACDT",
    11: "AEDT",
    12: "NZST",
    13: "NZDT",
}
_HOURS = {name: hours for hours, names in _NAMES.items() for name in names.split()}
"""Names that mean one zone, and its hours ahead of UTC (the time zone database; RFC 822, section 5.1)."""

AMBIGUOUS: dict[str, tuple[tuple[float, str], ...]] = {
    "CST": ((8, "China"), (-6, "North America"), (-5, "Cuba")),
    "CDT": ((-5, "North America"), (-4, "Cuba"), (9, "China")),
    "EST": ((-5, "North America"), (10, "Australia")),
    "EDT": ((-4, "North America"), (11, "Australia")),
    "MST": ((-7, "North America"), (8, "Malaysia"), (6.5, "Myanmar")),
    "PST": ((-8, "North America"), (8, "the Philippines")),
    "AST": ((-4, "North America"), (3, "Arabia")),
    "ADT": ((-3, "North America"), (4, "Arabia")),
    "IST": ((5.5, "India"), (1, "Ireland"), (2, "Israel")),
    "BST": ((1, "Britain"), (6, "Bangladesh"), (11, "Bougainville")),
    "SST": ((8, "Singapore"), (-11, "Samoa")),
    "GST": ((4, "the Gulf"), (-2, "South Georgia")),
    "WST": ((8, "Australia"), (13, "Samoa")),
    "ECT": ((-5, "Ecuador"), (1, "Central Europe")),
    "AMT": ((4, "Armenia"), (-4, "the Amazon")),
}
"""Names that mean several zones: hours ahead of UTC, and where."""


def offset_of(zone: str) -> int | None:
    """How far a zone is ahead of UTC, in milliseconds; None for a name of several zones. ValueError for no zone."""
    name = zone.strip()
    if name.upper() in ("Z", "UT", "UTC", "GMT"):
        return 0
    if name in AMBIGUOUS:
        return None
    if name in _HOURS:
        return round(_HOURS[name] * _HOUR)
    found = _offset().fullmatch(name)
    if found is None:
        raise ValueError(f"no time zone is called {name}")
    hours, minutes = int(found[2]), int(found[3] or 0)
    offset = hours * _HOUR + minutes * _MINUTE
    if minutes > 59 or offset > _EASTERNMOST:
        raise ValueError(f"no time zone is {name.lstrip('GMTUC ')} from UTC")
    return -offset if found[1] == "-" else offset


def meanings(name: str) -> str:
    """The zones that a name may mean, in words."""
    *first, last = [f"{_written(hours)} ({where})" for hours, where in AMBIGUOUS[name]]
    return f"{', '.join(first)} or {last}"


def _written(hours: float) -> str:
    whole, minutes = divmod(round(abs(hours) * 60), 60)
    return f"UTC{'-' if hours < 0 else '+'}{whole}" + (f":{minutes:02}" if minutes else "")


def meant(name: str, local: datetime, zone: str) -> int | None:
    """The offset of a name of several zones at a local time in the zone of an IANA name, in milliseconds ahead of UTC.

    None where that zone does not use the name, and has none of the offsets that the name may mean.
    """
    from zoneinfo import ZoneInfo  # only sources with a zone need it

    clock = ZoneInfo(zone)
    for moment in (local, local.replace(month=1, day=1), local.replace(month=7, day=1)):
        there = moment.replace(tzinfo=clock)
        ahead = there.utcoffset()
        if there.tzname() == name and ahead is not None:
            return round(ahead.total_seconds() * 1_000)
    offset = local.replace(tzinfo=clock).utcoffset()
    hours = None if offset is None else offset.total_seconds() / 3_600
    return round(hours * _HOUR) if hours in [candidate for candidate, _ in AMBIGUOUS[name]] else None
