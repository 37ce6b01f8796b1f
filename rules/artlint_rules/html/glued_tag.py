from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import HTML_SPACE, Edit, Fix, Rule, Span, bad, good
from artlint_rules._preconditions import may_have_parse_errors
from artlint_rules.html._elements import Glued, glued_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_S = "[\t\n\f\r ]*+"
_attribute = re.compile(
    rf"""[\t\n\f\r /]*+[^\t\n\f\r />=]++(?:{_S}={_S}(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"']++))?+"""
).match


class GluedTag(Rule):
    """Keep a tag's name apart from its first attribute.

    A robot that joins lines without a space turns `<img` and `src=` into `<imgsrc=`, an element that nobody knows:
    the image is gone.
    """

    facts = (may_have_parse_errors,)
    fix = "unsafe"
    help = "put a space between the tag's name and its attribute"
    examples = (
        good('<picture><source type="image/webp"><img src="https://a.org/1.jpg" alt="桥"></picture>'),
        good("<share-button v-on:open='x'></share-button><a=b>"),
        bad(
            '<p>桥<imgsrc="https://a.org/1.jpg"></p>',
            "5:5 no space between `<img` and `src=`",
            fixed='<p>桥<img src="https://a.org/1.jpg"></p>',
        ),
        bad(
            '<sourcetype="image/webp"srcset="a.webp"sizes="">',
            "5:1 no space between `<source` and `type=`",
            fixed='<source type="image/webp" srcset="a.webp" sizes="">',
        ),
        bad(
            "<Ahref='/a'>A</a><divdata-x=1></div>",
            "5:1 no space between `<a` and `href=`",
            "5:18 no space between `<div` and `data-x=`",
            fixed="<A href='/a'>A</a><div data-x=1></div>",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for _, glued in glued_tags(article):
            message = f"no space between `<{glued.element}` and `{glued.attribute}=`"
            yield self.finding(glued.span, message, fix=_fix(article, glued))


def _fix(article: Article, glued: Glued) -> Fix:
    """A space there, and where attributes of the tag are glued to each other."""
    at = glued.span.start + 1 + len(glued.element)
    places = (at, *_glued_attributes(article.text, at))
    edits = tuple(Edit(Span(place, place), " ") for place in places)
    return Fix("put a space there", edits, safe=False, changes=("links", "images", "structure"))


def _glued_attributes(text: str, at: int) -> Iterator[int]:
    """Where an attribute begins right behind the quote of the one before, in the tag whose attributes begin at `at`."""
    while match := _attribute(text, at):
        at = match.end()
        if text[at - 1] in "\"'" and text[at : at + 1] not in ("", ">", "/") and text[at] not in HTML_SPACE:
            yield at
