from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good
from artlint_rules.images._addresses import is_allowed, is_web, site, written
from artlint_rules.images._preconditions import has_unusual_image
from artlint_rules.images._proxy import proxy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class SrcsetBypassesProxy(Rule):
    """Load the larger and smaller forms of a proxied image through the proxy too.

    A browser prefers `srcset` to `src`: with direct addresses in it the proxy in `src` is never asked.
    An image whose `src` is direct too is found by `image-bypasses-proxy`.
    """

    allow: tuple[str, ...] = ()
    """Hosts from which images may be loaded directly."""

    facts = (has_unusual_image,)
    layouts = ("epoch",)
    help = "remove the srcset, or put the proxy's prefix before each of its addresses"
    examples = (
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg">'),
        good('<img src="https://a.org/1.jpg" srcset="https://a.org/2.jpg 2x">'),
        good(
            '<img src="https://images.weserv.nl/?url=a.org/1.jpg" '
            'srcset="https://images.weserv.nl/?url=a.org/2.jpg 2x, https://images.weserv.nl/?url=a.org/3.jpg 3x">'
        ),
        bad(
            '<p>桥</p><img srcSet="https://b.org/1.jpg 240w, https://b.org/2.jpg 320w" '
            'src="https://images.weserv.nl/?url=b.org/1.jpg">',
            "5:22 srcset loads 2 of 2 images from b.org, not through images.weserv.nl",
        ),
        bad(
            '<picture><source srcset="https://b.org/1.webp, https://images.weserv.nl/?url=b.org/2.jpg 2x">'
            '<img src="https://images.weserv.nl/?url=b.org/1.jpg"></picture>',
            "5:26 srcset loads 1 of 2 images from b.org, not through images.weserv.nl",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        proxy = proxy_of(article)
        for attribute, places, loaded, _ in written(article):
            if attribute is loaded.attribute or (is_web(loaded.url) and not proxy.read(loaded.url)):
                continue
            direct = [place.url for place in places if is_web(place.url) and not proxy.read(place.url)]
            sites = [site(url) for url in direct if not is_allowed(url, self.allow)]
            if sites:
                number, name = f"{len(sites)} of {len(places)}", sites[0]
                message = f"srcset loads {number} images from {name}, not through {proxy.beside(name)}"
                together = "srcsets load images past the proxy"
                yield self.finding(attribute.value_span, message, together=together)
