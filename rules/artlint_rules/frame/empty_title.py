from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Rule, bad, good
from artlint_rules.frame._preconditions import has_blank_title
from artlint_rules.frame._titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class EmptyTitle(Rule):
    """Keep a title in every title link, and in front matter or header lines that have a field for it.

    A feed entry without a title leaves `[](…)`, or `title:` without a text. A title that is `undefined` or the like is
    placeholder-text's.
    """

    facts = (has_blank_title,)
    help = "write the article's title"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("<!--1689730743000-->\n------\n\n<p>No title link.</p>\n", whole=True),
        bad("[](https://example.org/1.html)\n------\n\n<p>桥。</p>\n", "1:2 title is empty", whole=True),
        good("---\nlayout: post\n---\n\n<p>The file's name is the title.</p>\n", whole=True),
        bad("---\ntitle: ''\n---\n\n<p>桥。</p>\n", "2:9 title is empty", whole=True),
        bad("Title:\nDate: 2023-07-19\n\n桥。\n", "1:7 title is empty", whole=True),
        bad("[\u3000](https://example.org/1.html)\n------\n\n<p>桥。</p>\n", "1:2 title is blank", whole=True),
        bad(
            '---\ntitle: ""\n---\n[桥](https://example.org/1)\n------\n\n<p>桥。</p>\n',
            "2:9 title is empty",
            whole=True,
        ),
        bad("---\ntitle:\n---\n[桥](https://example.org/1)\n------\n\n<p>桥。</p>\n", "2:7 title is empty", whole=True),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for title in titles(article):
            if not title.text.strip(BLANK):
                yield self.finding(title.span, "title is blank" if title.text else "title is empty")
