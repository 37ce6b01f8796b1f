from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, Span, bad, good
from artlint_rules._touched import touched
from artlint_rules.dates._days import MINUTE
from artlint_rules.dates._preconditions import has_wrong_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Dateline, Finding

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CONFIRMED = 75 * MINUTE
"""The most time from date to epoch that an hourly feed makes."""

_word = re.compile(r"[A-Za-z]{3,9}").match


class WrongWeekday(Rule):
    """Keep the day of the week true to the date.

    One of the two is wrong; most often a date was edited by hand, or its day and month were exchanged. The fix writes
    the weekday anew where the epoch confirms the date: it lies at most 75 minutes after it.
    """

    severity = Severity.WARNING
    facts = (has_wrong_weekday,)
    fix = "safe"
    help = "write the weekday of the date, after making sure of the date itself"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥重新开放。</p>"),
        good("<div><i>19 Jul 2023 01:30:51 GMT</i></div><p>Tue, 19 Jul 2023 01:30:51 GMT</p>"),
        bad(
            "<div><i>Tue, 19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>",
            "5:9 weekday is Tue, but 2023-07-19 is a Wednesday",
            fixed="<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>",
        ),
        bad(
            "<div><i>Thu, 18 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>",
            "5:9 weekday is Thu, but 2023-07-18 is a Tuesday",
        ),
        bad(
            "[桥](https://a.org/1)\n------\n日期：Sunday, July 3, 2020\n\n<p>桥。</p>\n",
            "3:4 weekday is Sunday, but 2020-07-03 is a Friday",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        date = article.dateline
        if date is None or date.moment.weekday is None or date.moment.day is None:
            return
        weekday = date.moment.day.weekday()
        word = _word(article.text, date.span.start)
        if word and weekday != date.moment.weekday:
            message = f"weekday is {word[0]}, but {date.moment.day} is a {_WEEKDAYS[weekday]}"
            place = Span(*word.span())
            yield self.finding(place, message, fix=_fix(article, date, place, _WEEKDAYS[weekday]))


def _fix(article: Article, date: Dateline, place: Span, weekday: str) -> Fix | None:
    """The weekday of the date, spelled out or in three letters as the wrong one is."""
    epoch = article.epoch.instant if article.epoch else None
    if epoch is None or date.instant is None or not 0 <= epoch - date.instant <= _CONFIRMED:
        return None
    written = weekday if place.of(article.text) in _WEEKDAYS else weekday[:3]
    return Fix(f"write {written}", (Edit(place, written),), changes=touched(article, place))
