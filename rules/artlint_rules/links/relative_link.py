from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Regex, Rule, bad, excerpt, good
from artlint_rules.links._addresses import TARGETS, relative_targets
from artlint_rules.links._preconditions import has_unusual_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute, Finding

_names_host = re.compile(
    r"(?:www\.|(?:[a-z0-9-]++\.)++(?:com|org|net|edu|gov|info)(?:\.[a-z]{2})?+(?:[/?#]|\Z))", re.IGNORECASE
).match
"""Whether an address without slashes before it begins with the name of a host."""


class RelativeLink(Rule):
    """Write links with scheme and host.

    `/a/1.html` works only on the page that it was taken from; in the archive it leads nowhere. An address that begins
    with `//` is scheme-relative-link's.
    """

    allow: tuple[Regex, ...] = ()
    r"""Expressions for addresses that may be relative, matched at their start, such as `/assets/`."""

    elements = tuple(name for name in TARGETS if name != "a")
    facts = (has_unusual_link,)
    help = "write the whole address, with https:// and the site's name"
    examples = (
        good("<a href='https://a.org/1'>桥</a><a href='#n1'>1</a><a href='mailto:a@b.org'>B</a><a href=''></a>"),
        good("<a href='//a.org/1'>桥</a>"),
        good("<a href='/assets/1.pdf'>报告</a>", allow=(Regex("/assets/"),)),
        bad("<a href='/a/6415361.html'></a>", "5:10 address `/a/6415361.html` names no site"),
        bad("<iframe src='/player/1'></iframe>", "5:14 address `/player/1` names no site"),
        bad("<a href='www.a.org/1'>桥</a>", "5:10 address `www.a.org/1` has no scheme"),
        bad("<a href='blog.example.org/1'>桥</a>", "5:10 address `blog.example.org/1` has no scheme"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for url, attribute in relative_targets(article):
            if not url.startswith("//") and not any(it.match(url) for it in self.allow):
                yield self._finding_of(url, attribute)

    def _finding_of(self, url: str, attribute: Attribute) -> Finding:
        has_host = _names_host(url)
        wrong = "has no scheme" if has_host else "names no site"
        together = "addresses have no scheme" if has_host else "addresses name no site"
        return self.finding(attribute.value_span, f"address `{excerpt(url)}` {wrong}", together=together)
