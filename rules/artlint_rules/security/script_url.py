from __future__ import annotations

import re

from artlint import Rule, Span, bad, excerpt, good
from artlint.article import ADDRESSES
from artlint.article.markup import markup, scalars
from artlint.light import TYPE_CHECKING
from artlint_rules.security._addresses import as_read
from artlint_rules.security._markdown import destination, destinations, in_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding
    from artlint.article import FrontMatter
    from artlint.html import Attribute, Element

_HARMLESS = ("https://", "http://", "/")
"""How an address begins that runs nothing."""

_SCRIPT = r"(?:javascript|vbscript|livescript|mocha):"
_PAGE = r"data:[\t\n\f\r ]*+(?:text/(?:html|xml|xsl)|application/(?:xhtml\+xml|xml))"
_runs_script = re.compile(f"{_SCRIPT}|{_PAGE}", re.IGNORECASE).match
_is_page = re.compile(_PAGE, re.IGNORECASE).match
_RUNS_SVG = frozenset("a area iframe frame object embed form".split())
_svg = re.compile(r"data:[\t\n\f\r ]*+image/svg\+xml", re.IGNORECASE).match
_holds_words = re.compile(
    r"title|name|descri|summary|excerpt|text|caption|headline|keyword|tag|categor|author|alt|abstract|content|lead|note"
    r"|comment|topic|subject",
    re.IGNORECASE,
).search
"""A key of the front matter whose value may begin `JavaScript:` as a sentence does."""


class ScriptUrl(Rule):
    """Keep addresses that run scripts out of articles.

    `javascript:` in a link is a script, and so is a page packed into the address (`data:text/html`). Browsers accept
    them with blanks, line ends and character references inside.
    """

    signs = ("odd-address", "front-matter", "markup-above")
    help = "put the real address in, or delete the attribute"
    examples = (
        good('<a href="https://example.org/javascript:1">一</a><img src="data:image/svg+xml,&lt;svg/>">'),
        good('<a href="/data:text/html">javascript:</a>'),
        bad('<a href="javascript:void(0)">一</a>', '5:10 href runs a script: "javascript:void(0)"'),
        bad('<a href=" Java\nscript&colon;alert(1)">一</a>', '5:10 href runs a script: "Javascript:alert(1)"'),
        bad('<iframe src="data:text/html,x"></iframe>', '5:14 src runs a script: "data:text/html,x"'),
        bad(
            "<!--1689730743000-->\n[题](javascript:alert)\n------\n\n<p>一。</p>\n",
            '2:5 title link runs a script: "javascript:alert"',
            whole=True,
        ),
        good("---\ntitle: 'JavaScript: The Good Parts'\n---\n[A](https://a.org/1)\n------\n\n<p>A.</p>\n", whole=True),
        bad(
            "[[题](javascript:a())](https://a.org/1)\n------\n\n<p>一。</p>\n",
            '1:6 Markdown link runs a script: "javascript:a())](https://a.org/1)"',
            whole=True,
        ),
        bad(
            "---\ncover: {image: 'javascript:a()'}\n---\n[A](https://a.org/1)\n------\n\n<p>A.</p>\n",
            '2:16 image of the front matter runs a script: "javascript:a()"',
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        yield from self._in_frame(article)
        for text in markup(article):
            for element in text.elements:
                if element.attribute_names.isdisjoint(ADDRESSES):
                    continue
                for attribute, url in _addresses(element):
                    if _runs_script(url) or (element.name in _RUNS_SVG and _svg(url)):
                        yield self._finding(text.place(attribute.value_span), attribute.name, url)
        for url, span in in_paragraphs(article):
            if _runs(url):
                yield self._finding(span, "Markdown link", url)

    def _in_frame(self, article: Article) -> Iterator[Finding]:
        link, matter = article.title_link, article.front_matter
        of_link = link.url_span if link else Span(0, 0)
        if link and not link.url.startswith(_HARMLESS) and (_runs(link.url) or _runs(destination(link.url))):
            yield self._finding(of_link, "title link", destination(link.url))
        lines = Span(matter.span.end if matter else 0, article.body.start)
        for url, span in () if article.frame.plain else destinations(article.text, lines):
            if _runs(url) and not of_link.start <= span.start <= of_link.end:
                yield self._finding(span, "Markdown link", url)
        if matter:
            yield from self._in_front_matter(article.text, matter)

    def _in_front_matter(self, text: str, matter: FrontMatter) -> Iterator[Finding]:
        for value, key_span, span in scalars(matter):
            if value is None or span == key_span:
                continue
            key = key_span.of(text)
            if _is_page(as_read(value)) or (_runs(value) and not _holds_words(key)):
                yield self._finding(span, f"{excerpt(key)} of the front matter", value)
            for url, _ in destinations(value, Span(0, len(value))):
                if _runs(url):
                    yield self._finding(span, "Markdown link", url)

    def _finding(self, span: Span, what: str, url: str) -> Finding:
        return self.finding(span, f'{what} runs a script: "{excerpt(as_read(url))}"')


def _runs(url: str) -> bool:
    """Whether an address runs a script for whoever follows a link to it."""
    url = as_read(url)
    return _runs_script(url) is not None or _svg(url) is not None


def _addresses(element: Element) -> Iterator[tuple[Attribute, str]]:
    """The attributes that hold an address, and what a browser reads in them, unless that is harmless at a glance."""
    for name in sorted(element.attribute_names & ADDRESSES):
        attribute = element.attribute(name)
        if attribute is not None and not attribute.raw.startswith(_HARMLESS):
            yield attribute, as_read(attribute.value)
