"""What an edit at a place changes for a reader (`Fix.changes`)."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint import Article, Span


def touched(article: Article, place: Span) -> tuple[str, ...]:
    """`text` in running text and in the title, `links` in the title link's address, both and images within a tag."""
    link = article.title_link
    if link is not None and link.span.start <= place.start < link.span.end:
        return ("links",) if place.start >= link.url_span.start else ("text",)
    if not article.body.start <= place.start < article.body.end:
        return ()
    at = bisect_right(article.document.texts, place.start, key=lambda text: text.span.start)
    in_text = at > 0 and place.start < article.document.texts[at - 1].span.end
    return ("text",) if in_text else ("links", "images")
