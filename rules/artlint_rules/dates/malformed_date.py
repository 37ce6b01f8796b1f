from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Source, bad, excerpt, good
from artlint_rules.dates._days import empty_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MalformedDate(Rule):
    """Write the article's date in a form that programs read, and as a day and time that exist.

    Read are RFC 1123, ISO 8601, `DD/MM/YYYY - HH:MM`, `2023年7月19日` and spelled-out English dates.
    """

    signs = ("odd-date",)
    help = "write the date as Wed, 19 Jul 2023 01:30:51 GMT or 2023-07-19T01:30:51Z"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥重新开放。</p>"),
        good("<div>29/04/2023 - 22:06</div><p>桥重新开放。</p>"),
        good("<p>31/02/2023</p>"),
        bad(
            "<div><i>Wed, 31 Jun 2023 01:30:51 GMT</i></div><p>桥。</p>",
            '5:9 date "Wed, 31 Jun 2023 01:30:51 GMT" cannot be read: day is out of range for month',
        ),
        bad(
            "<div><i>Invalid Date</i></div><p>桥。</p>", '5:9 date "Invalid Date" cannot be read: no known form of date'
        ),
        bad(
            "<time datetime='2023-7-19 25h'>7月19日</time><p>桥。</p>",
            '5:17 date "2023-7-19 25h" cannot be read: no known form of date',
        ),
        bad(
            "<div><i>Wed,&nbsp;19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>",
            '5:9 date "Wed, 19 Jul 2023 01:30:51 GMT" cannot be read: a blank in it is U+00A0, not a space',
        ),
        bad(
            "<div>26/03/2023 - 02:30</div><p>桥。</p>",
            '5:6 date "26/03/2023 - 02:30" cannot be read: no such time in Europe/Paris',
            source=Source(zone="Europe/Paris"),
        ),
        bad("[桥](https://example.org/1)\n------\n日期：\n\n<p>桥。</p>\n", "3:4 date line holds no date", whole=True),
        bad("---\ndate:\n---\n\n<p>桥。</p>\n", "2:1 date field of the front matter holds no date", whole=True),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        date = article.dateline
        if date is None:
            if empty := empty_date(article):
                yield self.finding(empty[0], f"{empty[1]} holds no date")
        elif date.moment.defect is not None:
            yield self.finding(date.span, f'date "{excerpt(date.text)}" cannot be read: {date.moment.defect}')
