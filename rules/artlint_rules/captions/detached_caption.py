from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from artlint import Rule, Source, Span, bad, good
from artlint_rules._glued import glued_texts
from artlint_rules.captions._preconditions import has_captions
from artlint_rules.captions._words import is_blank, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Caption, Finding


class DetachedCaption(Rule):
    """Keep every caption with its image, audio or video.

    A caption that follows none is what stays behind when a feed robot loses the image, or moves it. Where people write
    (in layouts without a frame) they set small print in `<figcaption>` too: there only one in a `<figure>` counts.
    One that follows a template is left alone, for it may show an image.
    """

    facts = (has_captions,)
    help = "put the image back before the caption, or remove the caption"
    examples = (
        good('<img src="https://a.org/1.jpg"><div><small style="color: #999;">一座桥。</small></div>'),
        good("<p>A number.</p><figure><b>2</b> times<figcaption>Congresses until 1976.</figcaption></figure>"),
        good("<figure><table><tr><td>1</table><figcaption>A table.</figcaption></figure>"),
        good('<p>Text.</p><div><small style="color: #999;"></small></div>'),
        good("<p>Text.</p><div><small>Small print.</small></div>"),
        good("![](a.jpg)\n<figcaption>A bridge.</figcaption>", source=Source(body="markdown")),
        good("{{< img a.jpg >}}\n<figcaption>A bridge.</figcaption>", source=Source(body="markdown", flavor="hugo")),
        good('<imgsrc="a.jpg">\n<figcaption>A bridge.</figcaption>', source=Source(body="markdown")),
        good(
            "---\ntitle: A\n---\n\nText.\n\n<figcaption>Printed by hand.</figcaption>\n",
            whole=True,
            source=Source(layout="post", body="markdown"),
        ),
        bad(
            "---\ntitle: A\n---\n\nText.\n\n<figure><figcaption>A bridge.</figcaption></figure>\n",
            "7:21 caption follows no image, audio or video: A bridge",
            whole=True,
            source=Source(layout="post", body="markdown"),
        ),
        bad(
            "Text.\n\n<figcaption>A bridge.</figcaption>",
            "7:13 caption follows no image, audio or video: A bridge",
            source=Source(body="markdown"),
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
        for caption in article.captions:
            if caption.medium is not None or is_blank(caption.text) or _is_small_print(article, caption):
                continue
            if not _explains_something(article, caption) and not _follows_template(article, caption):
                message = f"caption follows no image, audio or video: {shortened(caption.text)}"
                yield self.finding(caption.span, message)


def _is_small_print(article: Article, caption: Caption) -> bool:
    """Whether it stands where people write, and no figure says that there was something to explain."""
    return not article.is_framed and not caption.element.inside("figure")


def _explains_something(article: Article, caption: Caption) -> bool:
    """Whether it stands in a figure of text, or behind an image whose tag is glued (`<imgsrc=`)."""
    start = caption.element.start
    for ancestor in caption.element.ancestors:
        if ancestor.name.startswith("img"):
            return True
        if ancestor.name == "figure":
            before = Span(ancestor.start_end, start)
            behind = Span(caption.element.span.end, ancestor.end)
            return article.document.has_text(before) or article.document.has_text(behind)
    glued = glued_texts(article)
    at = bisect_left(glued, start, key=lambda text: text.tag.start)
    return (
        at > 0 and glued[at - 1].element == "img" and not article.document.has_text(Span(glued[at - 1].tag.end, start))
    )


def _follows_template(article: Article, caption: Caption) -> bool:
    """Whether a template stands between the caption and the text before it."""
    start, paragraphs = caption.element.start, article.paragraphs
    before = bisect_left(paragraphs, start, key=lambda paragraph: paragraph.span.start)
    behind = min(paragraphs[before - 1].span.end, start) if before else article.body.start
    return article.verbatim.meets_template(Span(behind, start))
