"""The pieces of an article's top by their names, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article.metadata import address_in, date_in, title_in
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.article import Article
    from artlint.article.parts import Field, FrontMatter

    Piece = tuple[str, Span]


def frame_pieces(article: Article) -> Iterator[Piece]:
    """The pieces above the body, as far as the article has them; `Draft` tells their names."""
    yield from _pieces_of_epoch(article)
    yield from _pieces_of_link(article)
    yield from _pieces_below_link(article)
    if article.front_matter and article.front_matter.defect is None and article.front_matter.format != "json":
        yield from _pieces_of_matter(article, article.front_matter)
    if article.title is not None and article.layout == "page":
        yield "shown-title", article.title.span


def behind_line(text: str, offset: int) -> int:
    """Where the line after that of an offset starts; the end of the text without one."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _pieces_of_epoch(article: Article) -> Iterator[Piece]:
    epoch = article.epoch
    if epoch is None or epoch.defect or epoch.milliseconds is None:
        return
    yield "comment", Span(epoch.span.start, epoch.text_span.start)
    yield "epoch", epoch.text_span
    yield "comment-end", Span(epoch.text_span.end, behind_line(article.text, epoch.span.end))


def _pieces_of_link(article: Article) -> Iterator[Piece]:
    link = article.title_link
    if link is None or link.defect:
        return
    yield "link", Span(link.span.start, link.title_span.start)
    yield "title", link.title_span
    yield "middle", Span(link.title_span.end, link.url_span.start)
    yield "url", link.url_span
    yield "link-end", Span(link.url_span.end, behind_line(article.text, link.url_span.end))


def _pieces_below_link(article: Article) -> Iterator[Piece]:
    separator, line, date = article.separator, article.frame.date_line, article.dateline
    if separator is None:
        return
    yield "separator", separator.span
    yield "separator-end", Span(separator.span.end, behind_line(article.text, separator.span.end))
    if line is not None and date is not None:
        yield "date-label", Span(line.start, date.span.start)
        yield "date-end", Span(date.span.end, behind_line(article.text, line.end))
    end = behind_line(article.text, article.frame.end)
    if article.frame.blank_after and article.text[end : end + 1] == "\n":
        yield "blank", Span(end, end + 1)


def _pieces_of_matter(article: Article, matter: FrontMatter) -> Iterator[Piece]:
    """The lines of title, date, address and any other text in front matter or header lines, and the fences."""
    text, source = article.text, article.source
    title = title_in(matter.fields, source.title_keys, text)
    address = address_in(matter.fields, source.address_keys, text)
    date = date_in(matter.fields, source.date_keys)
    spans = {"title": title and title.span, "link": address and address.span, "date": date and date.value_span}
    for field in matter.fields.values():
        line = _line_of(field, text)
        if line is not None:
            kinds = [kind for kind, span in spans.items() if span is not None and _lies_in(span, field.value_span)]
            yield f"front-{kinds[0] if kinds else 'other'}", line
    if matter.format != "header":
        yield "fence", Span(matter.span.start, behind_line(text, matter.span.start))
        end = text.rfind("\n", 0, matter.span.end - 1) + 1
        yield "front-end", Span(end, behind_line(text, matter.span.end - 1))


def _lies_in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _line_of(field: Field, text: str) -> Span | None:
    """The line of a key with a text on the same line; None for other values, which may have more lines."""
    start, end = field.key_span.start, behind_line(text, field.key_span.start)
    begins = text[start - 1 : start] in ("", "\n", "\ufeff")
    rest = text[field.value_span.end : end].strip(" \t\r\n\"'")
    is_plain = bool(field.value) and field.value_span.start < field.value_span.end < end and not rest
    next_is_more = text[end : end + 1] in (" ", "\t")
    return Span(start, end) if begins and is_plain and not next_is_more else None
