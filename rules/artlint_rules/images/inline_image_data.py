from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import HTML_SPACE, Ge, Rule, bad, good
from artlint_rules.images._addresses import fallback, is_data, written
from artlint_rules.images._preconditions import has_unusual_image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding


class InlineImageData(Rule):
    """Keep image data out of the article's text.

    An image written into a `data:` address cannot be shared, searched or replaced, and makes the file large.
    The placeholder of an image that is loaded late is none: its true address stands beside it.
    """

    max_characters: Annotated[int, Ge(0)] = 0
    """The longest `data:` address that is let pass, for small drawings."""

    facts = (has_unusual_image,)
    help = "store the image as a file and write its address"
    examples = (
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg">'),
        good('<img src="data:image/svg+xml,%3Csvg%3E" data-lazy-src="https://a.org/1.jpg" alt="桥">'),
        good('<img src="data:image/gif;base64,R0lGOD"><noscript><img src="https://a.org/1.jpg"></noscript>'),
        good('<img src="data:image/gif;base64,R0lGODlhAQ">', max_characters=100),
        bad(
            '<p>桥</p><img src="data:image/png;base64,iVBORw0KGgo=">',
            "5:19 image is written into the text: 34 characters of image/png",
        ),
        bad(
            '<img src="https://a.org/1.jpg" srcset="data:image/gif;base64,R0lGODlhAQ 2x">',
            "5:40 image is written into the text: 32 characters of image/gif",
        ),
        bad('<img src="DATA:,1">', "5:11 image is written into the text: 7 characters"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        images = article.images
        copies = any(image.noscript_copy for image in images)
        late = {image.span for at, image in enumerate(images) if fallback(article, at)} if copies else set()
        for attribute, places, loaded, lazy in written(article):
            for place in places:
                if not is_data(place.url) or len(place.url) <= self.max_characters or lazy:
                    continue
                if loaded.image.span not in late or attribute is not loaded.attribute:
                    yield self.finding(place.span, _message(place.url), together="images stand in the text as data")


def _message(url: str) -> str:
    kind = url[5:100].partition(",")[0].partition(";")[0].strip(HTML_SPACE)
    return f"image is written into the text: {len(url):,} characters{f' of {kind}' if kind else ''}"
