from collections.abc import Iterator
from typing import Annotated

from artlint import Article, Finding, Ge, Rule, bad, good
from artlint_rules.dates._named_days import day_in_name
from artlint_rules.dates._preconditions import has_date


class FileNameDateMismatch(Rule):
    """Keep the date true to the one at the start of the file's name.

    Site generators take the page's address and order from the name (`2023-07-19-title.md`). One day apart is the time
    zone's doing.
    """

    days: Annotated[int, Ge(0)] = 1
    """How many days the two may be apart."""

    facts = (has_date,)
    reads = ("path",)
    help = "rename the file, or correct the date"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>", path="a/2023-07-18-桥重新开放.md"),
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>", path="2020-01-01/20200101.md"),
        bad(
            "<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥。</p>",
            "5:9 date is 2023-07-19, the file's name says 2023-07-09",
            path="_posts/2023-07-09-桥重新开放.md",
        ),
        bad(
            "---\ndate: 2023-07-19T01:30:51+01:00\n---\n\n<p>桥。</p>\n",
            "2:7 date is 2023-07-19, the file's name says 2022-07-19",
            whole=True,
            path="20220719_bridge.md",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        dateline = article.dateline
        day = None if dateline is None else dateline.moment.day
        if dateline is None or day is None:
            return
        name = article.path.rpartition("/")[2]
        named = None if name.startswith(str(day)) else day_in_name(name, day)
        if named is not None and abs(named.toordinal() - day.toordinal()) > self.days:
            yield self.finding(dateline.span, f"date is {day}, the file's name says {named}")
