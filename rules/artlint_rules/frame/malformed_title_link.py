from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import BLANK, FRAMED, HTML_SPACE, WHITE_SPACE, Rule, bad, excerpt, good, odd_edge, origin_of, split_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding, TitleLink

_blanks = frozenset(WHITE_SPACE)
_usual = re.compile(r"([a-z]+)://(?:[A-Za-z0-9-]+\.)*+[A-Za-z][A-Za-z0-9-]*+(?:[/?#]|\Z)").match
"""What most addresses begin with; there is nothing wrong with it."""


class MalformedTitleLink(Rule):
    """Write the title link as `[title](address)` with a whole web address.

    A link that lost a bracket is shown as bare text, and no program finds its address.
    """

    schemes: tuple[str, ...] = ("http", "https")
    """The schemes that an address may have, in lower case."""

    layouts = FRAMED
    help = "write the line as [title](https://…), with nothing before or behind"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("[桥 [图集] (一)](https://example.org/a_(b).html)\n------\n\n<p>桥。</p>\n", whole=True),
        bad(
            "[桥](https://example.org/1.html\n------\n\n<p>桥。</p>\n",
            "1:1 title link is damaged: the closing ) is missing",
            whole=True,
        ),
        bad(
            "A bridge https://example.org/1.html\n------\n\n<p>A.</p>\n",
            "1:1 title link is damaged: title and address are not joined by ](",
            whole=True,
        ),
        bad("[A bridge]()\n------\n\n<p>A.</p>\n", "1:12 title link has no address", whole=True),
        bad(
            "[桥](/a/1.html)\n------\n\n<p>桥。</p>\n",
            '1:5 title link leads to "/a/1.html", no web address',
            whole=True,
        ),
        bad(
            "[桥](https://a.org:99999/1)\n------\n\n<p>桥。</p>\n",
            '1:5 title link leads to "https://a.org:99999/1", whose port cannot be',
            whole=True,
        ),
        bad(
            "[桥](https://a.org/1 2)\n------\n\n<p>桥。</p>\n",
            "1:5 address of the title link holds a blank",
            whole=True,
        ),
        bad(
            "[桥](\u3000https://a.org/1)\n------\n\n<p>桥。</p>\n",
            "1:5 address of the title link begins with U+3000, which browsers take for a part of it",
            whole=True,
        ),
        bad(
            "[桥](https://a.org/1)  \n------\n\n<p>桥。</p>\n",
            "1:21 blanks stand behind the title link",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        link = article.title_link
        if link is None:
            return
        if link.defect is not None:
            yield self.finding(link.span, f"title link is damaged: {link.defect}")
        elif fault := self._fault_of_address(link):
            yield self.finding(link.url_span, fault)
        elif not article.frame.is_canonical:
            yield from self._blanks_beside(article, link)

    def _blanks_beside(self, article: Article, link: TitleLink) -> Iterator[Finding]:
        from artlint_rules.frame._places import blanks_beside  # most frames are plain

        if blanks := blanks_beside(article, link.span):
            yield self.finding(blanks[0], f"blanks stand {blanks[1]} the title link")

    def _fault_of_address(self, link: TitleLink) -> str | None:
        url = link.url.strip(HTML_SPACE)
        if not url.strip(BLANK):
            return "title link has no address"
        if edge := odd_edge(url):
            return f"address of the title link {edge}"
        if not _blanks.isdisjoint(url):
            return "address of the title link holds a blank"
        if (usual := _usual(link.url)) and usual[1] in self.schemes:
            return None
        return self._fault_of_parts(link)

    def _fault_of_parts(self, link: TitleLink) -> str | None:
        address = split_address(link.url)
        if address.scheme not in self.schemes or not address.host:
            return f'title link leads to "{excerpt(link.url)}", no web address'
        origin = origin_of(link.url)
        if origin and origin.fault and address.scheme in ("http", "https"):
            return f'title link leads to "{excerpt(link.url)}", whose {origin.fault} cannot be'
        return None
