"""All of a file that a page may show as HTML: the body, the lines of the frame, and the values of the front matter.

A whole page is its document, which has the head too.

A Markdown renderer passes the tags in a title through, and a template prints front matter unescaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html import parse
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.article.article import Article
    from artlint.article.parts import Field, FrontMatter
    from artlint.html import Document, Element

_is_start_tag = re.compile("<[A-Za-z]").match
_CLOSES_ANY_TAG = "\"'>"
"""Added to a text, it ends any unfinished tag: one in a quoted value too."""


class Markup:
    """A text of a file read as HTML, and the places of its elements in the file.

    `offset` is where `text` begins in the spans of `elements`. `cut_off` is, for a text above the body, the tag or
    comment that the end of the text cuts off: in a page it goes on in whatever follows.
    """

    def __init__(
        self, text: str, document: Document, offset: int = 0, whole: Span | None = None, cut_off: Span | None = None
    ) -> None:
        self.text = text
        self.offset = offset
        self._whole = whole
        self.cut_off = cut_off
        self.document = document

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements in order."""
        return self.document.elements

    def named(self, *names: str) -> tuple[Element, ...]:
        """The elements of these (lower case) names, in order."""
        return self.document.named(*names)

    def of(self, span: Span) -> str:
        """The text in the span of an element or of a part of one."""
        return self.text[span.start - self.offset : span.end - self.offset]

    def place(self, span: Span) -> Span:
        """The place in the file of a span of `elements`: that of the whole value where it is written with escapes."""
        if self._whole is not None:
            return self._whole
        end = self.offset + len(self.text)
        return Span(min(span.start, end), min(span.end, end))


def markup(article: Article) -> Iterator[Markup]:
    """All texts that a page may show as HTML: those above the body that hold tags, and the body."""
    yield from markup_above(article)
    yield Markup(article.text, article.document)


def all_readings(article: Article) -> Iterator[Markup]:
    """All texts that a page may show as HTML, the body in each way in which a browser may get it.

    Where it has templates these are two: with the templates as they are written, and with something unknown instead of
    each. So no template hides anything from a rule that reads both; what is in both is seen twice.
    """
    yield from markup_above(article)
    yield Markup(article.text, article.unmasked_document)
    if article.has_templates:
        yield Markup(article.text, article.document)


def may_have_more_markup(article: Article) -> bool:
    """Whether `all_readings` may hold an element that the body's document has not."""
    return article.has_templates or may_have_markup_above(article)


def markup_above(article: Article) -> tuple[Markup, ...]:
    """The lines of the frame, and the values of the front matter that hold tags; empty where none can."""
    return article.once(_markup_above)


def may_have_markup_above(article: Article) -> bool:
    """Whether a tag may stand above the body: a `<` beside the epoch comment's, or an escape that may stand for one."""
    text, matter, epoch = article.text, article.front_matter, article.epoch
    if article.layout == "page":
        return False
    if matter is not None and text.find("\\", *matter.span) >= 0:
        return True
    of_epoch = epoch is not None and text.startswith("<", epoch.span.start)
    return text.count("<", 0, article.body.start) > of_epoch


def scalars(matter: FrontMatter) -> Iterator[Field]:
    """Every scalar of the front matter with the place of its key, those in lists and mappings too."""
    for field in matter.fields.values():
        if field.value is not None:
            yield field
    yield from matter.nested


def _markup_above(article: Article) -> tuple[Markup, ...]:
    if not may_have_markup_above(article):
        return ()
    matter = article.front_matter
    top = matter.span.end if matter else 0
    frame = _markup_at(article.text, Span(top, article.body.start))
    return (*_markup_of_front_matter(article.text, matter), frame) if matter else (frame,)


def _markup_of_front_matter(text: str, matter: FrontMatter) -> Iterator[Markup]:
    """The values that hold a `<`; the whole block as it is written where it is no YAML."""
    if matter.defect is not None:
        yield _markup_at(text, matter.span)
        return
    for value, _, span in scalars(matter):
        if value is not None and "<" in value:
            yield _markup_of_value(text, value, span)


def _markup_of_value(text: str, value: str, span: Span) -> Markup:
    for inner in (span, Span(span.start + 1, span.end - 1)):
        if inner.of(text) == value:
            return _markup_at(text, inner)
    return _above(value, 0, span)


def _markup_at(text: str, span: Span) -> Markup:
    return _above(span.of(text), span.start, None)


def _above(text: str, offset: int, whole: Span | None) -> Markup:
    """A text above the body. A tag that its end cuts off counts as an element: a page goes on inside it."""
    document = parse(text, offset)
    cut_off = document.unfinished
    if cut_off is not None and _is_start_tag(text, cut_off.start - offset):
        document = parse(text + _CLOSES_ANY_TAG, offset)
    return Markup(text, document, offset, whole, cut_off)
