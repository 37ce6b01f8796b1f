from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Rule, bad, good
from artlint_rules._preconditions import has_unusual_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class EmptyTitle(Rule):
    """Keep a title in every title link.

    A feed entry without a title leaves `[](…)`. A title that is `undefined` or the like is placeholder-text's.
    """

    facts = (has_unusual_frame,)
    help = "write the article's title between the brackets"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("<!--1689730743000-->\n------\n\n<p>No title link.</p>\n", whole=True),
        bad("[](https://example.org/1.html)\n------\n\n<p>桥。</p>\n", "1:2 title is empty", whole=True),
        bad("[\u3000](https://example.org/1.html)\n------\n\n<p>桥。</p>\n", "1:2 title is blank", whole=True),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        link = article.title_link
        if link is None or link.defect is not None:
            return
        if not link.title.strip(BLANK):
            yield self.finding(link.title_span, "title is blank" if link.title else "title is empty")
