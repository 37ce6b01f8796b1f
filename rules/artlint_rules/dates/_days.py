"""What the rules about dates share: days and moments as numbers, and lengths of time in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import DAY, Span

if TYPE_CHECKING:
    from datetime import date, datetime

    from artlint import Article

MINUTE = 60_000
HOUR = 60 * MINUTE
_EPOCH_DAY = 719_163
"""The ordinal of 1970-01-01, as `date.toordinal` counts."""

_UNITS = ((DAY, "day"), (HOUR, "h"), (MINUTE, "min"), (1_000, "s"), (1, "ms"))


def in_words(length: int) -> str:
    """A length of time in milliseconds in its two largest units, in one below an hour and from ten days on."""
    length = abs(length)
    at = next((at for at, (size, _) in enumerate(_UNITS) if length >= size), len(_UNITS) - 1)
    size, name = _UNITS[at]
    first = _counted(length // size, name)
    if name not in ("day", "h") or length >= 10 * DAY:
        return first
    smaller, its_name = _UNITS[at + 1]
    rest = length % size // smaller
    return f"{first} {_counted(rest, its_name)}" if rest else first


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'s' * (unit == 'day' and number != 1)}"


def as_utc(local: datetime) -> int:
    """The UTC milliseconds of a date and time as written, whatever its zone."""
    seconds = (local.hour * 60 + local.minute) * 60 + local.second
    return (local.toordinal() - _EPOCH_DAY) * DAY + seconds * 1_000 + local.microsecond // 1_000


def ordinal(instant: int) -> int:
    """The day of an instant in UTC, as `date.toordinal` counts."""
    return instant // DAY + _EPOCH_DAY


def real_day(like: date, year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is none; `like` is any day."""
    try:
        return like.replace(year=year, month=month, day=day)
    except ValueError:
        return None


def empty_date(article: Article) -> tuple[Span, str] | None:
    """The place of a date that is there but empty, in the date line or the front matter, and its name."""
    matter, line = article.front_matter, article.frame.date_line
    if article.dateline is not None:
        return None
    if article.layout == "dated" and line is not None:
        return Span(line.end, line.end), "date line"
    if matter is not None and article.layout in ("front-matter", "post", "header") and "date" in matter.fields:
        return matter.fields["date"].key_span, "date field of the front matter"
    return None
