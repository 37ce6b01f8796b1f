"""The titles of an article: that which its layout has, and that in the front matter beside it."""

from typing import NamedTuple

from artlint import Article, Span, Title


class WrittenTitle(NamedTuple):
    """A title as it is read, its place, and whether each of its characters is written as it is read."""

    text: str
    span: Span
    exact: bool

    def part(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`, or of the whole where escapes blur it."""
        return Span(self.span.start + start, self.span.start + end) if self.exact else self.span


def titles(article: Article) -> list[WrittenTitle]:
    """Every title that is written, in the order of their places."""
    return [_written(article, title) for title in article.once(_titles)]


def title_texts(article: Article) -> list[str]:
    """The text of every title."""
    return [title.text for title in article.once(_titles)]


def _titles(article: Article) -> list[Title]:
    found: list[Title] = []
    matter, link = article.front_matter, article.title_link
    above = matter.fields.get("title") if matter is not None and article.is_framed else None
    if above is not None and above.value is not None:
        found.append(Title(above.value, above.value_span))
    if link is None or link.defect is None:
        found += [article.title] if article.title is not None else []
    return found


def _written(article: Article, title: Title) -> WrittenTitle:
    return WrittenTitle(title.text, title.span, title.span.of(article.text) == title.text)
