"""Reading a date as its source wrote it: strictly, and never with a guess.

An expression says which shape a text has. `datetime` reads most of them; python-dateutil reads English dates that are
spelled out, behind the expression, because alone it accepts nonsense.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from artlint.article.zones import ZONE, meant, offset_of
from artlint.patterns import late

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400_000
_EPOCH = EPOCH.replace(tzinfo=None)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


class Moment(NamedTuple):
    """A date as written, and what it means.

    `form` names the shape: `rfc1123`, `iso`, `iso-local`, `iso-day` (a timestamp of YAML too), `year-first` (with `/`,
    `.` or am and pm), `day-first`, `chinese`, `english`, or `unknown`. `local` is the date and time as written
    (midnight when only a day was), None when it cannot be read. `instant` is UTC milliseconds, None for a bare day or
    an unknown zone. `weekday` is the day of the week that the text claims (Monday is 0). `defect` says in words why it
    cannot be read. `zone_name` is a name that means several zones, empty where there is none.
    """

    form: str
    local: datetime | None = None
    instant: int | None = None
    day_only: bool = False
    weekday: int | None = None
    defect: str | None = None
    zone_name: str = ""

    @property
    def day(self) -> date | None:
        """The calendar day as written."""
        return self.local.date() if self.local else None

    @property
    def needs_zone(self) -> bool:
        """Whether a time was written, but not in which zone, or by a name that means several."""
        return self.local is not None and self.instant is None and not self.day_only

    def in_zone(self, zone: str) -> tuple[int, ...] | None:
        """The instants that a moment which needs a zone has in that of an IANA name (`instants_in`).

        None where it is written with the name of several zones, none of which is that zone.
        """
        if self.local is None:
            return ()
        if not self.zone_name:
            return instants_in(self.local, zone)
        offset = meant(self.zone_name, self.local, zone)
        return None if offset is None else (as_utc(self.local) - offset,)


_rfc1123 = late(
    rf"(?:([A-Za-z]{{3}}), )?(\d{{1,2}}) ([A-Za-z]{{3}}) (\d{{4}}) (\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))? ({ZONE})"
    r"(?: \([\w+: -]{1,40}\))?",
    re.ASCII,
)
_TIME = rf"(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:[.,](\d{{0,9}}))?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?({ZONE}))?"
_numbers = late(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?:(?:[Tt]| {{1,2}}|\t){_TIME})?", re.ASCII)
_day_first = late(r"(\d{2})/(\d{2})/(\d{4})(?: - (\d{2}):(\d{2}))?", re.ASCII)
_MORNING, _NOON, _AFTERNOON, _EVENING = (
    "上午|凌晨|清晨|早上|早晨|早",
    "中午",
    "下午",
    "晚上|晚间|晚間|傍晚|夜间|夜間|晚",
)
_chinese = late(
    r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號](?: ?[(（]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?)?"
    rf"(?: ?({_MORNING}|{_NOON}|{_AFTERNOON}|{_EVENING})?"
    rf" ?(\d{{1,2}}) ?[:：时時点點] ?(\d{{2}})(?:[:：](\d{{2}})|分(?:(\d{{2}})秒)?)?"
    rf"(?: ?({ZONE}))?)?",
    re.ASCII,
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_english = late(
    rf"(?:(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
    rf"(?:{_MONTH}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH}\.? \d{{4}})"
    rf"(?:,? (\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?: ?[AaPp][Mm])?)(?: ({ZONE}))?)?",
    re.ASCII,
)
_date_like = late(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} [A-Za-z]{3,9}\.? \d{2,4}|[A-Za-z]{3,9}\.? \d{1,2}, \d{4}"
    r"|\d{2,4} ?年 ?\d{1,2} ?月|\d{1,2}:\d{2}:\d{2}",
    re.ASCII,
)
_unusual_blanks = late(r"[^\S ]|^ | (?= |\Z)")
PLACEHOLDERS = frozenset(["nan", "undefined", "null", "none", "invalid date", "[object object]", "array"])
"""What programs print in place of a missing date, in lower case."""


def looks_like_date(text: str) -> bool:
    """Whether a piece of text is meant as a date, readable or not."""
    text = text.strip()
    return len(text) <= 100 and (_date_like().search(text) is not None or text.lower() in PLACEHOLDERS)


def read_moment(text: str) -> Moment:
    """The moment a text names. A text of no known shape, or with no such day or time, has a `defect`."""
    for pattern, read in (*_NUMERIC, *_WORDED) if text[:1].isdigit() else _WORDED:
        if found := pattern().fullmatch(text):
            try:
                return read(found)
            except (ValueError, OverflowError) as error:
                return Moment("unknown", defect=str(error))
    return Moment("unknown", defect=_unusual_blank(text) or "no known form of date")


def _unusual_blank(text: str) -> str | None:
    """What is wrong with the blanks of a text that would be a date without them. A message cannot show them."""
    found = _unusual_blanks().search(text)
    if found is None or read_moment(" ".join(text.split())).defect is not None:
        return None
    return "it holds a space too many" if found[0] == " " else f"a blank in it is U+{ord(found[0]):04X}, not a space"


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


def _zoned(form: str, local: datetime, zone: str, weekday: int | None = None) -> Moment:
    """A date and time with its zone; without an instant where the zone's name means several."""
    offset = offset_of(zone)
    if offset is None:
        return Moment(form, local, weekday=weekday, zone_name=zone.strip())
    return Moment(form, local, as_utc(local) - offset, weekday=weekday)


def _read_rfc1123(found: re.Match[str]) -> Moment:
    weekday, day, month, year, hour, minute, second, zone = found.groups()
    local = datetime(int(year), _month(month), int(day), int(hour), int(minute), int(second or 0))
    return _zoned("rfc1123", local, zone, _weekday(weekday))


def _read_numbers(found: re.Match[str]) -> Moment:
    year, mark, month, day, hour, minute, second, fraction, half, zone = found.groups()
    is_iso = mark == "-" and half is None
    if hour is None:
        return Moment("iso-day" if is_iso else "year-first", datetime(int(year), int(month), int(day)), day_only=True)
    microsecond = int((fraction or "").ljust(6, "0")[:6])
    hour = _hour_of_half(int(hour), half) if half else int(hour)
    local = datetime(int(year), int(month), int(day), hour, int(minute), int(second or 0), microsecond)
    if zone:
        return _zoned("iso" if is_iso else "year-first", local, zone)
    return Moment("iso-local" if is_iso else "year-first", local)


def _hour_of_half(hour: int, half: str) -> int:
    """The hour, from 0 to 23, for an hour with am or pm. ValueError where it is not 1 to 12."""
    if not 1 <= hour <= 12:
        raise ValueError(f"no hour of a half day is {hour}")
    return hour % 12 + 12 * (half in "Pp")


def _read_day_first(found: re.Match[str]) -> Moment:
    day, month, year, hour, minute = found.groups()
    local = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
    return Moment("day-first", local, day_only=hour is None)


def _read_chinese(found: re.Match[str]) -> Moment:
    year, month, day, part, hour, minute, second, spelled, zone = found.groups()
    at = _hour_of_part(int(hour), part) if hour and part else int(hour or 0)
    local = datetime(int(year), int(month), int(day), at, int(minute or 0), int(second or spelled or 0))
    return _zoned("chinese", local, zone) if zone else Moment("chinese", local, day_only=hour is None)


def _hour_of_part(hour: int, part: str) -> int:
    """The hour, from 0 to 23, for an hour with a part of the day. ValueError where the two do not go together.

    The hour may count to 24 all the same (下午 15:30). It is not certain what 12 or 1 in the evening means: ValueError.
    """
    if part in _MORNING.split("|"):
        fits, hour = hour <= 12, hour % 12
    elif part == _NOON:
        fits, hour = hour in (11, 12, 13, 14, 1, 2), hour + 12 * (hour < 3)
    else:
        fits, hour = (hour >= 1 if part == _AFTERNOON else hour % 12 >= 5), hour + 12 * (hour < 12)
    if not fits:
        raise ValueError(f"{part} has no such hour")
    return hour


def _read_english(found: re.Match[str]) -> Moment:
    from dateutil.parser import parse  # only a spelled-out date needs it

    weekday, time, zone = found.groups()
    written = found[0] if zone is None else found[0].removesuffix(zone)
    local = parse(written, default=datetime(1, 1, 1), ignoretz=True)
    claimed = _weekday(weekday)
    if time is None:
        return Moment("english", local, day_only=True, weekday=claimed)
    return _zoned("english", local, zone, claimed) if zone else Moment("english", local, weekday=claimed)


_NUMERIC = ((_numbers, _read_numbers), (_day_first, _read_day_first), (_chinese, _read_chinese))
"""Forms that begin with a digit. No text has two forms."""

_WORDED = ((_rfc1123, _read_rfc1123), (_english, _read_english))
"""Forms with the name of a month; they begin with a digit or a letter."""


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
