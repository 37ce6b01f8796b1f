from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import (
    Rule,
    Span,
    all_readings,
    bad,
    excerpt,
    good,
    late,
    may_have_markup_above,
    may_have_more_markup,
    scalars,
)
from artlint_rules.security._addresses import as_read
from artlint_rules.security._distinct import distinct
from artlint_rules.security._markdown import destination, destinations, in_paragraphs
from artlint_rules.security._preconditions import front_matter_may_run_script, has_unusual_address
from artlint_rules.security._running import HARMLESS, is_page, running_addresses, runs_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding, FrontMatter

_holds_words = late(
    r"title|name|descri|summary|excerpt|text|caption|headline|keyword|tag|categor|author|alt|abstract|content|lead|note"
    r"|comment|topic|subject",
    re.IGNORECASE,
)
"""A key of the front matter whose value may begin `JavaScript:` as a sentence does."""


class ScriptUrl(Rule):
    """Keep addresses that run scripts out of articles.

    `javascript:` in a link is a script, and so is a page packed into the address (`data:text/html`). Browsers accept
    them with blanks, line ends and character references inside. Front matter and what Markdown makes a link count too.
    """

    facts = (has_unusual_address, front_matter_may_run_script, may_have_more_markup)
    reads = ("bytes", "templates")
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
            '1:6 link in Markdown runs a script: "javascript:a()"',
            whole=True,
        ),
        bad(
            "---\ncover: {image: 'javascript:a()'}\n---\n[A](https://a.org/1)\n------\n\n<p>A.</p>\n",
            '2:16 image of the front matter runs a script: "javascript:a()"',
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        yield from self._in_frame(article)
        for text in all_readings(article):
            for element in text.elements:
                for attribute in running_addresses(element):
                    yield self._finding(text.place(attribute.value_span), attribute.name, attribute.value)
        for url, span in in_paragraphs(article):
            if runs_script(url):
                yield self._finding(span, "link in Markdown", url)

    def _in_frame(self, article: Article) -> Iterator[Finding]:
        link, matter = article.title_link, article.front_matter
        of_link = link.url_span if link else Span(0, 0)
        if link and not link.url.startswith(HARMLESS) and (runs_script(link.url) or runs_script(destination(link.url))):
            yield self._finding(of_link, "title link", destination(link.url))
        lines = Span(matter.span.end if matter else 0, article.body.start)
        has_only_title_link = article.frame.is_canonical and not may_have_markup_above(article)
        for url, span in () if has_only_title_link else destinations(article.text, lines):
            if runs_script(url) and not of_link.start <= span.start <= of_link.end:
                yield self._finding(span, "link in Markdown", url)
        if matter:
            yield from self._in_front_matter(article.text, matter)

    def _in_front_matter(self, text: str, matter: FrontMatter) -> Iterator[Finding]:
        for value, key_span, span in scalars(matter):
            if value is None or span == key_span:
                continue
            key = key_span.of(text)
            if is_page(value) or (runs_script(value) and not _holds_words().search(key)):
                yield self._finding(span, f"{excerpt(key)} of the front matter", value)
            for url, _ in destinations(value, Span(0, len(value))) if "](" in value or "<" in value else ():
                if runs_script(url):
                    yield self._finding(span, "link in Markdown", url)

    def _finding(self, span: Span, what: str, url: str) -> Finding:
        return self.finding(span, f'{what} runs a script: "{excerpt(as_read(url))}"')
