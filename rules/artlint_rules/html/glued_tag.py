from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good
from artlint_rules.html._elements import glued_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class GluedTag(Rule):
    """Keep a tag's name apart from its first attribute.

    A robot that joins lines without a space turns `<img` and `src=` into `<imgsrc=`, an element that nobody knows:
    the image is gone.
    """

    signs = ("doubtful-html",)
    help = "put a space between the tag's name and its attribute"
    examples = (
        good('<picture><source type="image/webp"><img src="https://a.org/1.jpg" alt="桥"></picture>'),
        good("<share-button v-on:open='x'></share-button><a=b>"),
        bad('<p>桥<imgsrc="https://a.org/1.jpg"></p>', "5:5 no space between `<img` and `src=`"),
        bad('<sourcetype="image/webp"srcset="a.webp">', "5:1 no space between `<source` and `type=`"),
        bad(
            "<Ahref='/a'>A</a><divdata-x=1></div>",
            "5:1 no space between `<a` and `href=`",
            "5:18 no space between `<div` and `data-x=`",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for _, glued in glued_tags(article):
            yield self.finding(glued.span, f"no space between `<{glued.element}` and `{glued.attribute}=`")
