from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding
    from artlint.article import TitleLink

_origin = re.compile(r"([a-z]+)://[^\s/?#\\@:][^\s/?#\\@]*+(?:[/?#]|\Z)").match


class MalformedTitleLink(Rule):
    """Write the title link as `[title](address)` with a whole web address.

    A link that lost a bracket is shown as bare text, and no program finds its address.
    """

    schemes: tuple[str, ...] = ("http", "https")
    """The schemes that an address may have, in lower case."""

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
            "[桥](https://a.org/1 2)\n------\n\n<p>桥。</p>\n",
            "1:5 address of the title link holds a blank",
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
        elif not article.frame.plain:
            yield from self._blanks_beside(article, link)

    def _blanks_beside(self, article: Article, link: TitleLink) -> Iterator[Finding]:
        from artlint_rules.frame._places import blanks_beside  # most frames are plain

        if blanks := blanks_beside(article, link.span):
            yield self.finding(blanks[0], f"blanks stand {blanks[1]} the title link")

    def _fault_of_address(self, link: TitleLink) -> str | None:
        pieces = link.url.split(maxsplit=1)
        if not pieces:
            return "title link has no address"
        if len(pieces) > 1:
            return "address of the title link holds a blank"
        if (origin := _origin(link.url)) and origin[1] in self.schemes:
            return None
        address = take_apart(link.url)
        if address.scheme not in self.schemes or not address.host:
            return f'title link leads to "{excerpt(link.url)}", no web address'
        return None
