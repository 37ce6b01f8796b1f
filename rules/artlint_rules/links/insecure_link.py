from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import URL_EDGES, Rule, Severity, Span, bad, excerpt, good, origin_of, split_address
from artlint_rules.links._addresses import all_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from artlint import Article, Finding

_hosts = re.compile(r"http:[/\\]{2}([^/?#\"'<>\\]{0,400})").findall
"""Up to 400 code points, in which a host of the usual length, and a user's name before it, stand."""

_is_plain = re.compile(r"[\0-$'-/:-\x7f][\0-$'-\x7f]*+").fullmatch
"""Whether a host may be compared as it is written: without references, codes, IDNA and numbers."""


class InsecureLink(Rule):
    """Link to the article's own site with https.

    News sites have long moved to https; an `http:` address is redirected at best, and hides that two articles are one.
    """

    severity = Severity.WARNING

    hosts: Literal["own", "all"] = "own"
    """`own`: the article's own address and links to its host; `all`: every link."""

    literals = ("http:", "HTTP:", "Http:")
    help = "write https: if the site answers to it"
    examples = (
        good("<a href='https://example.org/1'>桥</a><a href='http://other.net/1'>B</a>"),
        good("<a href='/http:/'>A</a>"),
        bad("<a href='http://www.example.org/1'>桥</a>", "5:10 address `http://www.example.org/1` is not secure"),
        bad("<a href='http://b.net/1'>B</a>", "5:10 address `http://b.net/1` is not secure", hosts="all"),
        bad(
            "<!--1689730743000-->\n[桥](http://www.rfi.fr//cn/1)\n------\n\n<p>A bridge.</p>\n",
            "2:5 address `http://www.rfi.fr//cn/1` is not secure",
            whole=True,
        ),
    )

    def may_find(self, article: Article) -> bool:
        address = article.address
        return self.hosts == "all" or _may_lead_to(_site(address.url) if address else "", article.text)

    def check(self, article: Article) -> Iterator[Finding]:
        address = article.address
        own = _site(address.url) if address else ""
        for url, written, span in all_addresses(article):
            if url.startswith("https://"):
                continue
            parts = split_address(url)
            if parts.scheme != "http" or not parts.host:
                continue
            if self.hosts == "all" or (address and span == address.span) or (own and _site(url) == own):
                start = span.start + len(written) - len(written.lstrip(URL_EDGES))
                message = f"address `{excerpt(url)}` is not secure"
                yield self.finding(Span(start, span.end), message, together="addresses are not secure")


def _site(url: str) -> str:
    origin = origin_of(url)
    return origin.host.removeprefix("www.") if origin else ""


def _may_lead_to(own: str, text: str) -> bool:
    """Whether an `http:` address of that host may stand in a text, plainly or behind a reference."""
    if "&#" in text or "&col" in text or text.count("p://") + text.count("P://") > text.count("http://"):
        return True
    hosts = {host.lower() for host in _hosts(text)}
    return text.count("http:") > text.count("http:/") or any(own in host or not _is_plain(host) for host in hosts)
