from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Severity, bad, excerpt, good
from artlint_rules.frame._preconditions import may_have_a_tag_in_a_title
from artlint_rules.frame._titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_SHAPES = "b|i|em|strong|u|s|strike|del|ins|mark|small|big|sup|sub|span|font|a|p|div|cite|q|tt"
_tag = re.compile(rf"<(?:br ?/?|/?(?:{_SHAPES})(?: [a-z][^<>]*)?)>", re.IGNORECASE).finditer
_end = re.compile(rf"</(?:{_SHAPES})>", re.IGNORECASE).search


class TitleMarkup(Rule):
    """Write the title without tags.

    The title is text, not HTML: lists, feeds and the bar of a browser show `<br />` to readers as it stands. A tag that
    is talked of, such as `<b>` without its end, is left alone.
    """

    severity = Severity.WARNING
    facts = (may_have_a_tag_in_a_title,)
    help = "write the title as text, and leave its look to the page"
    examples = (
        good("<p>The <b>bridge</b> is open.</p>"),
        good("[How to use <b>, 1 < 2](https://example.org/1)\n------\n\n<p>桥。</p>\n", whole=True),
        bad(
            "[The bridge <br />reopens](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "1:13 title holds the tag <br />",
            whole=True,
        ),
        bad(
            "---\ntitle: The <i>old</i> bridge\n---\n[桥](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "2:12 title holds the tag <i>",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.layout == "heading":  # Markdown reads tags
            return
        for title in titles(article):
            tags = list(_tag(title.text))
            if tags and (_end(title.text) or any(tag[0][1:3].lower() == "br" for tag in tags)):
                place = title.part(*tags[0].span())
                yield self.finding(place, f"title holds the tag {excerpt(tags[0][0])}")
