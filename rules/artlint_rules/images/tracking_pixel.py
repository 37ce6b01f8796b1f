from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from artlint import Ge, Regex, Rule, Severity, bad, good, late
from artlint_rules._canonical_tags import canonical_images
from artlint_rules.images._addresses import originals, plain, site
from artlint_rules.images._proxy import proxy_of
from artlint_rules.images._sizes import is_pixel, size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Annotated

    from artlint import Article, Finding

    Search = Callable[[str], re.Match[str] | None]

_TWO_DIGITS = 10
_small_size = late(r"[ \n](?:style|(?:width|height)(?!=\"[1-9][0-9]))")
"""Whether a start tag may name a width or height of less than ten pixels."""

_PIXELS = "images are drawn so small that nobody sees them"
_COUNTERS = "images are known to count readers"


_OWN = (
    Regex(r"^https?://(?:pixel|stats)\.(?:wp|wordpress)\.com/"),
    Regex(r"^https?://(?:www|ssl)\.google-analytics\.com/"),
    Regex(r"^https?://www\.facebook\.com/tr\b"),
    Regex(r"^https?://[^/]{0,80}\bscorecardresearch\.com/"),
    Regex(r"^https?://feeds\.feedburner\.com/~r/"),
)
"""What the rule itself brings: all at the start of an address, none in need of a time limit."""


class TrackingPixel(Rule):
    """Keep images out that nobody sees and that only count readers.

    An image drawn one pixel large reports every reader of the archive to a third party. A line that divides the text
    has one long side and is none.
    """

    max_size: Annotated[int, Ge(0)] = 1
    """Up to how many pixels, in width and height, an image counts as invisible."""

    addresses: tuple[Regex, ...] = _OWN
    """Addresses that are known to count readers, whatever size they are drawn in."""

    severity = Severity.WARNING
    elements = ("img",)
    help = "remove the image"
    examples = (
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg" width="100%">'),
        good('<img alt="Transparent line" src="https://a.org/l.png" width="624" height="1">'),
        bad(
            '<p>桥</p><img src="https://b.org/count?id=1" width="1" height="1">',
            "5:9 image from b.org is drawn 1 by 1 pixels large",
        ),
        bad(
            '<img src="https://images.weserv.nl/?url=b.org/c.gif" height="0">',
            "5:1 image from b.org is drawn 0 pixels high",
        ),
        bad('<img src="https://b.org/c.gif" style="width: 1px">', "5:1 image from b.org is drawn 1 pixel wide"),
        bad(
            '<img src="https://pixel.wp.com/b.gif?v=noscript">', "5:1 image from pixel.wp.com is known to count readers"
        ),
    )

    def may_find(self, article: Article) -> bool:
        images = canonical_images(article)
        if images is None or self.max_size >= _TWO_DIGITS or any(_small_size().search(image.tag) for image in images):
            return True
        return any(search(plain(image.address)) for search in _searches(self.addresses) for image in images)

    def check(self, article: Article) -> Iterator[Finding]:
        counts_readers = _searches(self.addresses)
        proxy = proxy_of(article)
        for image, _, address in originals(article):
            url = proxy.target(address)
            if is_pixel(image, self.max_size):
                yield self.finding(image.span, f"{_named(url)} is drawn {_drawn(*size(image))}", together=_PIXELS)
            elif any(search(plain(url)) for search in counts_readers):
                yield self.finding(image.span, f"{_named(url)} is known to count readers", together=_COUNTERS)


@cache
def _searches(patterns: tuple[Regex, ...]) -> list[Search]:
    return [_search(pattern) for pattern in patterns]


def _search(pattern: Regex) -> Search:
    return re.compile(str(pattern)).match if pattern in _OWN else pattern.search


def _named(url: str) -> str:
    name = site(url)
    return f"image from {name}" if name else "image"


def _drawn(width: int | None, height: int | None) -> str:
    if width is not None and height is not None:
        return f"{width} by {height} pixels large"
    side = height if width is None else width
    return f"{side} pixel{'' if side == 1 else 's'} {'high' if width is None else 'wide'}"
