from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from artlint import FRAMED, Rule, Source, Span, bad, good
from artlint_rules.captions._preconditions import has_captions
from artlint_rules.captions._words import is_blank, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Caption, Finding


class DetachedCaption(Rule):
    """Keep every caption with its image, audio or video.

    A caption that follows none is what stays behind when a feed robot loses the image, or moves it. Where people write
    (in layouts without a frame) a caption may stand right before its image.
    """

    facts = (has_captions,)
    help = "put the image back before the caption, or remove the caption"
    examples = (
        good('<img src="https://a.org/1.jpg"><div><small style="color: #999;">一座桥。</small></div>'),
        good("<p>A number.</p><figure><b>2</b> times<figcaption>Congresses until 1976.</figcaption></figure>"),
        good("<figure><table><tr><td>1</table><figcaption>A table.</figcaption></figure>"),
        good('<p>Text.</p><div><small style="color: #999;"></small></div>'),
        good("<p>Text.</p><div><small>Small print.</small></div>"),
        good(
            "---\ntitle: A\n---\n\nText.\n\n<figcaption>Scan the code:</figcaption>\n\n![](https://a.org/1.jpg)\n",
            whole=True,
            source=Source(layout="post", body="markdown"),
        ),
        bad(
            "---\ntitle: A\n---\n\nText.\n\n<figcaption>A bridge.</figcaption>\n\nText.\n\n![](https://a.org/1.jpg)\n",
            "7:13 caption follows no image, audio or video: A bridge",
            whole=True,
            source=Source(layout="post", body="markdown"),
        ),
        bad(
            '<p>专家表示。</p><div><small style="color: #999;">一座桥。</small></div>',
            "5:46 caption follows no image, audio or video: 一座桥",
        ),
        bad(
            '<p>Text.</p><figure class="image"><figcaption>A bridge.</figcaption></figure>',
            "5:47 caption follows no image, audio or video: A bridge",
        ),
        bad(
            '<img src="https://a.org/1.jpg"><p>Text.</p><div><small style="color: #999;">A bridge.</small></div>',
            "5:77 caption follows no image, audio or video: A bridge",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        leading = _before_images(article)
        for caption in article.captions:
            if caption.medium is not None or is_blank(caption.text) or caption in leading:
                continue
            if not _explains_something(article, caption):
                message = f"caption follows no image, audio or video: {shortened(caption.text)}"
                yield self.finding(caption.span, message)


def _before_images(article: Article) -> frozenset[Caption]:
    """The captions after which an image comes next, one that has no caption of its own; none in a frame's layouts."""
    if article.layout in FRAMED:
        return frozenset()
    captioned = {caption.medium.index for caption in article.captions if caption.medium is not None}
    images = [image.element for image in article.images]
    starts = [image.start for image in images]
    found: list[Caption] = []
    for caption in article.captions:
        end = caption.element.span.end
        at = bisect_left(starts, end)
        if at < len(images) and images[at].index not in captioned and _next_to(article, end, starts[at]):
            found.append(caption)
    return frozenset(found)


def _next_to(article: Article, end: int, start: int) -> bool:
    return not article.document.has_text(Span(end, start))


def _explains_something(article: Article, caption: Caption) -> bool:
    """Whether it stands in a figure of text, or behind an image whose tag is glued (`<imgsrc=`)."""
    for ancestor in caption.element.ancestors:
        if ancestor.name.startswith("img"):
            return True
        if ancestor.name == "figure":
            before = Span(ancestor.start_end, caption.element.start)
            behind = Span(caption.element.span.end, ancestor.end)
            return article.document.has_text(before) or article.document.has_text(behind)
    return False
