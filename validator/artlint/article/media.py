"""Images, captions and links of a body."""

from __future__ import annotations

from itertools import pairwise

from artlint.article.characters import BLANK, html_words
from artlint.article.parts import Caption, Image, Link
from artlint.light import TYPE_CHECKING
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.article.body import Body
    from artlint.html import Element, Outline
    from artlint.html.subset import Tag

MEDIA = frozenset("img picture audio video iframe embed object svg canvas".split())
"""Elements that a caption may belong to."""

_CAPTION_CLASS = "wp-caption-text"


def read_images(body: Body) -> tuple[Image, ...]:
    """Every `<img>` in order."""
    return tuple(
        Image(element, element.attribute("src"), element.inside("noscript", "template"))
        for element in body.named("img")
    )


def read_links(body: Body) -> tuple[Link, ...]:
    """Every `<a>` in order. As in a browser, the text of one ends where the next begins."""
    links = body.named("a")
    following = dict(pairwise(links))

    def text_of(link: Element) -> str:
        end = following[link].start if link in following else body.span.end
        return body.text_in(Span(link.start_end, min(link.end, end)))

    return tuple([Link(element, text_of) for element in links])


def read_captions(body: Body) -> tuple[Caption, ...]:
    """Every caption in order: `<figcaption>`, WordPress's caption class, and `<small>` where a robot puts a caption.

    A `<small>` is one when it stands beside a medium, or alone in a `<div>` that follows one or has a style; any other
    `<small>` is small print.
    """
    candidates = _candidates(body)
    media = [element for element in body.elements if element.name in MEDIA] if candidates else []
    found: list[Caption] = []
    for element in candidates:
        last = found[-1] if found else None
        if last is None or element.start >= last.element.end:
            medium = _medium(body, element, media, last)
            if element.name != "small" or _is_caption(body, element, medium):
                found.append(Caption(element, element.content, body.inner_text(element), medium))
    return tuple(found)


def _candidates(body: Body) -> list[Element]:
    if body.outline is not None and not _may_hold(body, body.outline):
        return []
    classed = body.named("p", "dd", "div") if body.holds(_CAPTION_CLASS) else ()
    captions = [it for it in classed if _CAPTION_CLASS in html_words(it.get("class"))]
    return sorted([*body.named("small", "figcaption"), *captions], key=lambda element: element.index)


def _may_hold(body: Body, outline: Outline) -> bool:
    """Whether the outline alone leaves it open that there is a caption; most `<small>` are far from any medium."""
    if "figcaption" in outline.elements or ("class" in outline.attributes and body.holds(_CAPTION_CLASS)):
        return True
    if "small" not in outline.elements:
        return False
    if "figure" in outline.elements or any("style" in kind.attributes for kind in _kinds(outline, "small")):
        return True
    return _has_small_behind_medium(outline)


def _kinds(outline: Outline, name: str) -> list[Tag]:
    return [kind for kind in outline.kinds if kind.name == name]


def _has_small_behind_medium(outline: Outline) -> bool:
    """Whether a `<small>` follows a medium with nothing but tags and blanks between."""
    is_near = False
    for text, name in zip(outline.texts, outline.names, strict=False):
        is_near = is_near and not text.strip(BLANK)
        if name.removeprefix("/") in MEDIA:
            is_near = True
        elif is_near and name == "small":
            return True
    return False


def _is_caption(body: Body, small: Element, medium: Element | None) -> bool:
    alone = small.parent is not None and small.parent.name == "div" and body.only_child(small)
    if medium is None:
        return alone and small.attribute("style") is not None
    return alone or small.parent is None or any(ancestor is small.parent for ancestor in medium.ancestors)


def _medium(body: Body, element: Element, media: list[Element], last: Caption | None) -> Element | None:
    """The nearest medium of the figure, else the nearest before, if but a caption beside this one stands in between."""
    before = body.last_of(media, element.start)
    figure = next((ancestor for ancestor in element.ancestors if ancestor.name == "figure"), None)
    for medium in (before, body.last_of(media, figure.end)) if figure else ():
        if medium and any(ancestor is figure for ancestor in medium.ancestors):
            return medium
    if before is None:
        return None
    beside = last is not None and last.medium is before and last.element.parent is element.parent
    behind = last.element.span.end if last and beside else before.span.end
    return None if body.has_text(Span(behind, element.start)) else before
