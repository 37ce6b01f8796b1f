from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Source, bad, good
from artlint_rules.images._addresses import is_allowed, is_web, originals, site
from artlint_rules.images._proxy import proxy_of
from artlint_rules.images._sizes import is_pixel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class ImageBypassesProxy(Rule):
    """Load every image through the source's proxy.

    The publisher's own image is often blocked where the archive is read, and may be gone tomorrow.
    """

    allow: tuple[str, ...] = ()
    """Hosts from which images may be loaded directly."""

    elements = ("img",)
    layouts = ("epoch",)
    help = "put the proxy's prefix before the image's address, without its scheme"
    examples = (
        good('<img src="https://images.weserv.nl?url=gdb.voanews.com/1.jpg"><img src="/1.jpg">'),
        good('<img src="https://s.rfi.fr/1.jpg">', allow=("s.rfi.fr",)),
        good(
            '<img src="https://img.example.org/?url=a.org/1.jpg">', source=Source(proxy="https://img.example.org?url=")
        ),
        good('<img src="https://Images.Weserv.nl:443/?url=a.org/1.jpg">'),
        bad(
            '<p>桥</p><img src="https://s.rfi.fr/media/1.jpg">',
            "5:19 image is loaded from s.rfi.fr, not through images.weserv.nl",
        ),
        bad(
            '<img src="data:image/svg+xml,%3Csvg%3E" data-src="https://a.org/1.jpg">'
            '<noscript><img src="https://a.org/1.jpg"></noscript>',
            "5:51 image is loaded from a.org, not through images.weserv.nl",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        proxy = proxy_of(article)
        for image, attribute, url in originals(article):
            if attribute is None or not is_web(url) or proxy.read(url) or is_pixel(image):
                continue
            if not is_allowed(url, self.allow):
                name = site(url)
                message = f"image is loaded from {name}, not through {proxy.beside(name)}"
                together = "images are not loaded through the proxy"
                yield self.finding(attribute.value_span, message, together=together)
