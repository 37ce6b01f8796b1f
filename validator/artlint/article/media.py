"""Images, captions and links of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article.parts import Caption, Image, Link
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.article.body import Body
    from artlint.html import Element

MEDIA = frozenset("img audio video iframe embed object svg canvas".split())
"""Elements that a caption may belong to."""

_CAPTION_CLASS = "wp-caption-text"


def read_images(body: Body) -> tuple[Image, ...]:
    """Every `<img>` in order."""
    return tuple(
        Image(element, element.attribute("src"), element.inside("noscript", "template"))
        for element in body.named("img")
    )


def read_links(body: Body) -> tuple[Link, ...]:
    """Every `<a>` in order."""
    return tuple(Link(element, element.attribute("href"), body.inner_text(element)) for element in body.named("a"))


def read_captions(body: Body) -> tuple[Caption, ...]:
    """Every caption in order: `<figcaption>`, WordPress's caption class, and `<small>` where a robot puts a caption.

    A `<small>` is one when it stands beside a medium, or alone in a `<div>` that follows one or has a style; any other
    `<small>` is small print.
    """
    media = [element for element in body.elements if element.name in MEDIA]
    found = [_caption(body, element, media) for element in _candidates(body)]
    return tuple(caption for caption in found if caption)


def _candidates(body: Body) -> list[Element]:
    return [
        element
        for element in body.elements
        if element.name in ("small", "figcaption") or (element.name == "p" and _CAPTION_CLASS in element.get("class"))
    ]


def _caption(body: Body, element: Element, media: list[Element]) -> Caption | None:
    medium = _medium_before(body, element, media) or _medium_in_figure(body, element, media)
    if element.name == "small" and not _is_caption(body, element, medium):
        return None
    return Caption(element, element.content, body.inner_text(element), medium)


def _is_caption(body: Body, small: Element, medium: Element | None) -> bool:
    alone = small.parent is not None and small.parent.name == "div" and body.only_child(small)
    if medium is None:
        return alone and small.attribute("style") is not None
    return alone or small.parent is medium.parent


def _medium_before(body: Body, element: Element, media: list[Element]) -> Element | None:
    """The nearest medium before, if no text stands in between."""
    medium = body.last_of(media, element.start_tag.start)
    if medium is None:
        return None
    gap = Span(medium.span.end, element.start_tag.start)
    return None if body.has_text(gap) else medium


def _medium_in_figure(body: Body, element: Element, media: list[Element]) -> Element | None:
    figure = next((ancestor for ancestor in element.ancestors if ancestor.name == "figure"), None)
    medium = body.last_of(media, figure.end) if figure else None
    return medium if figure and medium and figure in medium.ancestors else None
