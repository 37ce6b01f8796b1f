from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Related, Rule, bad, excerpt, good
from artlint_rules.html._preconditions import has_repeated_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute, Finding


class DuplicateId(Rule):
    """Give every element an id of its own.

    Links to a footnote and labels find only the first of two elements with one id. A copy in `<noscript>` or
    `<template>` is none.
    """

    facts = (has_repeated_id,)
    help = "give the second element another id, or none"
    examples = (
        good('<p id="a">桥</p><p id="A">河</p><p id="">路</p>'),
        good('<img id="x" src="1.jpg"><noscript><img id="x" src="1.jpg"></noscript>'),
        bad('<p id="a">桥</p><p id="a">河</p>', "5:23 id `a` is taken by an earlier element"),
        bad("<h2 id=注>A</h2><i ID='注'></i><b id='b'></b>", "5:23 id `注` is taken by an earlier element"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        first: dict[str, Attribute] = {}
        for element in article.elements:
            attribute = element.attribute("id")
            if attribute is None or not attribute.value or element.inside("noscript", "template"):
                continue
            earlier = first.setdefault(attribute.value, attribute)
            if earlier is not attribute:
                related = (Related(earlier.span, "the first element with this id"),)
                message = f"id `{excerpt(attribute.value)}` is taken by an earlier element"
                yield self.finding(attribute.value_span, message, related=related)
