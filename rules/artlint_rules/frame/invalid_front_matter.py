from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import unopened_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class InvalidFrontMatter(Rule):
    """Keep the front matter readable: as YAML between two lines of `---`, as TOML between two of `+++`.

    A site generator skips the whole page, or shows the block as text, when one line of it cannot be read.
    """

    facts = (has_unusual_frame,)
    help = "quote the value, escape its quotes and backslashes, or close the block"
    examples = (
        good("<p>The bridge is open.</p>"),
        good('---\ntitle: "桥：\\"开放\\""\ntags: [ a, b ]\n---\n<p>桥。</p>\n', whole=True),
        bad(
            '---\ntitle: "水平\\智力"\n---\n<p>桥。</p>\n',
            "2:11 front matter cannot be read: found unknown escape character",
            whole=True,
        ),
        bad(
            "---\ntitle: 桥\n<!--1689730743000-->\n[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            "1:1 front matter cannot be read: the closing --- is missing",
            whole=True,
        ),
        bad(
            "title: 桥\nauthor: 王\n---\n<!--1689730743000-->\n[桥](https://example.org/1.html)\n------\n\n桥。\n",
            "1:1 front matter cannot be read: the opening --- is missing",
            whole=True,
        ),
        bad(
            '+++\ntitle = "桥\n+++\n\n<p>桥。</p>\n',
            "2:11 front matter cannot be read: illegal character '\\n'",
            whole=True,
        ),
        bad(
            "---\ntitle: A\ntitle: B\n---\n<p>A.</p>\n",
            "3:1 front matter cannot be read: the key 'title' stands twice",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        matter = article.front_matter
        if matter is not None and matter.defect is not None:
            span = matter.defect_span or matter.span
            yield self.finding(span, f"front matter cannot be read: {matter.defect}")
        elif matter is None and (lines := unopened_front_matter(article)):
            yield self.finding(lines, "front matter cannot be read: the opening --- is missing")
