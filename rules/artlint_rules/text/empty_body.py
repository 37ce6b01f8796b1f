from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Span, bad, good
from artlint_rules.text._ending import cut_markup
from artlint_rules.text._preconditions import has_no_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_MEDIA = ("img", "audio", "video", "iframe", "embed", "object", "svg", "canvas")


class EmptyBody(Rule):
    """Keep the article's text in its file.

    A body with a date and a lead image, but without a sentence, is what a robot stores when the page did not load.
    White space is no text; an audio, a video or a second image is content, and so are code and what a template puts in.
    A body cut inside a tag belongs to `truncated-body`.
    """

    facts = (has_no_text,)
    help = "fetch the article again from its source"
    examples = (
        good("<p>一。</p>"),
        good('<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><video src="https://example.org/1.mp4"></video>'),
        good('<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><img src="https://example.org/1'),
        good("---\ntitle: A\n---\n\n{% notebook bridges.ipynb %}\n", whole=True, path="a.md"),
        bad("", "6:1 the body is empty"),
        bad("<p>\u3000&nbsp;</p><p>\u200b</p>", "5:23 the body has no text"),
        bad(
            '<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><img src="a.jpg"><div><small>桥。</small></div>',
            "5:93 the body has no text beyond date, image and caption",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.paragraphs or _has_other_media(article) or article.verbatim or cut_markup(article):
            return
        body = article.body
        beyond = _header(article)
        message = f"the body has no text{' beyond ' if beyond else ''}{beyond}"
        yield self.finding(Span(body.end, body.end), "the body is empty" if body.start == body.end else message)


def _has_other_media(article: Article) -> bool:
    lead = article.lead_image.element if article.lead_image else None
    copies = {image.element for image in article.images if image.noscript_copy}
    return any(element is not lead and element not in copies for element in article.named(*_MEDIA))


def _header(article: Article) -> str:
    """What the body has besides text: `date, image and caption`."""
    dateline = article.dateline
    has_date = dateline is not None and dateline.span.start >= article.body.start
    parts = (("date", has_date), ("image", article.lead_image), ("caption", article.captions))
    present = [name for name, part in parts if part]
    return " and ".join(filter(None, (", ".join(present[:-1]), *present[-1:])))
