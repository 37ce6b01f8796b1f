"""Days that the name of a file and the address of an article name."""

import re
from datetime import date
from typing import NamedTuple

from artlint import OwnAddress, Span, late, split_address
from artlint_rules.dates._days import real_day

_dated = re.compile(r"((?:19|20)\d{2})(?:([-_.])(\d{2})\2(\d{2})(?!\d)|(\d{2})(\d{2})[-_ ])", re.ASCII).match
_before_id = re.compile(r"[-_/](\d{4}-\d{2}-\d{2}|\d{8}|\d{6})/\d++(?:\.\w{1,8})?/?$", re.ASCII).search
_folders = late(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])/(?:(\d{2})/)?", re.ASCII)

_numbers_in_folders = re.compile(r"/(?<=\d\d/)\d", re.ASCII).search
"""In an address that names a day, a number follows on two digits and a slash."""


def day_in_name(name: str, like: date) -> date | None:
    """The day with which the name of a file begins; `like` is any day."""
    match = _dated(name)
    if match is None:
        return None
    return real_day(like, int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]))


class NamedDays(NamedTuple):
    """The days that an address names, first and last, and where it does."""

    first: date
    last: date
    span: Span


def days_in_address(address: OwnAddress, like: date) -> NamedDays | None:
    """The days that the address names, None for none. A year of two digits counts only near the date's own."""
    if not _numbers_in_folders(address.url):
        return None
    path = split_address(address.url).path
    start = address.span.start + address.url.find(path)
    if (match := _before_id(path)) and (day := _read(match[1], like)):
        return NamedDays(day, day, Span(start + match.start(1), start + match.end(1)))
    match = _folders().search(path)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    if match[3] and (day := real_day(like, year, month, int(match[3]))):
        return NamedDays(day, day, Span(start + match.start(1), start + match.end(3)))
    last = next(day for day in (real_day(like, year, month, number) for number in (31, 30, 29, 28)) if day)
    return NamedDays(last.replace(day=1), last, Span(start + match.start(1), start + match.end(2)))


def _read(written: str, like: date) -> date | None:
    """The day that 2023-07-18, 20230718, 07182023 or 071823 names."""
    digits = written.replace("-", "")
    if digits.startswith(("19", "20")) and len(digits) == 8:
        return real_day(like, int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    year = int(digits[4:]) if len(digits) == 8 else 2000 + int(digits[4:])
    is_year = 1900 <= year < 2100 if len(digits) == 8 else abs(year - like.year) <= 1
    return real_day(like, year, int(digits[:2]), int(digits[2:4])) if is_year else None
