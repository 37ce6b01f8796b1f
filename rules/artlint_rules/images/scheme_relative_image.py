from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, Span, bad, good
from artlint_rules.images._addresses import more, shortened, written
from artlint_rules.images._preconditions import has_unusual_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding
    from artlint_rules.images._addresses import Place


class SchemeRelativeImage(Rule):
    """Write the addresses of images that name a host with their scheme too.

    `//a.org/1.jpg` takes the scheme of the page that shows it. In a page opened from a disk, in a feed or in a mail
    that is `file:` or none, and nothing is shown.
    """

    severity = Severity.WARNING
    facts = (has_unusual_image,)
    fix = "unsafe"
    help = "write https: before the address"
    examples = (
        good('<img src="https://a.org/1.jpg"><img src="/a//1.jpg">'),
        good('<img src="https://images.weserv.nl/?url=//a.org/1.jpg" alt="//">'),
        bad(
            '<img src="//a.org/1.jpg">',
            "5:11 image address has no scheme: //a.org/1.jpg",
            fixed='<img src="https://a.org/1.jpg">',
        ),
        bad(
            '<img src="https://a.org/1.jpg" srcset="//a.org/2.jpg 2x, //a.org/3.jpg 3x">',
            "5:40 image address has no scheme: //a.org/2.jpg (and 1 more)",
            fixed='<img src="https://a.org/1.jpg" srcset="https://a.org/2.jpg 2x, https://a.org/3.jpg 3x">',
        ),
        bad(
            "桥 ![A](//a.org/1.jpg)",
            "5:8 image address has no scheme: //a.org/1.jpg",
            path="1.md",
            fixed="桥 ![A](https://a.org/1.jpg)",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for attribute in written(article):
            found = [place for place in attribute.places if place.url.startswith("//") and place.url.strip("/")]
            if found:
                message = f"image address has no scheme: {shortened(found[0].url)}{more(len(found))}"
                yield self.finding(
                    found[0].span, message, fix=_fix(found), together="images with an address that has no scheme"
                )


def _fix(places: list[Place]) -> Fix | None:
    """`https:` before each of them; None where references blur where one begins."""
    if not all(place.exact for place in places):
        return None
    starts = [place.span.start for place in places]
    return Fix(
        "write https:", tuple(Edit(Span(start, start), "https:") for start in starts), safe=False, changes=("images",)
    )
