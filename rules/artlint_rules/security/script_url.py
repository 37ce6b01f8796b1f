from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good
from artlint.article import ADDRESSES
from artlint_rules.security._addresses import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding, Span
    from artlint.html import Attribute, Element

_HARMLESS = ("https://", "http://", "/")
"""How an address begins that runs nothing."""

_runs_script = re.compile(
    r"(?:javascript|vbscript|livescript|mocha):|data:(?:text/(?:html|xml|xsl)|application/(?:xhtml\+xml|xml))",
    re.IGNORECASE,
).match
_RUNS_SVG = frozenset("a area iframe frame object embed form".split())
_svg = re.compile(r"data:image/svg\+xml", re.IGNORECASE).match


class ScriptUrl(Rule):
    """Keep addresses that run scripts out of articles.

    `javascript:` in a link is a script, and so is a page packed into the address (`data:text/html`). Browsers accept
    them with blanks, line ends and character references inside.
    """

    signs = ("odd-address",)
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
    )

    def check(self, article: Article) -> Iterator[Finding]:
        link = article.title_link
        if link and not link.url.startswith(_HARMLESS) and _runs_script(as_read(link.url)):
            yield self._finding(link.url_span, "title link", link.url)
        for element in article.elements:
            if element.attribute_names.isdisjoint(ADDRESSES):
                continue
            for attribute in _addresses(element):
                if attribute.raw.startswith(_HARMLESS):
                    continue
                url = as_read(attribute.value)
                if _runs_script(url) or (element.name in _RUNS_SVG and _svg(url)):
                    yield self._finding(attribute.value_span, attribute.name, url)

    def _finding(self, span: Span, what: str, url: str) -> Finding:
        return self.finding(span, f'{what} runs a script: "{excerpt(url)}"')


def _addresses(element: Element) -> list[Attribute]:
    found = [element.attribute(name) for name in sorted(element.attribute_names & ADDRESSES)]
    return [attribute for attribute in found if attribute is not None]
