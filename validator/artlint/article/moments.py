"""Reading a date as its source wrote it: strictly, and never with a guess.

Known shapes are read by `datetime`; only a spelled-out English date goes to python-dateutil, which alone accepts
nonsense, and only behind a shape check.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from artlint.patterns import late

if TYPE_CHECKING:
    from datetime import date

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = 60_000
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_EPOCH = EPOCH.replace(tzinfo=None)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


class Moment(NamedTuple):
    """A date as written, and what it means.

    `form` names the shape: `rfc1123`, `iso`, `iso-local`, `iso-day`, `day-first`, `chinese`, `english`, or
    `unknown`. `local` is the date and time as written (midnight when only a day was), None when it cannot be read.
    `instant` is UTC milliseconds, None for a bare day or an unknown zone. `weekday` is the day of the week that the
    text claims (Monday is 0). `defect` says in words why it cannot be read.
    """

    form: str
    local: datetime | None = None
    instant: int | None = None
    day_only: bool = False
    weekday: int | None = None
    defect: str | None = None

    @property
    def day(self) -> date | None:
        """The calendar day as written."""
        return self.local.date() if self.local else None

    @property
    def needs_zone(self) -> bool:
        """Whether a time was written, but not in which zone."""
        return self.local is not None and self.instant is None and not self.day_only


_ZONES = {"GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6}
_ZONES |= {"PST": -8, "PDT": -7}  # RFC 822, section 5.1

_rfc1123 = late(
    r"(?:([A-Za-z]{3}), )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ([A-Z]{1,3}|[+-]\d{4})", re.ASCII
)
_iso = late(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d{2}:?\d{2}))?)?",
    re.ASCII,
)
_day_first = late(r"(\d{2})/(\d{2})/(\d{4})(?: - (\d{2}):(\d{2}))?", re.ASCII)
_chinese = late(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?: ?(\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_english = late(
    rf"(?:(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
    rf"(?:{_MONTH}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH}\.? \d{{4}})"
    r"(?:,? (\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)(?: (GMT|UTC|Z|[+-]\d{2}:?\d{2}))?)?",
    re.ASCII,
)
_date_like = late(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} [A-Za-z]{3,9}\.? \d{2,4}|[A-Za-z]{3,9}\.? \d{1,2}, \d{4}"
    r"|\d{2,4}年\d{1,2}月|\d{1,2}:\d{2}:\d{2}",
    re.ASCII,
)
_odd_blanks = late(r"[^\S ]|^ | (?= |\Z)")
PLACEHOLDERS = frozenset(["nan", "undefined", "null", "none", "invalid date", "[object object]", "array"])
"""What programs print where a date is missing, in lower case."""


def looks_like_date(text: str) -> bool:
    """Whether a piece of text is meant as a date, readable or not."""
    text = text.strip()
    return len(text) <= 100 and (_date_like().search(text) is not None or text.lower() in PLACEHOLDERS)


def read_moment(text: str) -> Moment:
    """The moment a text names. A text of no known shape, or with no such day or time, has a `defect`."""
    for pattern, read in _FORMS:
        if found := pattern().fullmatch(text):
            try:
                return read(found)
            except (ValueError, OverflowError) as error:
                return Moment("unknown", defect=str(error))
    return Moment("unknown", defect=_odd_blank(text) or "no known form of date")


def _odd_blank(text: str) -> str | None:
    """What is wrong with the blanks of a text that is a date but for them; shown in a message they would look well."""
    odd = _odd_blanks().search(text)
    if odd is None or read_moment(" ".join(text.split())).defect is not None:
        return None
    return "it holds a space too many" if odd[0] == " " else f"a blank in it is U+{ord(odd[0]):04X}, not a space"


def to_milliseconds(moment: datetime) -> int:
    """UTC milliseconds of an aware datetime, exact."""
    return (moment - EPOCH) // timedelta(milliseconds=1)


def from_milliseconds(milliseconds: int) -> datetime | None:
    """The UTC datetime of an epoch, None outside the years 1 to 9999."""
    try:
        return EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None


def instants_in(local: datetime, zone: str) -> tuple[int, ...]:
    """UTC milliseconds of a local time in the zone of that IANA name.

    Two, the earlier first, where clocks were set back and the time came twice; none where they were set forward over
    it.
    """
    from zoneinfo import ZoneInfo  # only sources with a zone need it

    before, after = (to_milliseconds(local.replace(tzinfo=ZoneInfo(zone), fold=fold)) for fold in (0, 1))
    if before > after:
        return ()
    return (before,) if before == after else (before, after)


def as_utc(local: datetime) -> int:
    """The UTC milliseconds of a date and time as written, whatever its zone."""
    since = local - _EPOCH
    return since.days * _DAY + since.seconds * 1_000 + since.microseconds // 1_000


def _read_rfc1123(found: re.Match[str]) -> Moment:
    weekday, day, month, year, hour, minute, second, zone = found.groups()
    local = datetime(int(year), _month(month), int(day), int(hour), int(minute), int(second or 0))
    return Moment("rfc1123", local, as_utc(local) - _offset(zone), weekday=_weekday(weekday))


def _read_iso(found: re.Match[str]) -> Moment:
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    if hour is None:
        return Moment("iso-day", datetime(int(year), int(month), int(day)), day_only=True)
    microsecond = int(fraction.ljust(6, "0")[:6]) if fraction else 0
    local = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), microsecond)
    return Moment("iso", local, as_utc(local) - _offset(zone)) if zone else Moment("iso-local", local)


def _read_day_first(found: re.Match[str]) -> Moment:
    day, month, year, hour, minute = found.groups()
    local = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
    return Moment("day-first", local, day_only=hour is None)


def _read_chinese(found: re.Match[str]) -> Moment:
    year, month, day, hour, minute, second = found.groups()
    local = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    return Moment("chinese", local, day_only=hour is None)


def _read_english(found: re.Match[str]) -> Moment:
    from dateutil.parser import parse  # only a spelled-out date needs it

    weekday, time, zone = found.groups()
    written = found[0] if zone is None else found[0].removesuffix(zone)
    local = parse(written, default=datetime(1, 1, 1), ignoretz=True)
    claimed = _weekday(weekday)
    if time is None:
        return Moment("english", local, day_only=True, weekday=claimed)
    return Moment("english", local, as_utc(local) - _offset(zone) if zone else None, weekday=claimed)


_FORMS = (
    (_iso, _read_iso),
    (_rfc1123, _read_rfc1123),
    (_day_first, _read_day_first),
    (_chinese, _read_chinese),
    (_english, _read_english),
)
"""No text has two of these forms, so the most frequent stands first."""


def _month(name: str) -> int:
    if name not in MONTHS:
        raise ValueError(f"no month is called {name}")
    return MONTHS.index(name) + 1


def _weekday(name: str | None) -> int | None:
    if name is None:
        return None
    if name[:3] not in WEEKDAYS:
        raise ValueError(f"no day of the week is called {name}")
    return WEEKDAYS.index(name[:3])


def _offset(zone: str) -> int:
    """How far a zone is ahead of UTC, in milliseconds."""
    if zone in _ZONES:
        return _ZONES[zone] * _HOUR
    if zone[0] not in "+-":
        raise ValueError(f"no time zone is called {zone}")
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 23 or minutes > 59:
        raise ValueError(f"no time zone is {zone} from UTC")
    offset = hours * _HOUR + minutes * _MINUTE
    return -offset if zone[0] == "-" else offset
