from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good, origin_of, split_address
from artlint_rules.links._addresses import WEB, all_addresses, flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_needless_code = re.compile(r"%(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|3[0-9]|2D|2E|5F|7E)", re.IGNORECASE).search
_small_code = re.compile(r"%(?:[a-f][0-9A-Fa-f]|[0-9A-F][a-f])").search
_dots = re.compile(r"/\.\.?(?:/|\Z)").search
_edge_space = re.compile(r"%20(?:/|\Z)|/%20").search
_head = re.compile(r"([A-Za-z]+)://(?:[^/?#@]*+@)?([^/?#:]*+)(:[0-9]*+)?").match


class UnnormalizedLink(Rule):
    """Write every address in its plain form, so that one page has one address.

    Two spellings of one address look like two pages to whoever compares them. The title link counts too.
    """

    enabled = False
    help = "write the address as a browser shows it after it has opened the page"
    examples = (
        good("<a href='https://a.org/%E6%A1%A5?x=1&amp;y=2'>桥</a><a href='https://a.org:8080'>A</a>"),
        good("<a href='/桥'>A</a><a href='mailto:A@B.ORG'>B</a>"),
        bad("<a href='https://A.org/1'>桥</a>", "5:10 address `https://A.org/1` has capital letters in scheme or host"),
        bad("<a href='https://a.org/桥'>A</a>", "5:10 address `https://a.org/桥` has characters outside ASCII"),
        bad("<a href='https://a.org:443/1'>A</a>", "5:10 address `https://a.org:443/1` names the usual port"),
        bad("<a href='https://a.org.'>A</a>", "5:10 address `https://a.org.` has a host whose plain form is `a.org`"),
        bad("<a href='https://a.org/a/../b'>A</a>", "5:10 address `https://a.org/a/../b` has `.` or `..` in its path"),
        bad("<a href='http://a.org//cn/'>A</a>", "5:10 address `http://a.org//cn/` has `//` in its path"),
        bad("<a href='https://a.org/x%20/a-1'>A</a>", "5:10 address `https://a.org/x%20/a-1` has a space beside a `/`"),
        bad("<a href='https://a.org/%7Ex'>A</a>", "5:10 address `https://a.org/%7Ex` has a needless code `%7E`"),
        bad("<a href='https://a.org/%e6'>A</a>", "5:10 address `https://a.org/%e6` has a code in small letters"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for url, _, span in all_addresses(article):
            if split_address(url).scheme in WEB and not flaw(url):
                wrong = _not_plain(url)
                if wrong:
                    together = f"addresses of which each {wrong}"
                    yield self.finding(span, f"address `{excerpt(url)}` {wrong}", together=together)


def _not_plain(url: str) -> str | None:
    """The first thing that keeps a valid address from its plain form."""
    return _head_not_plain(url) or _path_not_plain(split_address(url).path) or _codes_not_plain(url)


def _head_not_plain(url: str) -> str | None:
    head = _head(url)
    if head is None:
        return None
    if head[1] != head[1].lower() or head[2] != head[2].lower():
        return "has capital letters in scheme or host"
    origin = origin_of(url)
    if origin and head[2].isascii() and not head[2].startswith("[") and origin.host != head[2]:
        return f"has a host whose plain form is `{excerpt(origin.host)}`"
    return "names the usual port" if head[3] and origin and origin.port is None else None


def _path_not_plain(path: str) -> str | None:
    if _dots(path):
        return "has `.` or `..` in its path"
    if "//" in path and "://" not in path:
        return "has `//` in its path"
    return "has a space beside a `/`" if _edge_space(path) else None


def _codes_not_plain(url: str) -> str | None:
    if not url.isascii():
        return "has characters outside ASCII"
    needless = _needless_code(url)
    if needless:
        return f"has a needless code `{needless[0]}`"
    return "has a code in small letters" if _small_code(url) else None
