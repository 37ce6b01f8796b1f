from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Rule, bad, good, odd_edge
from artlint_rules._relative import begins_with_host, is_missing, is_of_a_site
from artlint_rules.images._addresses import is_relative, more, shortened, written
from artlint_rules.images._preconditions import has_unusual_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class RelativeImage(Rule):
    """Write the whole address of every image.

    A relative address meant the publisher's site; in the archive it points into the archive, where nothing is. One
    that begins with `//` is scheme-relative-image's.

    In a site's own repository (a layout without a frame, or a source with a `site-root`) relative addresses are right.
    There the rule speaks of a host without its scheme, and, below a `site-root`, of an address that begins with `/` and
    names no file there.
    """

    facts = (has_unusual_image,)
    help = "write the address with https: and host"
    examples = (
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg">'),
        good('<img alt="桥"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP">'),
        good('<img src="//a.org/1.jpg">'),
        good("---\ntitle: 桥\n---\n\n![A](/assets/1.jpg) ![B](1.jpg)\n", whole=True, path="1.md"),
        bad(
            "---\ntitle: 桥\n---\n\n![A](img.example.org/1.jpg)\n",
            "5:6 image address has no scheme: img.example.org/1.jpg",
            whole=True,
            path="1.md",
        ),
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
        wrong = _wrong_in_a_site if is_of_a_site(article) else _wrong
        for attribute in written(article):
            relative = [place for place in attribute.places if is_relative(place.url) and place.url[:2] != "//"]
            found = [(place, lack) for place in relative if (lack := wrong(article, place.url))]
            if found:
                place, lack = found[0]
                message = f"image address {lack}: {shortened(place.url)}{more(len(found))}"
                yield self.finding(place.span, message, together=f"images with an address that {lack}")


def _wrong(_article: Article, url: str) -> str:
    if url[:1] in BLANK and (edge := odd_edge(url)):
        return edge
    return "has no scheme" if begins_with_host(url) else "is relative"


def _wrong_in_a_site(article: Article, url: str) -> str | None:
    """What is certainly wrong with an address that may be right in the article's own site."""
    wrong = _wrong(article, url)
    if wrong != "is relative":
        return wrong
    return "leads to no file of the site" if is_missing(article, url) else None
