from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import FRAMED, Rule, bad, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import behind, meant_as_separator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MissingSeparator(Rule):
    """Keep the separator `------` between the frame and the body.

    It tells readers and programs where the frame ends; in Markdown it makes the title a heading.
    """

    layouts = FRAMED
    facts = (has_unusual_frame,)
    help = "write ------ on a line of its own under the title link"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("[桥](https://example.org/1.html)\n-----\n\n<p>桥。</p>\n", whole=True),
        good("[桥](https://example.org/1.html)\n------<p>桥。</p>\n", whole=True),
        good("没有文章。\n", whole=True),
        bad(
            "<!--1689730743000-->\n[桥](https://example.org/1.html)\n\n<p>桥。</p>\n",
            "2:32 separator is missing",
            whole=True,
        ),
        bad("<!--1689730743000-->\n<p>A bridge.</p>\n", "1:21 separator is missing", whole=True),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.is_framed and article.separator is None and meant_as_separator(article) is None:
            place = behind(article, article.front_matter, article.epoch, article.title_link)
            yield self.finding(place, "separator is missing")
