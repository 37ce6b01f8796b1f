"""The titles of an article: that which its layout has, and that in the front matter beside it."""

from collections.abc import Iterator
from typing import NamedTuple

from artlint import Article, Span


class WrittenTitle(NamedTuple):
    """A title as it is read, its place, and whether each of its characters is written as it is read."""

    text: str
    span: Span
    exact: bool

    def part(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`, or of the whole where escapes blur it."""
        return Span(self.span.start + start, self.span.start + end) if self.exact else self.span


def titles(article: Article) -> tuple[WrittenTitle, ...]:
    """Every title that is written, in the order of their places."""
    return article.once(_titles)


def _titles(article: Article) -> tuple[WrittenTitle, ...]:
    return tuple(_found(article))


def _found(article: Article) -> Iterator[WrittenTitle]:
    above = article.front_matter.fields.get("title") if article.is_framed and article.front_matter else None
    if above is not None and above.value is not None:
        yield _written(article, above.value, above.value_span)
    own, link = article.title, article.title_link
    if own is not None and (link is None or link.defect is None):
        yield _written(article, own.text, own.span)


def _written(article: Article, text: str, span: Span) -> WrittenTitle:
    return WrittenTitle(text, span, span.of(article.text) == text)
