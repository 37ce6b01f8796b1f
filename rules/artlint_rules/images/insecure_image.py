from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Span, bad, good, late
from artlint_rules.images._addresses import is_allowed, more, shortened, written
from artlint_rules.images._preconditions import has_unusual_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding
    from artlint_rules.images._addresses import Place

_has_port = late(r"http://[^/?#]*:[0-9]", re.IGNORECASE)


class InsecureImage(Rule):
    """Load images over `https:`.

    On a page that is itself secure a browser blocks an `http:` image or shows a warning.
    """

    allow: tuple[str, ...] = ()
    """Hosts that are known to answer over `http:` only."""

    facts = (has_unusual_image,)
    fix = "unsafe"
    help = "write https: in place of http:"
    examples = (
        good('<img src="https://a.org/1.jpg" srcset="https://a.org/2.jpg 2x">'),
        good('<img src="https://images.weserv.nl/?url=http://a.org/1.jpg">'),
        good('<img src="http://old.example.org/1.jpg">', allow=("old.example.org",)),
        bad(
            '<p>桥</p><img src="http://a.org/1.jpg">',
            "5:19 image is loaded over http: http://a.org/1.jpg",
            fixed='<p>桥</p><img src="https://a.org/1.jpg">',
        ),
        bad('<img src="http://a.org:8080/1.jpg">', "5:11 image is loaded over http: http://a.org:8080/1.jpg"),
        bad(
            '<img src="https://a.org/1.jpg" srcset="https://a.org/2.jpg 2x, http://a.org/3.jpg 3x, http://a.org/4.jpg">',
            "5:64 image is loaded over http: http://a.org/3.jpg (and 1 more)",
            fixed='<img src="https://a.org/1.jpg" srcset="https://a.org/2.jpg 2x, https://a.org/3.jpg 3x, https://a.org/4.jpg">',
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for attribute in written(article):
            found = [place for place in attribute.places if place.url[:7].lower() == "http://"]
            found = [place for place in found if not is_allowed(place.url, self.allow)]
            if found:
                message = f"image is loaded over http: {shortened(found[0].url)}{more(len(found))}"
                yield self.finding(found[0].span, message, fix=_fix(found), together="images are loaded over http")


def _fix(places: list[Place]) -> Fix | None:
    """`https:` in all of them; none where one names a port, at which no `https:` answers."""
    if not all(place.exact and not _has_port().match(place.url) for place in places):
        return None
    ends = [place.span.start + len("http") for place in places]
    return Fix("write https:", tuple(Edit(Span(end, end), "s") for end in ends), safe=False, changes=("images",))
