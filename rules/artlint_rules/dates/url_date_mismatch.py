from collections.abc import Iterator
from typing import Annotated

from artlint import Article, Finding, Ge, Related, Rule, bad, good
from artlint_rules.dates._named_days import days_in_address
from artlint_rules.dates._preconditions import has_date


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
        if address is None or dateline is None:
            return
        day = dateline.moment.day
        named = days_in_address(address, day) if day else None
        if day is None or named is None:
            return
        early = named.first.toordinal() - self.days
        if not early <= day.toordinal() <= named.last.toordinal() + self.days:
            shown = str(named.first)[: 10 if named.first == named.last else 7]
            related = (Related(dateline.span, "the date"),)
            yield self.finding(named.span, f"address says {shown}, the date {day}", related=related)
