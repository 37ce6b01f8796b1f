from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Source, Span, bad, good
from artlint_rules._glued import glued_texts
from artlint_rules.images._preconditions import has_no_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MissingLeadImage(Rule):
    """Begin every article with a lead image.

    A feed robot that loses the image leaves an article that no overview can show. An article that opens with a video
    has its picture in it.
    """

    instead: tuple[str, ...] = ("video",)
    """Elements that may stand in for the image when they come before the second paragraph of text."""

    layouts = ("epoch",)
    facts = (has_no_image,)
    help = "put the article's image back, right behind the date"
    examples = (
        good('<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><img src="https://images.weserv.nl/?url=a.org/1.jpg">'),
        good('<p>黑海遭封锁。</p><video src="https://a.org/1.mp4" controls></video>'),
        bad("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>专家表示。</p>", "5:48 article has no image"),
        good('<imgsrc="https://images.weserv.nl/?url=a.org/1.jpg"><p>Text.</p>'),
        good('<imgsrc="https://a.org/1.jpg">\n\nText.', source=Source(body="markdown")),
        bad("<p>A bridge reopens.</p>", "5:1 article has no image"),
        bad('<time datetime="2023-07-19">7月19日</time><p>桥。</p>', "5:41 article has no image"),
        bad('<p>A.</p><video src="https://a.org/1.mp4"></video>', "5:1 article has no image", instead=()),
        bad("18/07/2023 - 08:23<p>Text.</p>", "5:19 article has no image", source=Source(zone="Europe/Paris")),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.body.start == article.body.end or self._has_lead(article):
            return
        at = _behind_date(article)
        yield self.finding(Span(at, at), "article has no image")

    def _has_lead(self, article: Article) -> bool:
        """Whether there is an image, one whose tag is glued (`<imgsrc=`) too, or an opening with something like it."""
        if any(name.startswith("img") for name in article.element_names):
            return True
        if any(text.element == "img" for text in glued_texts(article)):
            return True
        found = article.named(*self.instead)
        paragraphs = article.paragraphs
        return bool(found) and (len(paragraphs) < 2 or found[0].start < paragraphs[1].span.start)


def _behind_date(article: Article) -> int:
    """Where the lead image belongs: behind the block with the date, else at the body's start."""
    date = article.dateline
    if date is None or date.span.start < article.body.start:
        return article.body.start
    around = [element for element in article.elements if element.start <= date.span.start < element.end]
    blocks = [element for element in around if element.name in ("div", "header")] or around
    return blocks[-1].span.end if blocks else date.span.end
