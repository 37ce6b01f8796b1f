"""How a body ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Span

if TYPE_CHECKING:
    from artlint import Article


def ends_in_text(article: Article) -> bool:
    """Whether the last thing in the body is text."""
    return bool(article.document.texts) and article.document.texts[-1].span.end == article.body.end


def cut_markup(article: Article) -> Span | None:
    """The tag, comment or character reference that the body's end cut off."""
    unfinished = article.document.unfinished
    if unfinished and not _is_whole_reference(unfinished.of(article.text)):
        return unfinished
    end = article.body.end
    return Span(end - 1, end) if article.text.endswith("<", *article.body) and ends_in_text(article) else None


def _is_whole_reference(piece: str) -> bool:
    """Whether a piece is a reference with its semicolon: one to no character, such as `&#0;`, is bad but whole."""
    return piece.startswith("&") and piece.endswith(";")
