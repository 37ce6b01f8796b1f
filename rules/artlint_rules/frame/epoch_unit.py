from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_FRAME = "[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n"


class EpochUnit(Rule):
    """Write the epoch in milliseconds.

    Unix tools count seconds and Python's time_ns nanoseconds; read as milliseconds, such a number is a day of 1970 or
    of a year far away.
    """

    signs = ("odd-frame",)
    help = "write the epoch in milliseconds since 1970: 13 digits"
    examples = (
        good("<p>The bridge is open.</p>"),
        good(f"<!--NaN-->\n{_FRAME}", whole=True),
        good(f"<!--20230719013051-->\n{_FRAME}", whole=True),
        bad(f"<!--1689730743-->\n{_FRAME}", "1:5 epoch has 10 digits: seconds, not milliseconds", whole=True),
        bad(
            f"<!--1689730743000000-->\n{_FRAME}",
            "1:5 epoch has 16 digits: microseconds, not milliseconds",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        epoch = article.epoch
        if epoch is not None and epoch.unit not in (None, "milliseconds"):
            message = f"epoch has {len(epoch.text)} digits: {epoch.unit}, not milliseconds"
            yield self.finding(epoch.text_span, message)
