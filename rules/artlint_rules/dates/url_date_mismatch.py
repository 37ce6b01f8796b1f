import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, NamedTuple

from artlint import Article, Finding, Ge, OwnAddress, Related, Rule, Span, bad, good, late, split_address
from artlint_rules.dates._days import real_day
from artlint_rules.dates._preconditions import has_date

_before_id = re.compile(r"[-_/](\d{4}-\d{2}-\d{2}|\d{8}|\d{6})/\d++(?:\.\w{1,8})?/?$", re.ASCII).search
_folders = late(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])/(?:(\d{2})/)?", re.ASCII)

_numbers_in_folders = re.compile(r"/(?<=\d\d/)\d", re.ASCII).search
"""In an address that names a day, a number follows on two digits and a slash."""


class _Days(NamedTuple):
    """The days that an address names, first and last, and where it does."""

    first: date
    last: date
    span: Span


class UrlDateMismatch(Rule):
    """Keep the date true to the one in the article's own address.

    The address is that of the title link, of the front matter, or of a page's `<link rel=canonical>`. Read are a date
    just before the final number (`…-20230718/7186728.html`, month first too) and the folders `/2023/07/` and
    `/2023/07/18/`. One day apart is the time zone's doing.
    """

    days: Annotated[int, Ge(0)] = 1
    """How many days the two may be apart."""

    facts = (has_date,)
    help = "find out which of the two is wrong; a typing error in the address is its publisher's"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥重新开放。</p>"),
        good(
            "[桥](https://a.org/2020/06/bridge-20010101/)\n------\n日期：Wed, 01 Jul 2020 18:28:24 +0000\n\n桥。\n",
            whole=True,
        ),
        good(
            "[桥](https://a.org/a/101112/7186728.html)\n------\n日期：Wed, 01 Jul 2020 18:28:24 +0000\n\n桥。\n",
            whole=True,
        ),
        bad(
            "<div><i>Wed, 19 Jul 2022 01:30:51 GMT</i></div><p>桥。</p>",
            "2:57 address says 2023-07-18, the date 2022-07-19",
        ),
        bad(
            "[桥](https://a.org/europe-05052021/5880112.html)\n------\n日期：Sat, 08 May 2021 00:25:07 GMT\n\n桥。\n",
            "1:26 address says 2021-05-05, the date 2021-05-08",
            whole=True,
        ),
        bad(
            "[桥](https://a.org/chinese/2020/07/bridge/)\n------\n日期：Tue, 14 Jul 2021 18:28:24 +0000\n\n桥。\n",
            "1:27 address says 2020-07, the date 2021-07-14",
            whole=True,
        ),
        bad(
            "---\nurl: https://a.org/2020/07/bridge/\ndate: 2021-07-14\n---\n\n[桥](https://b.org/2019/01/x)\n",
            "2:20 address says 2020-07, the date 2021-07-14",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        address, dateline = article.address, article.dateline
        if address is None or dateline is None or not _numbers_in_folders(address.url):
            return
        day = dateline.moment.day
        named = _days_of(address, day) if day else None
        if day is None or named is None:
            return
        early = named.first.toordinal() - self.days
        if not early <= day.toordinal() <= named.last.toordinal() + self.days:
            shown = str(named.first)[: 10 if named.first == named.last else 7]
            related = (Related(dateline.span, "the date"),)
            yield self.finding(named.span, f"address says {shown}, the date {day}", related=related)


def _days_of(address: OwnAddress, like: date) -> _Days | None:
    """The days that the address names, None for none. A year of two digits counts only near the date's own."""
    path = split_address(address.url).path
    start = address.span.start + address.url.find(path)
    if (match := _before_id(path)) and (day := _read(match[1], like)):
        return _Days(day, day, Span(start + match.start(1), start + match.end(1)))
    match = _folders().search(path)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    if match[3] and (day := real_day(like, year, month, int(match[3]))):
        return _Days(day, day, Span(start + match.start(1), start + match.end(3)))
    last = next(day for day in (real_day(like, year, month, number) for number in (31, 30, 29, 28)) if day)
    return _Days(last.replace(day=1), last, Span(start + match.start(1), start + match.end(2)))


def _read(written: str, like: date) -> date | None:
    """The day that 2023-07-18, 20230718, 07182023 or 071823 names."""
    digits = written.replace("-", "")
    if digits.startswith(("19", "20")) and len(digits) == 8:
        return real_day(like, int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    year = int(digits[4:]) if len(digits) == 8 else 2000 + int(digits[4:])
    is_year = 1900 <= year < 2100 if len(digits) == 8 else abs(year - like.year) <= 1
    return real_day(like, year, int(digits[:2]), int(digits[2:4])) if is_year else None
