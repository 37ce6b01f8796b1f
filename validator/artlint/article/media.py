"""Images, captions and links of a document."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from artlint.article.parts import Caption, Image, Link
from artlint.characters import html_words
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.html import Document, Element

MEDIA = frozenset("img picture audio video iframe embed object svg canvas".split())
"""Elements that a caption may belong to."""

_CAPTION_CLASS = "wp-caption-text"


def read_images(document: Document) -> tuple[Image, ...]:
    """Every `<img>` in order."""
    return tuple(
        Image(element, element.attribute("src"), element.inside("noscript", "template"))
        for element in document.named("img")
    )


def read_links(document: Document) -> tuple[Link, ...]:
    """Every `<a>` in order. The text of one ends where the next begins, as in a browser."""
    links = document.named("a")
    following = dict(pairwise(links))

    def text_of(link: Element) -> str:
        end = following[link].start if link in following else link.end
        return document.text_in(Span(link.start_end, min(link.end, end)))

    return tuple([Link(element, text_of) for element in links])


def read_captions(document: Document) -> tuple[Caption, ...]:
    """Every caption in order: `<figcaption>`, WordPress's caption class, and `<small>` where a robot puts a caption.

    A `<small>` is one when it stands beside a medium, or alone in a `<div>` that follows one or has a style; any other
    `<small>` is small print.
    """
    candidates = _candidates(document)
    media = [element for element in document.elements if element.name in MEDIA] if candidates else []
    found: list[Caption] = []
    for element in candidates:
        last = found[-1] if found else None
        if last is None or element.start >= last.element.end:
            medium = _medium(document, element, media, last)
            if element.name != "small" or _is_caption(document, element, medium):
                found.append(Caption(element, element.content, document.text_in(element.content), medium))
    return tuple(found)


def _candidates(document: Document) -> list[Element]:
    classed = document.named("p", "dd", "div") if document.holds(_CAPTION_CLASS) else ()
    named = document.named("small", "figcaption")
    found = [*named, *(it for it in classed if _CAPTION_CLASS in html_words(it.get("class")))]
    return sorted(found, key=lambda element: element.index)


def _is_caption(document: Document, small: Element, medium: Element | None) -> bool:
    alone = small.parent is not None and small.parent.name == "div" and document.only_child(small)
    if medium is None:
        return alone and small.attribute("style") is not None
    return alone or small.parent is None or any(ancestor is small.parent for ancestor in medium.ancestors)


def _medium(document: Document, element: Element, media: list[Element], last: Caption | None) -> Element | None:
    """The nearest medium in the same figure, else the nearest before, if no text but a caption stands between."""
    before = document.last_of(media, element.start)
    figure = next((ancestor for ancestor in element.ancestors if ancestor.name == "figure"), None)
    for medium in (before, document.last_of(media, figure.end)) if figure else ():
        if medium and any(ancestor is figure for ancestor in medium.ancestors):
            return medium
    if before is None:
        return None
    beside = last is not None and last.medium is before and last.element.parent is element.parent
    behind = last.element.span.end if last and beside else before.span.end
    return None if document.has_text(Span(behind, element.start)) else before
