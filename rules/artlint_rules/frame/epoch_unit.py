from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import DAY, FRAMED, Edit, Fix, Rule, bad, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import is_right_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Epoch, Finding

_FRAME = "[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n"


class EpochUnit(Rule):
    """Write the epoch in milliseconds.

    Unix tools count seconds and Python's time_ns nanoseconds; read as milliseconds, such a number is a day of 1970 or
    of a year far away.
    """

    layouts = FRAMED
    facts = (has_unusual_frame,)
    fix = "unsafe"
    help = "write the epoch in milliseconds since 1970: 13 digits"
    examples = (
        good("<p>The bridge is open.</p>"),
        good(f"<!--NaN-->\n{_FRAME}", whole=True),
        good(f"<!--20230719013051-->\n{_FRAME}", whole=True),
        bad(
            f"<!--1689730743-->\n{_FRAME}",
            "1:5 epoch has 10 digits: seconds, not milliseconds",
            whole=True,
            fixed=f"<!--1689730743000-->\n{_FRAME}",
        ),
        bad(
            f"<!--1689730743-->\n{_FRAME}<i>2021-03-04T05:06:07Z</i>\n".replace("<p>桥。</p>\n", ""),
            "1:5 epoch has 10 digits: seconds, not milliseconds",
            whole=True,
        ),
        bad(
            f"<!--1689730743000000-->\n{_FRAME}",
            "1:5 epoch has 16 digits: microseconds, not milliseconds",
            whole=True,
            fixed=f"<!--1689730743000-->\n{_FRAME}",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        epoch = article.epoch
        if epoch is not None and epoch.unit not in (None, "milliseconds"):
            message = f"epoch has {len(epoch.text)} digits: {epoch.unit}, not milliseconds"
            yield self.finding(epoch.text_span, message, fix=_fix(article, epoch))


_LATEST = 3 * DAY
"""The most time from date to epoch of an article that a feed lists late."""


def _fix(article: Article, epoch: Epoch) -> Fix | None:
    """The number in milliseconds, if the article's date does not speak against it."""
    milliseconds = {
        "seconds": epoch.text + "000",
        "microseconds": epoch.text[:-3],
        "nanoseconds": epoch.text[:-6],
    }.get(epoch.unit or "")
    date = article.dateline
    if (
        milliseconds is None
        or not is_right_above(article, epoch)
        or (date and date.moment.local is not None and date.instant is None)
    ):
        return None
    if date and date.instant is not None and not 0 <= int(milliseconds) - date.instant <= _LATEST:
        return None
    return Fix(f"write {milliseconds}", (Edit(epoch.text_span, milliseconds),), safe=False)
