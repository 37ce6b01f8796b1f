"""What an edit at a place changes for a reader (`Fix.changes`)."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint import Article, Span, Text

_CODE = ("pre", "code")


def touched(article: Article, place: Span) -> tuple[str, ...]:
    """What may change with the text at a place.

    `values` in front matter, `links` in the title link's address, `text` in the title and in running text, `code` too
    where that is code; links and images within a tag, in a page's head `values` too.
    """
    matter = article.front_matter
    if matter is not None and place.start < matter.span.end:
        return ("values",)
    link = article.title_link
    if link is not None and link.span.start <= place.start < link.span.end:
        return ("links",) if place.start >= link.url_span.start else ("text",)
    is_in_body = article.body.start <= place.start < article.body.end
    if not is_in_body and article.layout != "page":
        return ()
    at = bisect_right(article.document.texts, place.start, key=lambda text: text.span.start)
    if at > 0 and place.start < article.document.texts[at - 1].span.end:
        return ("text", "code") if _is_code(article.document.texts[at - 1]) else ("text",)
    return ("links", "images") if is_in_body else ("links", "images", "values")


def _is_code(text: Text) -> bool:
    return text.parent is not None and (text.parent.name in _CODE or text.parent.inside(*_CODE))
