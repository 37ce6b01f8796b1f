from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import BLANK, Rule, Source, Span, bad, good, origin_of
from artlint_rules.images._addresses import shortened, written
from artlint_rules.images._preconditions import has_unusual_image
from artlint_rules.images._proxy import proxy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding
    from artlint_rules.images._addresses import Place
    from artlint_rules.images._proxy import Proxy

_bad_escape = re.compile(r"%(?![0-9A-Fa-f]{2})").search
_blank = re.compile(r"[\s\x00-\x1f]").search
_scheme = re.compile(r"(?:[A-Za-z][A-Za-z0-9+-]*+:(?![0-9])|//)(?://)?").match
_host = re.compile(r"[^/?#]*+").match


class MalformedProxyUrl(Rule):
    """Hand the proxy a whole address: a bare host and path.

    With nothing, a scheme or another proxy address behind `url=` it answers with an error instead of the image.
    """

    facts = (has_unusual_image,)
    help = "write the image's host and path right behind the proxy's prefix"
    examples = (
        good('<img src="https://images.weserv.nl?url=gdb.voanews.com/1_w900.jpg">'),
        good('<img src="https://images.weserv.nl/?w=300&amp;url=a.org/%E6%A1%A5.jpg&amp;h=20">'),
        good('<img src="https://a.org/?url=">'),
        bad('<p>桥</p><img src="https://images.weserv.nl/?url=">', "5:49 proxy address has nothing behind url="),
        bad('<img src="https://images.weserv.nl/a.org/1.jpg">', "5:11 proxy address has no url="),
        bad(
            '<img src="https://images.weserv.nl/?url=https://a.org/1.jpg">',
            "5:41 proxy address has a scheme behind url=: https://a.org/1.jpg",
        ),
        bad(
            '<img src="https://images.weserv.nl/?url=images.weserv.nl/?url=a.org/1.jpg">',
            "5:41 proxy address holds another proxy address",
        ),
        bad(
            '<img src="https://images.weserv.nl/?url=a.org/%E6%A1%.jpg">',
            "5:53 proxy address has a bad percent-encoding: %.j",
        ),
        bad('<img src="https://images.weserv.nl?url=a.org/my 1.jpg">', "5:48 proxy address holds a blank"),
        bad('<img src="https://images.weserv.nl?url=undefined">', "5:40 proxy address names no host: undefined"),
        bad(
            '<img src="https://p.org/i/">',
            "5:27 proxy address has nothing behind it",
            source=Source(proxy="https://p.org/i/"),
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        proxy = proxy_of(article)
        for attribute in written(article):
            for place in attribute.places:
                if found := _defect(place, proxy):
                    yield self.finding(*found)


def _defect(place: Place, proxy: Proxy) -> tuple[Span, str] | None:
    """Where and how an address of the proxy is malformed."""
    proxied = proxy.read(place.url)
    if proxied is None:
        return None
    if proxied.start < 0:
        return place.span, f"proxy address has no {proxy.key}"
    target = place.url[proxied.start : proxied.end]
    if not target.strip(BLANK):
        return place.part(proxied.start, proxied.end), f"proxy address has nothing behind {proxy.key or 'it'}"
    if found := _defect_of(target, proxy):
        start, end, message = found
        return place.part(proxied.start + start, proxied.start + end), f"proxy address {message}"
    return None


def _defect_of(target: str, proxy: Proxy) -> tuple[int, int, str] | None:
    plain = target[:400].replace("%3A", ":").replace("%3a", ":").replace("%2F", "/").replace("%2f", "/")
    scheme = _scheme(plain)
    address = plain[scheme.end() :] if scheme else plain
    if proxy.holds(address):
        return 0, len(target), "holds another proxy address"
    if scheme:
        return 0, len(target), f"has a scheme behind {proxy.key or 'it'}: {shortened(target)}"
    name = _host(address)
    if name and "." not in name[0] and ":" not in name[0]:
        return 0, len(target), f"names no host: {shortened(target)}"
    if (origin := origin_of(f"//{address}")) and origin.fault:
        return 0, len(target), f"names a {origin.fault} that cannot be: {shortened(target)}"
    if escape := _bad_escape(target):
        at = escape.start()
        return at, at + 3, f"has a bad percent-encoding: {target[at : at + 3]}"
    blank = _blank(target)
    return (blank.start(), blank.end(), "holds a blank") if blank else None
