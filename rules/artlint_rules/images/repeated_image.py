from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Ge, Related, Rule, Severity, bad, good
from artlint_rules.images._addresses import bare, is_data, loaded_images, shortened
from artlint_rules.images._preconditions import may_repeat_an_image
from artlint_rules.images._proxy import proxy_of
from artlint_rules.images._sizes import is_icon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding, Span


_TOGETHER = "images stand in the article again"


class RepeatedImage(Rule):
    """Show an image once in an article.

    A feed robot that meets an image in the header and again in a gallery or teaser writes it twice.
    Emoji, icons and the copies in `<noscript>` may repeat.
    """

    icon_size: Annotated[int, Ge(1)] = 64
    """Up to how many pixels, in width and height, an image counts as an icon."""

    severity = Severity.WARNING
    facts = (may_repeat_an_image,)
    help = "remove the repeated image with its caption"
    examples = (
        good(
            '<img src="https://images.weserv.nl/?url=a.org/1.jpg"><img src="https://images.weserv.nl/?url=a.org/2.jpg">'
        ),
        good('<img src="https://a.org/1.jpg"><noscript><img src="https://a.org/1.jpg"></noscript>'),
        good('<p>桥<img class="emoji" src="https://a.org/1.svg"><img class="emoji" src="https://a.org/1.svg"></p>'),
        good('<img width="16" src="https://a.org/1.svg">' * 2),
        bad(
            '<img src="https://images.weserv.nl/?url=a.org/1.jpg"><p>桥</p><img src="https://a.org/1.jpg">',
            "5:72 image stands in the article a second time: a.org/1.jpg",
        ),
        bad(
            '<img alt="line" width="624" height="1" src="https://a.org/l.png">' * 3,
            "5:110 image stands in the article a second time: a.org/l.png",
            "5:175 image stands in the article again (3 times so far): a.org/l.png",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        proxy = proxy_of(article)
        known: dict[str, list[Span]] = {}
        for image, attribute, url in loaded_images(article):
            if attribute is None or image.noscript_copy or not url or is_data(url):
                continue
            if is_icon(image, url, self.icon_size):
                continue
            target = bare(proxy.target(url))
            places = known.setdefault(target, [])
            places.append(attribute.value_span)
            if len(places) > 1:
                when = "a second time" if len(places) == 2 else f"again ({len(places)} times so far)"
                message = f"image stands in the article {when}: {shortened(target)}"
                yield self.finding(places[-1], message, related=(Related(places[0], "first here"),), together=_TOGETHER)
