from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import DAY, Duration, Related, Rule, Severity, Source, bad, from_milliseconds, good
from artlint_rules.dates._days import HOUR, MINUTE, as_utc, in_words, ordinal
from artlint_rules.dates._preconditions import has_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Dateline, Finding

_HINT_WITHIN = 5 * MINUTE
_HINT_HOURS = range(1, 15)
_ZONES = range(-12 * 60, 14 * 60 + 1)
"""The offsets from UTC that zones have, in minutes."""


class EpochDateMismatch(Rule):
    """Keep the epoch at or a little after the article's date.

    The epoch is the moment at which the feed listed the article: never before its date, and with hourly feeds up to
    75 minutes after it. A date without a zone, or with a name that means several (`CST`), is compared by day, ±1,
    unless the source's zone tells which.
    """

    min_lag: Duration = Duration("0s")
    """The least time from date to epoch."""

    max_lag: Duration = Duration("75m")
    """The most time from date to epoch; up to max-late, a longer one is a late listing, a warning."""

    max_late: Duration = Duration("3d")
    """The most time from date to epoch of an article that the feed listed late; beyond, it is an error."""

    facts = (has_date,)
    help = "find out which of the two is wrong: the epoch, the date, or the date's time zone"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥重新开放。</p>"),
        good("<div><i>2023-07-19T01:39:03.911Z</i></div><p>桥重新开放。</p>"),
        good("<div>18/07/2023 - 22:06</div><p>桥重新开放。</p>"),
        good("<div>19/07/2023 - 03:06</div><p>桥。</p>", source=Source(zone="Europe/Paris")),
        good("<div><i>Wed, 19 Jul 2023 09:30:51 CST</i></div><p>桥。</p>"),
        good("<div>2023-07-19 09:30:51 CST</div><p>桥。</p>", source=Source(zone="Asia/Shanghai")),
        good("<div><i>Wed, 19 Jul 2023 07:00:51 IST</i></div><p>桥。</p>", source=Source(zone="Asia/Kolkata")),
        *(
            good(
                f"<!--{epoch}-->\n[桥](https://a.org/1)\n------\n\n<i>29/10/2023 - 02:30</i><p>桥。</p>\n",
                whole=True,
                source=Source(zone="Europe/Paris"),
            )
            for epoch in (1698539400000, 1698543000000)
        ),
        good("<!--1689730743-->\n[桥](https://a.org/1)\n------\n\n<i>2023-07-11</i><p>桥。</p>\n", whole=True),
        bad(
            "<div><i>Wed, 19 Jul 2023 02:06:51 GMT</i></div><p>桥。</p>",
            "1:5 epoch is 27 min earlier than the date",
        ),
        bad(
            "<div><i>Wed, 19 Jul 2023 09:39:00 GMT</i></div><p>桥。</p>",
            "1:5 epoch is 7 h 59 min earlier than the date, as if the date were written in UTC+8",
        ),
        bad(
            "<div><i>Tue, 18 Jul 2023 23:09:03 GMT</i></div><p>桥。</p>",
            "1:5 epoch is 2 h 30 min later than the date: a late listing",
        ),
        bad("<div><i>Wed, 19 Jul 2022 01:30:51 GMT</i></div><p>桥。</p>", "1:5 epoch is 365 days later than the date"),
        bad("<div>29/06/2023 - 22:06</div><p>桥。</p>", "1:5 epoch is of 2023-07-19, 20 days later than the date"),
        bad(
            "<div>19/07/2023 - 06:06</div><p>桥。</p>",
            "1:5 epoch is 2 h 26 min earlier than the date",
            source=Source(zone="Europe/Paris"),
        ),
        bad(
            "<div><i>2023-07-19T01:39:03Z</i></div><p>桥。</p>",
            "1:5 epoch is the date's very moment, at least 10 s after it are expected",
            min_lag="10s",
        ),
        bad(
            "<div><i>2023-07-19T00:39:03+01:00</i></div><p>桥。</p>",
            "1:5 epoch is 2 h later than the date, at least 3 h after it are expected, "
            "as if the date were written in UTC-1",
            min_lag="3h",
            max_lag="4h",
        ),
        bad(
            "<!--1689730743000-->\n[桥](https://a.org/1)\n------\n日期：2022-07-19\n\n<p>桥。</p>\n",
            "1:5 epoch is of 2023-07-19, 365 days later than the date",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        epoch, date = article.epoch, article.dateline
        listed = None if epoch is None else epoch.instant
        if epoch is None or listed is None or date is None or date.moment.local is None:
            return
        if date.instant is None:
            mismatch = self._mismatch_by_day(listed, date)
        else:
            mismatch = self._mismatch_by_lag(listed, date, self._meant(listed, date, date.instant))
        if mismatch:
            related = (Related(date.span, "the date"),)
            yield self.finding(epoch.text_span, mismatch[0], at_most=mismatch[1], related=related)

    def _meant(self, epoch: int, date: Dateline, instant: int) -> int:
        """The moment that the date means: of a time that came twice, the one nearer to a match."""
        if date.repeated is None:
            return instant
        return min(
            (instant, date.repeated),
            key=lambda moment: max(self.min_lag - (epoch - moment), epoch - moment - self.max_lag, 0),
        )

    def _mismatch_by_lag(self, epoch: int, date: Dateline, instant: int) -> tuple[str, Severity] | None:
        """What is wrong with the time between them. An epoch in whole seconds has no part of the date's second."""
        lag = epoch - (instant if epoch % 1_000 else instant - instant % 1_000)
        if self.min_lag <= lag <= self.max_lag:
            return None
        hint = _zone_hint(lag, date, instant)
        if lag < 0:
            return f"epoch is {in_words(lag)} earlier than the date{hint}", Severity.ERROR
        if lag < self.min_lag:
            found = f"{in_words(lag)} later than the date" if lag else "the date's very moment"
            return f"epoch is {found}, at least {in_words(self.min_lag)} after it are expected{hint}", Severity.ERROR
        if lag <= self.max_late:
            return f"epoch is {in_words(lag)} later than the date: a late listing{hint}", Severity.WARNING
        return f"epoch is {in_words(lag)} later than the date{hint}", Severity.ERROR

    def _mismatch_by_day(self, epoch: int, date: Dateline) -> tuple[str, Severity] | None:
        if date.moment.day is None:
            return None
        days = ordinal(epoch) - date.moment.day.toordinal()
        if -1 <= days <= 1:
            return None
        moment = from_milliseconds(epoch)
        distance = f"epoch is of {moment and moment.date()}, {in_words(days * DAY)}"
        if days < 0:
            return f"{distance} earlier than the date", Severity.ERROR
        if (days - 1) * DAY <= self.max_late:
            return f"{distance} later than the date: a late listing", Severity.WARNING
        return f"{distance} later than the date", Severity.ERROR


def _zone_hint(lag: int, date: Dateline, instant: int) -> str:
    """The zone in which the date as written would be the epoch's moment, if the lag is a whole number of hours."""
    hours = (abs(lag) + HOUR // 2) // HOUR
    if hours not in _HINT_HOURS or abs(abs(lag) - hours * HOUR) > _HINT_WITHIN or date.moment.local is None:
        return ""
    written = (as_utc(date.moment.local) - instant) // MINUTE
    offset = written - (hours if lag > 0 else -hours) * 60
    if offset not in _ZONES:
        return ""
    return f", as if the date were written in {_zone_name(offset)}"


def _zone_name(offset: int) -> str:
    if offset == 0:
        return "UTC"
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'+' if offset > 0 else '-'}{hours}" + (f":{minutes:02}" if minutes else "")
