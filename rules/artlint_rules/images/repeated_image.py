from collections.abc import Iterator
from typing import Annotated, NamedTuple

from artlint import Article, Finding, Ge, Related, Rule, Severity, Source, Span, bad, good
from artlint_rules.images._addresses import bare, is_data, loaded_images, shortened
from artlint_rules.images._preconditions import may_repeat_an_image
from artlint_rules.images._proxy import proxy_of
from artlint_rules.images._sizes import is_icon

_TOGETHER = "images stand in the article again"


class _Shown(NamedTuple):
    """One showing of an image: its number among the images, where it starts, and the place of its address."""

    number: int
    start: int
    address: Span


class RepeatedImage(Rule):
    """Show an image once in an article.

    A feed robot that meets an image in the header and again in a gallery or teaser writes it twice.
    Emoji, icons and the copies in `<noscript>` may repeat. Where people write (in layouts without a frame) they show an
    image again on purpose, to part chapters or to speak of it: there only one that follows itself at once counts.
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
        good(
            "---\ntitle: A\n---\n\n![](https://a.org/1.jpg)\n\nText.\n\n![](https://a.org/1.jpg)\n",
            whole=True,
            source=Source(layout="post", body="markdown"),
        ),
        bad(
            "---\ntitle: A\n---\n\n![](https://a.org/1.jpg)\n\n![](https://a.org/1.jpg)\n",
            "7:5 image stands in the article a second time: a.org/1.jpg",
            whole=True,
            source=Source(layout="post", body="markdown"),
        ),
        bad(
            '<img alt="line" width="624" height="1" src="https://a.org/l.png">' * 3,
            "5:110 image stands in the article a second time: a.org/l.png",
            "5:175 image stands in the article again (3 times so far): a.org/l.png",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        known: dict[str, list[_Shown]] = {}
        for target, shown in self._shown(article):
            places = known.setdefault(target, [])
            places.append(shown)
            if len(places) > 1 and not _is_meant(article, *places[-2:]):
                when = "a second time" if len(places) == 2 else f"again ({len(places)} times so far)"
                message = f"image stands in the article {when}: {shortened(target)}"
                first = Related(places[0].address, "first here")
                yield self.finding(shown.address, message, related=(first,), together=_TOGETHER)

    def _shown(self, article: Article) -> Iterator[tuple[str, _Shown]]:
        """The images that count, each with what it shows."""
        proxy = proxy_of(article)
        for number, (image, attribute, url) in enumerate(loaded_images(article)):
            if attribute is None or image.noscript_copy or not url or is_data(url):
                continue
            if not is_icon(image, url, self.icon_size):
                shown = _Shown(number, image.element.start, attribute.value_span)
                yield bare(proxy.target(url)), shown


def _is_meant(article: Article, before: _Shown, again: _Shown) -> bool:
    """Whether people wrote the article, and text or another image parts the two."""
    if article.is_framed:
        return False
    return again.number != before.number + 1 or article.document.has_text(Span(before.start, again.start))
