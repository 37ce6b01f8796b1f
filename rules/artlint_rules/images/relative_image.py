from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Rule, bad, good, odd_edge
from artlint_rules.images._addresses import is_relative, more, shortened, written
from artlint_rules.images._preconditions import has_unusual_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class RelativeImage(Rule):
    """Write the whole address of every image.

    A relative address meant the publisher's site; in the archive it points into the archive, where nothing is. One
    that begins with `//` is scheme-relative-image's.
    """

    facts = (has_unusual_image,)
    help = "write the address with https: and host"
    examples = (
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg">'),
        good('<img alt="桥"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP">'),
        good('<img src="//a.org/1.jpg">'),
        bad('<p>桥</p><img src="/++plone++rfa/icon.png">', "5:19 image address is relative: /++plone++rfa/icon.png"),
        bad(
            '<img src="https://a.org/1.jpg" srcset="2.jpg 2x, 3.jpg 3x">',
            "5:40 image address is relative: 2.jpg (and 1 more)",
        ),
        bad(
            '<img src="\u3000https://a.org/1.jpg">',
            "5:11 image address begins with U+3000, which browsers take for a part of it: \u3000https://a.org/1.jpg",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for attribute in written(article):
            found = [place for place in attribute.places if is_relative(place.url) and place.url[:2] != "//"]
            if found:
                url = found[0].url
                message = f"image address {_lack(url)}: {shortened(url)}{more(len(found))}"
                yield self.finding(found[0].span, message, together=f"images with an address that {_lack(url)}")


def _lack(url: str) -> str:
    return (odd_edge(url) if url[:1] in BLANK else None) or "is relative"
