"""The numbers by which articles are known: that at the end of the address, and that of the file's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import split_address

if TYPE_CHECKING:
    from artlint import Article

_final = re.compile(r"(?:^|[-_/=])([1-9][0-9]{0,17})(?:\.[A-Za-z]{1,8})?/?$").search
_at_start = re.compile(r"([0-9]{1,18})(?![0-9A-Za-z])").match
_at_end = re.compile(r"[-_ ]([0-9]{1,18})$").search
_dated = re.compile(r"(?:19|20)[0-9]{2}([-_.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])(?![0-9])").match
_day_of_month_first = re.compile(
    r"(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2]))(?:19|20)[0-9]{2}"
).match
"""A day such as 07182023: such numbers do not run with time."""


def id_in_address(article: Article) -> tuple[str, int] | None:
    """The host of an article's address and the number with which its path or its query ends."""
    if article.address is None:
        return None
    address = split_address(article.address.url)
    match = _final(address.path) or _final(address.query)
    if match is None or _day_of_month_first(match[1]):
        return None
    return address.host, int(match[1])


def id_in_name(article: Article) -> int | None:
    """The number with which the name of an article's file begins or ends; None where it begins with a day."""
    name = article.path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    match = None if _dated(stem) else _at_start(stem) or _at_end(stem)
    return None if match is None else int(match[1])
