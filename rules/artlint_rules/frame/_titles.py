"""The titles of an article: that which its layout has, and that in the front matter beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article


class Title(NamedTuple):
    """A title as it is read, its place, and whether each of its characters is written as it is read."""

    text: str
    span: Span
    exact: bool

    def part(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`, or of the whole where escapes blur it."""
        return Span(self.span.start + start, self.span.start + end) if self.exact else self.span


def titles(article: Article) -> tuple[Title, ...]:
    """Every title that is written, in the order of their places."""
    return article.once(_titles)


def _titles(article: Article) -> tuple[Title, ...]:
    return tuple(_found(article))


def _found(article: Article) -> Iterator[Title]:
    matter, link = article.front_matter, article.title_link
    field = matter.fields.get("title") if matter is not None else None
    if field is not None and field.value is not None:
        yield Title(field.value, field.value_span, field.value_span.of(article.text) == field.value)
    if link is not None and link.defect is None:
        yield Title(link.title, link.title_span, exact=True)
