"""Captions as Markdown has them. It has no element for them: each has a form of its own that many people use."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from artlint.article.media import MEDIA
from artlint.article.parts import Caption
from artlint.characters import BLANK, HTML_SPACE
from artlint.html import Document, Element
from artlint.span import Span

_names_caption = re.compile(r"""(?:\.|\bclass=["'](?:[^"'\n]*[ \t])?)(?:[\w-]*-)?(?:fig|img)?caption(?![\w-])""").search
_PANDOC = "fig:"
"""What Pandoc writes before the title of an image that is a figure."""


class Written(NamedTuple):
    """A Markdown body: its document, the text of its file, and the places of templates in order."""

    document: Document
    text: str
    templates: Sequence[Span]


def with_markdown_captions(known: tuple[Caption, ...], body: Written) -> tuple[Caption, ...]:
    """The captions of a body in order: those `known` that HTML's elements mark, and these of Markdown:

    1. text in `*`, `_` or `<small>` behind an image in a paragraph that holds nothing else, or as the whole of the
       paragraph behind one;
    2. the paragraph with kramdown's `{: .caption}` behind an image;
    3. the parameter `caption` of Hugo's shortcode `figure`, or its `title`, which Hugo shows there;
    4. the title of an image that has none of these, unless it says what the alternative text says.
    """
    media = [element for element in body.document.elements if element.name in MEDIA]
    if not media:
        return known
    taken = {caption.element.index for caption in known}
    found = [
        *known,
        *_emphasised(body, media, taken),
        *_classed(body, media),
        *_of_figures(body),
    ]
    captioned = {caption.medium.index for caption in found if caption.medium is not None}
    found += _titles(body, captioned)
    return tuple(sorted(found, key=lambda caption: caption.element.index))


def _emphasised(body: Written, media: list[Element], taken: set[int]) -> Iterator[Caption]:
    """The captions that are text in `*`, `_` or `<small>`."""
    candidates = [
        it for it in body.document.named("em", "small") if it.index not in taken and _may_be_caption(body, it)
    ]
    for _, group in groupby(candidates, key=lambda element: id(element.parent)):
        texts = list(group)
        paragraph = texts[0].parent
        if paragraph is not None and not _has_more_text(body.document, paragraph, texts):
            yield from _captions_of(body, paragraph, texts, media)


def _may_be_caption(body: Written, element: Element) -> bool:
    is_marked = element.name == "small" or body.text[element.start] in "*_"
    is_in_paragraph = element.parent is not None and element.parent.name == "p"
    return is_marked and is_in_paragraph and body.document.has_text(element.content)


def _has_more_text(document: Document, paragraph: Element, texts: list[Element]) -> bool:
    """Whether a paragraph holds text outside of these."""
    at = paragraph.start_end
    for element in texts:
        if document.has_text(Span(at, element.start)):
            return True
        at = element.span.end
    return document.has_text(Span(at, paragraph.end))


def _captions_of(body: Written, paragraph: Element, texts: list[Element], media: list[Element]) -> Iterator[Caption]:
    document, at = body.document, paragraph.start_end
    for element in texts:
        medium = document.last_of(media, element.start)
        if medium is None or medium.start < at:
            medium = _medium_before(body, paragraph, media) if _is_alone(document, paragraph, texts, media) else None
        if medium is not None:
            yield Caption(element, element.content, document.text_in(element.content), medium)
        at = element.span.end


def _is_alone(document: Document, paragraph: Element, texts: list[Element], media: list[Element]) -> bool:
    """Whether a paragraph is one such text and nothing else."""
    last = document.last_of(media, paragraph.end)
    return len(texts) == 1 and (last is None or last.start < paragraph.start)


def _medium_before(body: Written, block: Element, media: list[Element]) -> Element | None:
    """The last medium of what stands right before a block, if that holds no text."""
    document = body.document
    before = document.last_of(document.elements, block.start)
    while before is not None and before.parent is not block.parent:
        if before.span.end > block.start:
            return None
        before = before.parent
    if before is None or body.text[before.span.end : block.start].strip(HTML_SPACE + ">"):
        return None
    medium = document.last_of(media, block.start)
    is_in_it = medium is not None and medium.start >= before.start
    return medium if is_in_it and not document.has_text(Span(before.start, block.start)) else None


def _classed(body: Written, media: list[Element]) -> Iterator[Caption]:
    """The paragraphs that have a class of captions, in kramdown's way."""
    for place in body.templates:
        is_list = body.text.startswith("{:", place.start) and _names_caption(body.text, *place)
        paragraph = body.document.innermost(place.start) if is_list else None
        if paragraph is None or paragraph.name != "p":
            continue
        span = _beside(body.text, paragraph, place)
        medium = _medium_before(body, paragraph, media) if body.document.has_text(span) else None
        if medium is not None:
            yield Caption(paragraph, span, body.document.text_in(span), medium)


def _beside(text: str, paragraph: Element, place: Span) -> Span:
    """The content of a paragraph without its list of attributes; empty where that is not its first or last line."""
    before, behind = text[paragraph.start_end : place.start], text[place.end : paragraph.end]
    if not before.strip(BLANK):
        start = paragraph.end - len(behind.lstrip(BLANK))
        return Span(start, max(start, paragraph.end)) if behind[:1] in ("\n", "\r") else Span(start, start)
    end = paragraph.start_end + len(before.rstrip(BLANK))
    is_last_line = before.rstrip(" \t")[-1:] in ("\n", "\r") and not behind.strip(BLANK)
    return Span(paragraph.start_end, end if is_last_line else paragraph.start_end)


def _of_figures(body: Written) -> Iterator[Caption]:
    """The captions in the shortcode `figure`, whose image is the element behind it (`artlint.markdown.figures`)."""
    for figure in body.document.named("figure"):
        if body.text.startswith("{{", figure.start):
            image = body.document.elements[figure.index + 1]
            caption = figure.attribute("caption") or image.attribute("title")
            if caption is not None and caption.value.strip(BLANK):
                yield Caption(figure, caption.value_span, caption.value, image)


def _titles(body: Written, captioned: Iterable[int]) -> Iterator[Caption]:
    """The titles of images that have no caption otherwise."""
    for image in body.document.named("img"):
        title = image.attribute("title") if body.text.startswith("![", image.start) else None
        if title is None or image.index in captioned:
            continue
        said = " ".join(title.value.split())
        if said and said != _PANDOC and said != " ".join(image.get("alt").split()):
            yield Caption(image, title.value_span, title.value, image)
