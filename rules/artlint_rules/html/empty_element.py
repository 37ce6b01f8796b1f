from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Severity, bad, decode_references, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding
    from artlint.html import Element

_KEPT = ("id", "name", "class", "href")
"""Attributes that give an empty element a purpose; an empty `<a href>` is empty-link's."""

_LONGEST = 4_000
"""Code points of the longest content that is looked at; more white space than that is no robot's."""


class EmptyElement(Rule):
    """Leave no element without content behind.

    An empty paragraph is what stays when a robot removes an advert, and what editors use for a gap.
    """

    severity = Severity.WARNING

    names: tuple[str, ...] = ("p", "a", "em", "strong", "b", "i", "small", "span")
    """The elements that must hold something, in lower case."""

    help = "remove the element, or fill it"
    examples = (
        good("<p>桥</p><p><img src='1.jpg'></p><p><!-- advert --></p>"),
        good("<i class='icon'></i><span data-x></span><a id='n1'></a><a href='https://a.org'></a><div></div>"),
        good('<img src="1.jpg"><div><small></small></div><figure><figcaption><b></b></figcaption></figure>'),
        bad("<p> </p><p>桥</p>", "5:1 `<p>` is empty"),
        bad("<p>&nbsp;\u3000</p>", "5:1 `<p>` is empty"),
        bad("<p>桥<em></em> <strong> </strong></p>", "5:5 `<em>` is empty", "5:15 `<strong>` is empty"),
        bad("<div></div>", "5:1 `<div>` is empty", names=("div",)),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        empty = [element for element in article.named(*self.names) if _is_empty(article, element)]
        if not empty:
            return
        captions = {caption.element.index for caption in article.captions if not caption.text.strip()}
        for element in empty:
            if not _in_caption(element, captions):
                yield self.finding(element.span, f"`<{element.name}>` is empty")


def _in_caption(element: Element, captions: set[int]) -> bool:
    """Whether it is, or stands in, an empty caption, of which empty-caption speaks."""
    return bool(captions) and any(part.index in captions for part in (element, *element.ancestors))


def _is_empty(article: Article, element: Element) -> bool:
    text, start, end = article.text, element.start_end, element.end
    if start < end and text[start] != "&" and not text[start].isspace():
        return False
    if element.end_end < 0 or end - start > _LONGEST or text.find("<", start, end) >= 0:
        return False
    if decode_references(text[start:end]).strip():
        return False
    return not any(name in _KEPT or name.startswith("data-") for name in element.attribute_names)
