"""Invisible characters that do nothing where they stand, and can go."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from artlint import BLANK, HTML_SPACE, Edit, Fix, Span

if TYPE_CHECKING:
    from artlint import Article

_IDLE = frozenset("\u200b\ufeff")
"""They forbid or allow a line break between two letters; at the edge of a block or beside a blank they do nothing."""

_NEAR = 200
"""How far from the edge of a run of text a character may stand, behind blanks alone."""

_MARKS = "*_~`[]()<>&\\!#|:=+-{}$^\"'"
"""Characters that mean something in Markdown, or may once they stand at the edge of a word."""


def idle_fix(article: Article, place: Span, characters: str) -> Fix | None:
    """Delete invisible characters at a place; None where they may do anything, or all would be blank without them."""
    if not _IDLE.issuperset(characters):
        return None
    run = _run_at(article, place)
    if (
        run is None
        or not article.document.has_text(run)
        or not (_beside_blank(article, place) or _at_edge(article, place, run))
    ):
        return None
    if _fills_line(article.text, place) or (
        article.body_kind == "markdown" and not _between_words(article.text, place)
    ):
        return None
    return Fix("delete what is invisible", (Edit(place, ""),), changes=("invisible",))


def _run_at(article: Article, place: Span) -> Span | None:
    """The run of text in which a place lies."""
    texts = article.document.texts
    at = bisect_right(texts, place.start, key=lambda text: text.span.start) - 1
    return texts[at].span if at >= 0 and place.end <= texts[at].span.end else None


def _beside_blank(article: Article, place: Span) -> bool:
    before, behind = _neighbours(article.text, place)
    return before in HTML_SPACE or behind in HTML_SPACE


def _at_edge(article: Article, place: Span, run: Span) -> bool:
    """Whether no text stands before or behind a place in its block."""
    has_text, block = article.document.has_text, article.document.block(place.start)
    is_first = not has_text(Span(block.start, run.start)) and _is_blank(article.text, Span(run.start, place.start))
    is_last = not has_text(Span(run.end, block.end)) and _is_blank(article.text, Span(place.end, run.end))
    return is_first or is_last


def _is_blank(text: str, span: Span) -> bool:
    return span.end - span.start <= _NEAR and not span.of(text).strip(BLANK)


def _neighbours(text: str, place: Span) -> tuple[str, str]:
    """The characters before and behind a place, line feeds at the edges of the file."""
    return text[place.start - 1 : place.start] or "\n", text[place.end : place.end + 1] or "\n"


def _fills_line(text: str, place: Span) -> bool:
    """Whether without it a line is empty, or ends in a blank, which may break a line, or begins with one."""
    before, behind = _neighbours(text, place)
    return (before in "\r\n" and behind in HTML_SPACE) or (before in HTML_SPACE and behind in "\r\n")


def _between_words(text: str, place: Span) -> bool:
    """Whether what stands beside it means nothing in Markdown: a letter or a blank behind, no mark before."""
    before, behind = _neighbours(text, place)
    return before not in _MARKS and (behind.isalpha() or (behind in HTML_SPACE and before not in HTML_SPACE))
