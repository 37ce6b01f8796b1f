"""How a body ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Span

if TYPE_CHECKING:
    from artlint import Article


def ends_in_text(article: Article) -> bool:
    """Whether the last thing in the body is text."""
    return bool(article.texts) and article.texts[-1].span.end == article.body.end


def cut_markup(article: Article) -> Span | None:
    """The tag or comment that the body's end cut off."""
    if article.document.unfinished:
        return article.document.unfinished
    end = article.body.end
    return Span(end - 1, end) if ends_in_text(article) and article.text[end - 1] == "<" else None
