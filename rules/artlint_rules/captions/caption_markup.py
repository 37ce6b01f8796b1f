from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good
from artlint_rules.captions._preconditions import has_captions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding


class CaptionMarkup(Rule):
    """Write captions as plain text.

    Elements inside a caption are lost where it is taken over as text, and often show that more than the caption was
    caught.
    """

    allow: tuple[str, ...] = ()
    """Elements that a caption may hold, such as `cite` for the photographer."""

    enabled = False
    facts = (has_captions,)
    help = "keep the caption's text and remove the elements in it"
    examples = (
        good('<img src="https://a.org/1.jpg"><div><small>一座桥。</small></div>'),
        good(
            '<figure><img src="https://a.org/1.jpg"><figcaption>A. <cite>B.</cite></figcaption></figure>',
            allow=("cite",),
        ),
        good('<figure><img src="https://a.org/1.jpg"><figcaption><span></span></figcaption></figure>'),
        bad(
            '<figure><img src="https://a.org/1.jpg"><figcaption>桥 <cite>B. for C</cite></figcaption></figure>',
            "5:54 caption holds <cite>",
        ),
        bad(
            '<img src="https://a.org/1.jpg"><div><small>A <b>bridge</b> of <a href="https://b.org">B</a></small></div>',
            "5:46 caption holds <b> and <a>",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for caption in article.captions:
            if not article.document.has_text(caption.span):
                continue
            inside = [element for element in _inside(article, caption.element) if element.name not in self.allow]
            if inside:
                names = list(dict.fromkeys(f"<{element.name[:20]}>" for element in inside))
                yield self.finding(inside[0].start_tag, f"caption holds {' and '.join(names[:3])}")


def _inside(article: Article, outer: Element) -> Iterator[Element]:
    for at in range(outer.index + 1, len(article.elements)):
        if article.elements[at].start >= outer.end:
            return
        yield article.elements[at]
