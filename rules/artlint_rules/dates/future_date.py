from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Duration, Related, Rule, bad, excerpt, from_milliseconds, good
from artlint_rules.dates._days import HOUR, as_utc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Dateline, Finding

_NOW = 1_689_730_743_000
_EASTERNMOST = 14 * HOUR
"""A date without a zone may be written where the day begins first, 14 hours before UTC."""


class FutureDate(Rule):
    """Keep epoch and date at or before the time of the check.

    A moment that has not come yet is a wrong year, exchanged day and month, or a wrong clock.
    """

    ahead: Duration = Duration("1h")
    """How far ahead of the time of the check a moment may be: clocks differ."""

    reads = ("now",)
    help = "correct the epoch or the date, or the clock of the machine"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥重新开放。</p>"),
        good("<div>19/07/2023 - 15:30</div><p>桥重新开放。</p>", now=_NOW),
        bad(
            "<div><i>Wed, 19 Jul 2023 05:39:03 GMT</i></div><p>桥。</p>",
            "5:9 date lies in the future: Wed, 19 Jul 2023 05:39:03 GMT",
            now=_NOW,
        ),
        bad(
            "<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>",
            "1:5 epoch lies in the future: 2023-07-19 01:39:03 UTC",
            now=_NOW - 120_000,
            ahead="1m",
        ),
        bad(
            "<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>",
            "1:5 epoch lies in the future: 2023-07-19 01:39:03 UTC, and so does the date",
            now=1_688_022_000_000,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        epoch, date = article.epoch, article.dateline
        instant = None if epoch is None else epoch.instant
        earliest = None if date is None else _earliest(date)
        latest = max(instant or 0, earliest or 0)
        if article.clock.has_come(latest - self.ahead):
            return
        epoch_is_ahead = instant is not None and not article.clock.has_come(instant - self.ahead)
        date_is_ahead = earliest is not None and not article.clock.has_come(earliest - self.ahead)
        if epoch is not None and instant is not None and epoch_is_ahead:
            message = f"epoch lies in the future: {_as_text(instant)}"
            related = (Related(date.span, "the date"),) if date is not None and date_is_ahead else ()
            message += ", and so does the date" * bool(related)
            yield self.finding(epoch.text_span, message, related=related)
        elif date is not None and date_is_ahead:
            yield self.finding(date.span, f"date lies in the future: {excerpt(date.text)}")


def _as_text(instant: int) -> str:
    """A moment in words that stay true: how far it lies ahead would change from run to run."""
    moment = from_milliseconds(instant)
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC" if moment else f"{instant} ms"


def _earliest(date: Dateline) -> int | None:
    """The first moment that a date can mean."""
    if date.instant is not None or date.moment.local is None:
        return date.instant
    return as_utc(date.moment.local) - _EASTERNMOST
