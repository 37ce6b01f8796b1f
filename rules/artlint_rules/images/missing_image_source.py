from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good, odd_edge, origin_of, split_address
from artlint_rules.images._addresses import fallback, has_srcset, is_data, is_own, lazy_source, lost_value, shortened
from artlint_rules.images._preconditions import has_unusual_image, loads_a_page
from artlint_rules.images._proxy import proxy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding, Image

_NOT_LOADED = ("about", "file", "blob", "cid", "chrome-extension")
"""Schemes of addresses that no reader's browser loads."""


class MissingImageSource(Rule):
    """Give every image an address that a browser loads.

    An `<img>` without one shows nothing. So does one whose address waits in `data-src` for a script that the archive
    does not hold, unless a copy in `<noscript>` stands beside it. What a program writes for a lost address is none
    either: one that ends in `/null` or `/NaN`, or the article's own. `undefined` in an address is
    template-remnant's.
    """

    facts = (has_unusual_image, loads_a_page)
    help = "write the image's address into src, or remove the image"
    examples = (
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg">'),
        good('<picture><source srcset="https://a.org/1.webp"><img alt="桥"></picture>'),
        good('<img data-src="https://a.org/1.jpg"><noscript><img src="https://a.org/1.jpg"></noscript>'),
        bad('<p>桥<img alt="a bridge"></p>', "5:5 image has no src"),
        bad('<img src=" " alt="桥">', "5:11 image has an empty src"),
        bad('<img src="" data-src="https://a.org/1.jpg">', "5:11 image has its address only in data-src"),
        bad(
            '<img src="https://a.org/1.jpg&nbsp;">',
            "5:11 image address ends in U+00A0, which browsers take for a part of it: https://a.org/1.jpg\xa0",
        ),
        bad('<img src="file:///C:/1.jpg">', "5:11 image has an address that no browser loads: file:///C:/1.jpg"),
        bad('<img src="https://a.org/b/null">', "5:11 image address ends in null: https://a.org/b/null"),
        bad(
            "[桥](https://example.org/1.html)\n------\n\n<img src='http://example.org/1.html#top'>\n",
            "4:11 image address is the article's own: http://example.org/1.html#top",
            whole=True,
        ),
        bad(
            '[桥](https://example.org/)\n------\n\n<img src="https://EXAMPLE.org/">\n',
            "4:11 image address is the article's own: https://EXAMPLE.org/",
            whole=True,
        ),
        good("[桥](https://example.org/1.jpg)\n------\n\n<img src='https://example.org/1.jpg'>\n", whole=True),
        bad(
            '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP" data-lazy-src="https://a.org/1.jpg">',
            "5:11 image has its address only in data-lazy-src",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for at, image in enumerate(article.images):
            if not image.url or is_data(image.url):
                message = _lack(image)
                if has_srcset(image) or fallback(article, at):
                    continue
            else:
                message = _dead_end(image.url) or _page(article, image.url)
            if message:
                yield self.finding(image.source.value_span if image.source else image.span, message)


def _lack(image: Image) -> str | None:
    if lazy := lazy_source(image):
        return f"image has its address only in {lazy.name}"
    if image.url:
        return None
    return "image has an empty src" if image.source else "image has no src"


def _page(article: Article, url: str) -> str | None:
    """What tells that an address leads to a page, and to no image."""
    target = proxy_of(article).target(url)
    if target == url and (nothing := lost_value(url)):  # in the proxy's query it is malformed-proxy-url's
        return f"image address ends in {nothing}: {shortened(url)}"
    return f"image address is the article's own: {shortened(url)}" if is_own(article, target) else None


def _dead_end(url: str) -> str | None:
    if url.startswith(("https://", "http://")):
        if edge := odd_edge(url):
            return f"image address {edge}: {shortened(url)}"
        origin = origin_of(url)
        return _no_browser(url) if origin is None or origin.fault else None
    scheme = split_address(url).scheme
    if url.startswith("#") or len(scheme) == 1 or scheme in _NOT_LOADED:  # one letter is a drive
        return _no_browser(url)
    return None


def _no_browser(url: str) -> str:
    return f"image has an address that no browser loads: {shortened(url)}"
