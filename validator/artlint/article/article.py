"""An article: a text, read into its parts. Reading never fails, and changes nothing (design, law 2)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from artlint.article import dateline
from artlint.article.clock import Clock
from artlint.article.frame import read_frame
from artlint.article.media import read_captions, read_images, read_links
from artlint.article.source import UNNAMED, Source
from artlint.html import parse
from artlint.span import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from artlint.article.parts import (
        Caption,
        Dateline,
        Epoch,
        Frame,
        FrontMatter,
        Image,
        Link,
        Separator,
        Suppression,
        TitleLink,
    )
    from artlint.html import Document, Element, Paragraph, ParseError, Text

    T = TypeVar("T")


_unusual = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa1-\xb6\xb8-\u200f\u2028-\u202f\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff-\uff00\uffa0-\U0010ffff]"
)
_find_unusual, _all_unusual = _unusual.search, _unusual.findall


class Article:
    """A text and its parts, each with its span in code points of `text`.

    `path` is as the report shows it (with `/`), empty for a text without a file. `clock` tells the time of the run.
    `suppressions` are what became of artlint's own comments, once the rules that they name have run; only rules about
    those comments are given them. Parts are read when first asked for and kept; a missing part is None.
    """

    def __init__(
        self,
        text: str,
        *,
        path: str = "",
        source: Source = UNNAMED,
        clock: Clock | None = None,
        suppressions: tuple[Suppression, ...] = (),
    ) -> None:
        self.text = text
        self.path = path
        self.source = source
        self.clock = clock or Clock()
        self.suppressions = suppressions
        self._made: dict[Callable[[Article], Any], Any] = {}

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, to turn an offset into line and column."""
        return Lines(self.text)

    @cached_property
    def frame(self) -> Frame:
        """The lines at the top."""
        return read_frame(self.text)

    @property
    def front_matter(self) -> FrontMatter | None:
        """The YAML block at the start."""
        return self.frame.front_matter

    @property
    def epoch(self) -> Epoch | None:
        """The epoch comment."""
        return self.frame.epoch

    @property
    def title_link(self) -> TitleLink | None:
        """The Markdown link with title and address."""
        return self.frame.title_link

    @property
    def separator(self) -> Separator | None:
        """The `------` line."""
        return self.frame.separator

    @cached_property
    def layout(self) -> str:
        """`epoch`, `front-matter` or `dated`: the source's, else told from the frame (design, Layout)."""
        if self.source.layout:
            return self.source.layout
        if self.front_matter:
            return "front-matter"
        return "dated" if self.frame.date_line else "epoch"

    @cached_property
    def dateline(self) -> Dateline | None:
        """The article's own date, from where its layout keeps it."""
        if self.layout == "front-matter":
            return dateline.from_front_matter(self.frame, self.source)
        if self.layout == "dated":
            return dateline.from_date_line(self.text, self.frame, self.source)
        return dateline.from_body(self.text, self.document, self.body, self.source)

    @property
    def body(self) -> Span:
        """Where the body stands, without surrounding blanks; empty where there is none."""
        return self.frame.body

    @cached_property
    def unusual_characters(self) -> str:
        """Each character of the text that most articles do not have, once: whatever is no letter, sign or blank."""
        if _find_unusual(self.text) is None:
            return ""
        return "".join(set(_all_unusual(self.text)))

    @cached_property
    def document(self) -> Document:
        """The body, read once."""
        return parse(self.body.of(self.text), self.body.start, harmless=not self.unusual_characters)

    @property
    def parse_errors(self) -> tuple[ParseError, ...]:
        """The body's parse errors by the HTML standard, in the order of their places, from the same pass."""
        return self.document.errors

    def describe(self, error: ParseError) -> str:
        """A parse error in a sentence that a keeper understands."""
        from artlint.html.codes import explain  # only a body with an error needs the sentences

        return explain(error, self.text)

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements of the body in order."""
        return self.document.elements

    @property
    def texts(self) -> tuple[Text, ...]:
        """All runs of text of the body in order."""
        return self.document.texts

    @property
    def element_names(self) -> frozenset[str]:
        """The names of the body's elements, in lower case."""
        return self.document.names

    @property
    def attribute_names(self) -> frozenset[str]:
        """The names of the attributes of the body's elements, in lower case."""
        return self.document.attribute_names

    def once(self, make: Callable[[Article], T]) -> T:
        """What a function makes of the article, made when first asked for and kept: so rules share what costs."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def named(self, *names: str) -> tuple[Element, ...]:
        """The elements of these (lower case) names, in order."""
        return self.document.named(*names)

    def innermost(self, offset: int) -> Element | None:
        """The innermost element of the body that a place stands in."""
        return self.document.innermost(offset)

    def block(self, offset: int) -> Span:
        """The smallest block of the body around a place: from one border of blocks, or doubled `<br>`, to the next."""
        return self.document.block(offset)

    def inner_text(self, element: Element) -> str:
        """The decoded text inside an element, white space and all."""
        return self.document.text_in(element.content)

    def has_text(self, span: Span) -> bool:
        """Whether any text of the body but blanks (U+200B, U+3000 and U+00A0 count as such) stands in a span."""
        return self.document.has_text(span)

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """Every `<img>` of the body in order."""
        return read_images(self.document)

    @property
    def lead_image(self) -> Image | None:
        """The first image of the body."""
        return self.images[0] if self.images else None

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        """Every caption of the body in order."""
        return read_captions(self.document)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every `<a>` of the body in order."""
        return read_links(self.document)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text: without the dateline, its neighbours in the header, and captions."""
        return self.document.paragraphs(self._left_out)

    @cached_property
    def _left_out(self) -> tuple[Span, ...]:
        """What of the body's text is no running text."""
        left_out = [caption.element.span for caption in self.captions]
        if self.dateline is not None and self.dateline.span.start >= self.body.start:
            left_out += dateline.surroundings(self.document, self.body, self.dateline)
        return tuple(left_out)
