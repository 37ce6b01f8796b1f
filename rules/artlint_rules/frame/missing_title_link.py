from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import FRAMED, Rule, bad, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MissingTitleLink(Rule):
    """Keep the title link at the top of every article.

    It is the only place of the title and of the address that the article came from.
    """

    layouts = FRAMED
    facts = (has_unusual_frame,)
    help = "write title and address as [title](https://…) above the separator"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("<!--1689730743000-->\n桥重新开放 https://example.org/1.html\n------\n\n<p>桥。</p>\n", whole=True),
        good("没有文章。\n", whole=True),
        bad("<!--1689730743000-->\n------\n\n<p>桥。</p>\n", "1:21 title link is missing", whole=True),
        bad(
            "---\ntitle: A bridge\n---\n<!--1689730743000-->\n\n<p>A bridge.</p>\n",
            "4:21 title link is missing",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.is_framed and article.title_link is None:
            yield self.finding(behind(article, article.front_matter, article.epoch), "title link is missing")
