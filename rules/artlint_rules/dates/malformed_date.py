from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Severity, Source, bad, excerpt, good
from artlint_rules.dates._days import empty_date
from artlint_rules.dates._preconditions import has_no_certain_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


_ZONE_HELP = 'write the zone as +0800, or name the zone of the source in its block: zone = "Asia/Shanghai"'


class MalformedDate(Rule):
    """Write the article's date in a form that programs read, and as a day and time that exist.

    Read are RFC 1123, ISO 8601, the timestamps of YAML, `2023/07/19 01:30`, `DD/MM/YYYY - HH:MM`,
    `2023年7月19日 上午1:30` and spelled-out English dates. A zone's name that means several (`CST`) is a warning; the
    source's `zone` settles it.
    """

    facts = (has_no_certain_date,)
    help = "write the date as Wed, 19 Jul 2023 01:30:51 GMT or 2023-07-19T01:30:51Z"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥重新开放。</p>"),
        good("<div>29/04/2023 - 22:06</div><p>桥重新开放。</p>"),
        good("<p>31/02/2023</p>"),
        good("---\ndate: 2023-7-19 9:30:51 +8\n---\n\n<p>桥。</p>\n", whole=True),
        good("<div>2023年7月19日 上午1:30</div><p>桥重新开放。</p>"),
        good("<div><i>Wed, 19 Jul 2023 09:30:51 CST</i></div><p>桥。</p>", source=Source(zone="Asia/Shanghai")),
        bad(
            "<div><i>Wed, 19 Jul 2023 09:30:51 CST</i></div><p>桥。</p>",
            '5:9 date "Wed, 19 Jul 2023 09:30:51 CST" is ambiguous: CST is UTC+8 (China), UTC-6 (North America) or '
            "UTC-5 (Cuba)",
        ),
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
        elif date.doubt:
            message = f'date "{excerpt(date.text)}" is ambiguous: {date.doubt}'
            yield self.finding(date.span, message, help=_ZONE_HELP, at_most=Severity.WARNING)
