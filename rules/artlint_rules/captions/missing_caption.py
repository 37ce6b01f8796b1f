from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Ge, Rule, Source, Span, bad, good
from artlint_rules._cuts import is_tagged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Element, Finding, Image


MARKDOWN = Source(body="markdown")


class MissingCaption(Rule):
    """Put a caption under the lead image.

    The caption says what the image shows, and who took it; without it nobody can tell in ten years. In Markdown a
    caption is `<figcaption>`, text in `*` or `_` that fills the line or the paragraph behind the image, a paragraph
    with `{: .caption}`, the title of the image, or the `caption` of Hugo's `figure`.
    """

    characters_beside: Annotated[int, Ge(0)] = 300
    """How long a text in the image's own block may be to count as its caption, as in galleries; 0: it never counts."""

    elements = ("img",)
    layouts = ("epoch",)
    help = "put the caption's element back right behind the lead image"
    examples = (
        good('<img src="https://a.org/1.jpg"><div><small style="color: #999;">一座桥。</small></div>'),
        good('<figure><figcaption>A bridge.</figcaption><img src="https://a.org/1.jpg"></figure>'),
        good('<img src="https://a.org/1.jpg"><div><small></small></div>'),
        good('<div><img src="https://a.org/1.jpg"><br><b>睡在水泥地上</b>：这次有31人参加。</div><p>专家表示。</p>'),
        good("![](https://a.org/1.jpg)\n*A bridge.*\n\nText.", source=MARKDOWN),
        good("![](https://a.org/1.jpg)\n\n_A bridge._\n\nText.", source=MARKDOWN),
        good("![](https://a.org/1.jpg 'A bridge.')\n\nText.", source=MARKDOWN),
        good("![](https://a.org/1.jpg)\nA *bridge*, photo by B.\n\nText.", source=MARKDOWN),
        good('{{< figure src="a.jpg" caption="A bridge." >}}\n\nText.', source=Source(body="markdown", flavor="hugo")),
        bad('<img src="https://a.org/1.jpg"><p>专家表示。</p>', "5:32 lead image has no caption"),
        bad(
            '<p>桥</p><img src="https://a.org/1.jpg"><img src="https://a.org/2.jpg"><div><small>A.</small></div>',
            "5:40 lead image has no caption",
        ),
        bad("![](https://a.org/1.jpg)\n\nText with *one* word.", "5:25 lead image has no caption", source=MARKDOWN),
        bad(
            '<div><img src="https://a.org/1.jpg"><br><b>A bridge</b></div>',
            "5:37 lead image has no caption",
            characters_beside=0,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        lead = _lead(article)
        if not lead or self._has_text_beside(article, lead[0]):
            return
        following = article.images[len(lead) :]
        end = following[0].span.start if following else article.body.end
        elements = [image.element for image in lead]
        for caption in article.captions:
            detached = caption.medium is None and caption.element.start < end
            if detached or caption.medium in elements:
                return
        at = lead[-1].span.end
        yield self.finding(Span(at, at), "lead image has no caption")

    def _has_text_beside(self, article: Article, image: Image) -> bool:
        block = image.element.parent
        while block is not None and block.name in ("a", "span", "picture", "noscript"):
            block = block.parent
        if block is None or (block.name not in ("div", "figure", "li", "td") and not _is_of_markdown(article, block)):
            return False
        return 0 < len(article.document.text_in(block.content).strip(BLANK)) <= self.characters_beside


def _is_of_markdown(article: Article, block: Element) -> bool:
    """Whether a block is a paragraph of Markdown, which an image shares with the lines beside it."""
    return block.name == "p" and not is_tagged(article, block)


def _lead(article: Article) -> tuple[Image, ...]:
    """The lead image, with the one beside it where one of the two is the other's copy in `<noscript>`."""
    first = article.images[:2]
    return first if len(first) == 2 and first[0].noscript_copy != first[1].noscript_copy else first[:1]
