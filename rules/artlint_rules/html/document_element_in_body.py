from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import HTML_SPACE, PIECES, Rule, bad, good, html_words, markup, may_have_markup_above
from artlint_rules._preconditions import may_have_parse_errors
from artlint_rules.html._elements import name_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding, Markup

_end_tag = re.compile(r"</(html|head|body)(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII).match
_NAMES = ("html", "head", "body", "title", "base", "link", "meta")
_BODY_OK = frozenset("dns-prefetch modulepreload pingback preconnect prefetch preload stylesheet".split())
"""Kinds of `<link>` that may stand in a body (HTML standard, section 4.6.8)."""


class DocumentElementInBody(Rule):
    """Keep what belongs to a whole page or to its head out of the body, the title and the front matter.

    An article that is no whole page is a piece of one. `<html>`, `<head>`, `<title>` and their like mean that a robot
    took the page, and `<base>` leads all relative addresses of the page that shows the article elsewhere.
    """

    layouts = PIECES
    elements = _NAMES
    facts = (may_have_parse_errors, may_have_markup_above)
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
        bad('<base href="https://b.net/"><p>桥</p>', "5:1 `<base>` stands in the body"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.layout == "page":
            return
        for text in markup(article):
            yield from self._in(text, "in the body" if text.document is article.document else "above the body")

    def _in(self, text: Markup, where: str) -> Iterator[Finding]:
        for element in text.named(*_NAMES):
            if not _may_stand(element):
                yield self.finding(text.place(name_span(element)), f"`<{element.name}>` stands {where}")
        for span in text.document.stray:
            match = _end_tag(text.of(span))
            if match and not text.named(match[1].lower()):
                yield self.finding(text.place(span), f"`</{match[1].lower()}>` stands {where}")


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
