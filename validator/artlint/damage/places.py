"""Where a block can be set among those of a body, and where a text can be set among its letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from artlint.article import Article
    from artlint.html import Element

BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "figure")
"""Elements beside which a block is at home."""

_WRAPPERS = frozenset(("html", "body", "main", "article", "section", "div"))
_between_letters = re.compile("(?<=[一-龥])(?=[一-龥])").finditer
_MOST_GAPS = 2_000


def content_start(article: Article) -> int:
    """Where the content begins: behind the date, the lead image and its caption."""
    ends = [_end_of_date(article)]
    if article.lead_image is not None and not _stands_in_text(article):
        ends.append(_whole(article, article.lead_image.span.start))
        ends += [it.element.span.end for it in article.captions[:1] if it.medium is article.lead_image.element]
    return max(ends)


def _end_of_date(article: Article) -> int:
    """The end of what holds the date, in the body; the body's start where the date stands elsewhere."""
    date, body = article.dateline, article.body
    in_body = date is not None and body.start <= date.span.start < body.end
    return _whole(article, date.span.start) if date is not None and in_body else body.start


def _stands_in_text(article: Article) -> bool:
    """Whether running text stands above the lead image."""
    lead = article.lead_image
    return lead is not None and any(it.span.end <= lead.span.start for it in article.paragraphs[:1])


def _whole(article: Article, offset: int) -> int:
    """The end of the outermost element around a place that holds no running text."""
    element, end = article.document.innermost(offset), offset
    starts = [paragraph.span.start for paragraph in article.paragraphs]
    while element is not None:
        span = element.span
        if any(span.start <= start < span.end for start in starts):
            break
        element, end = element.parent, span.end
    return end


def block_places(article: Article) -> list[int]:
    """The offsets in the body at which a block can be set: beside others, behind date, lead image and caption."""
    start = content_start(article)
    found = sorted({at for at in _beside_blocks(article) if start <= at <= article.body.end})
    caught = [Span(it.medium.start, it.element.span.end) for it in article.captions if it.medium is not None]
    end = article.body.end if article.body_kind == "markdown" else article.body.end + 1  # what ends in HTML may be HTML
    return [at for at in found if at < end and not any(it.start < at < it.end for it in caught)][:_MOST_GAPS]


def _beside_blocks(article: Article) -> Iterator[int]:
    is_markdown, verbatim = article.body_kind == "markdown", article.verbatim
    for block in article.named(*BLOCKS):
        if block.hidden or not _is_at_home(block, is_markdown=is_markdown) or verbatim.meets_template(block.span):
            continue
        yield block.start
        if is_markdown or block.end_end >= 0:
            yield block.span.end
    if not article.document.unclosed and article.layout != "page":
        yield article.body.end


def _is_at_home(block: Element, *, is_markdown: bool) -> bool:
    if is_markdown:
        return block.parent is None and block.end_end == block.end  # written in Markdown, not as a tag
    return all(ancestor.name in _WRAPPERS for ancestor in block.ancestors)


def content_place(article: Article) -> tuple[Span, str] | None:
    """The place of all content, and the end tags in it of elements that begin above it. None without content."""
    if not article.paragraphs:
        return None
    first, places = article.paragraphs[0].span.start, block_places(article)
    element = article.document.innermost(first)
    is_bare = element is None or element.name in _WRAPPERS
    start = next((at for at in places if at <= first), first if is_bare else None)
    return None if start is None or start < content_start(article) else _to_end(article, start)


def place_below_date(article: Article) -> tuple[Span, str] | None:
    """The place of all that stands below the date, and the end tags in it as above."""
    return _to_end(article, _end_of_date(article))


def _to_end(article: Article, start: int) -> tuple[Span, str] | None:
    around = [it for it in article.elements if it.start < start < it.span.end]
    if any(it.name not in _WRAPPERS for it in around):
        return None
    ends = [tag.of(article.text) for it in reversed(around) if (tag := it.end_tag) and tag.end <= article.body.end]
    return Span(start, article.body.end), "".join(ends)


def letter_place(article: Article, random: Random) -> int | None:
    """A place between two Chinese characters of the running text; None where a few paragraphs have none."""
    start = content_start(article)
    runs = [text.span for text in article.document.texts if text.span.start >= start and not _is_apart(text.parent)]
    for run in random.sample(runs, min(len(runs), 5)):
        places = [at.start() for at in _between_letters(article.text, *run)]
        if places and not article.verbatim.holds(run) and not article.verbatim.meets_template(run):
            return random.choice(places)
    return None


def _is_apart(parent: Element | None) -> bool:
    """Whether a text stands in something else than running text."""
    if parent is None:
        return False
    return parent.hidden or any(it.name not in {*_WRAPPERS, "p"} for it in (parent, *parent.ancestors))
