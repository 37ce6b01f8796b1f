from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good
from artlint_rules.links._addresses import flaw, link_addresses
from artlint_rules.links._preconditions import has_unusual_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MalformedLink(Rule):
    """Write links whose addresses are valid URLs.

    Browsers guess what such an address means and guess differently; other programs do not follow it at all. The
    address of the title link is malformed-title-link's.
    """

    facts = (has_unusual_link,)
    help = "write the whole address as the target site gives it"
    examples = (
        good("<a href='https://a.org/桥?x=1&&y=%E6%A1%A5#a'>桥</a><a href=' https://a.org '>A</a>"),
        good("<a href='mailto:a b@c.org'>A</a><a href='/b'>B</a><a href='#c'>C</a><a href='http://[::1]:80/'>D</a>"),
        bad("<a href='https://a.org/a b'>桥</a>", "5:10 address `https://a.org/a b` has a space in it"),
        bad("<a href='https:https://a.org'>A</a>", "5:10 address `https:https://a.org` has its scheme twice"),
        bad("<p>桥<a href='http:/a.org'>A</a>", "5:14 address `http:/a.org` has no `//` behind `http:`"),
        bad("<a href='https//a.org'>A</a>", "5:10 address `https//a.org` has no `:` behind `https`"),
        bad("<a href='ttps://a.org'>A</a>", "5:10 address `ttps://a.org` has the scheme `ttps`"),
        bad(
            "<a href='\u3000https://a.org/1'>A</a>",
            "5:10 address `https://a.org/1` begins with U+3000, which browsers take for a part of it",
        ),
        bad(
            "<a href='https://a.org/1&nbsp;'>A</a>",
            "5:10 address `https://a.org/1` ends in U+00A0, which browsers take for a part of it",
        ),
        bad("<a href='https:///a'>A</a>", "5:10 address `https:///a` names no host"),
        bad(r"<a href='\&quot;/a'>A</a>", '5:10 address `\\"/a` has a backslash in it'),
        bad("<a href='http://a..org/100%'>A</a>", "5:10 address `http://a..org/100%` has a host that cannot be"),
        bad("<a href='https://a.org:99999/'>A</a>", "5:10 address `https://a.org:99999/` has the port `99999`"),
        bad("<a href='http://1.2.3.256/'>A</a>", "5:10 address `http://1.2.3.256/` has a host that cannot be"),
        bad("<a href='http://a.org/100%'>A</a>", "5:10 address `http://a.org/100%` has `%`, no code of a character"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for url, attribute in link_addresses(article):
            wrong = flaw(url)
            if wrong:
                yield self.finding(attribute.value_span, f"address `{excerpt(url)}` {wrong}")
