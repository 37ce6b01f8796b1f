from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import HTML_SPACE, PIECES, Rule, bad, good, html_words
from artlint_rules._preconditions import may_have_parse_errors
from artlint_rules.html._elements import name_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding

_end_tag = re.compile(r"</(html|head|body)(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII).match
_BODY_OK = frozenset("dns-prefetch modulepreload pingback preconnect prefetch preload stylesheet".split())
"""Kinds of `<link>` that may stand in a body (HTML standard, section 4.6.8)."""


class DocumentElementInBody(Rule):
    """Keep what belongs to a whole page or to its head out of the body.

    An article that is no whole page is a piece of one. `<html>`, `<head>`, `<title>` and their like mean that a robot
    took the page.
    """

    layouts = PIECES
    elements = ("html", "head", "body", "title", "base", "link", "meta")
    facts = (may_have_parse_errors,)
    help = "keep only what stands inside the page's article"
    examples = (
        good("<main><p>A bridge.</p></main><svg><title>桥</title></svg>"),
        good("<span itemscope><meta itemprop=name content=x><link itemprop=url href='https://a.org'></span>"),
        good("<!doctype html>\n<title>桥</title>\n<p>桥。</p>\n", whole=True),
        good("<link rel=stylesheet href=a.css><meta http-equiv=refresh content=1>"),
        bad(
            "<html><head><title>桥</title></head><body>A.</body></html>",
            "5:1 `<html>` stands in the body",
            "5:7 `<head>` stands in the body",
            "5:13 `<title>` stands in the body",
            "5:36 `<body>` stands in the body",
        ),
        bad("<p>A bridge.</p></body>", "5:17 `</body>` stands in the body"),
        bad('<link rel="canonical" href="https://a.org/1">', "5:1 `<link>` stands in the body"),
        bad('<meta charset="utf-8"><p>桥</p>', "5:1 `<meta>` stands in the body"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.layout == "page":
            return
        for element in article.named("html", "head", "body", "title", "base", "link", "meta"):
            if not _may_stand(element):
                yield self.finding(name_span(element), f"`<{element.name}>` stands in the body")
        for span in article.document.stray:
            match = _end_tag(article.text, span.start)
            if match and match[1].lower() not in article.element_names:
                yield self.finding(span, f"`</{match[1].lower()}>` stands in the body")


def _may_stand(element: Element) -> bool:
    """Whether the standard lets it stand here, or another rule (style-injection, meta-refresh) reports it."""
    if element.name == "title":
        return element.inside("svg")
    if element.name == "link":
        return element.attribute("itemprop") is not None or not _BODY_OK.isdisjoint(
            html_words(element.get("rel").lower())
        )
    if element.name == "meta":
        directive = element.get("http-equiv").strip(HTML_SPACE).lower()
        return element.attribute("itemprop") is not None or directive == "refresh"
    return False
