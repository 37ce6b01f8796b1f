from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import behind, meant_as_epoch
from artlint_rules.frame._preconditions import has_no_epoch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MissingEpoch(Rule):
    """Keep the epoch comment at the top of every article.

    It is the moment at which the feed listed the article; order and coverage of the archive are read from it.
    """

    facts = (has_unusual_frame, has_no_epoch)
    layouts = ("epoch", "front-matter")
    help = "write the moment of the listing in milliseconds as <!--1689730743000--> above the title link"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("<!--NaN-->\n[桥重新开放](https://example.org/1.html)\n------\n\n<p>桥。</p>\n", whole=True),
        good("No frame at all.\n", whole=True),
        bad(
            "[桥重新开放](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            "1:1 epoch comment is missing",
            whole=True,
        ),
        bad(
            "---\ntitle: A bridge\n---\n[A bridge](https://example.org/1.html)\n------\n\n<p>A.</p>\n",
            "3:4 epoch comment is missing",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.is_framed and article.epoch is None and meant_as_epoch(article) is None:
            yield self.finding(behind(article, article.front_matter), "epoch comment is missing")
