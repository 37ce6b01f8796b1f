"""An article: a text and its parts. Reading never fails, and changes nothing (design, law 2)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from artlint.article import dateline, page
from artlint.article.body import Body, kind_of_body, read_body, templates_in
from artlint.article.clock import Clock
from artlint.article.frame import top_of
from artlint.article.heading import read_heading
from artlint.article.layout import read_top
from artlint.article.media import read_captions, read_images, read_links
from artlint.article.metadata import address_in, title_in
from artlint.article.parts import OwnAddress, Title
from artlint.article.site import Site
from artlint.article.source import FRAMED, UNNAMED, Source
from artlint.article.verbatim import Verbatim, quoted_texts, with_attributes
from artlint.html import parse
from artlint.span import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeVar

    from artlint.article.layout import Top
    from artlint.article.parts import (
        Caption,
        Dateline,
        Epoch,
        Field,
        Frame,
        FrontMatter,
        Image,
        Link,
        Separator,
        Suppression,
        TitleLink,
    )
    from artlint.html import Document, Element, Paragraph

    T = TypeVar("T")


_unusual = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa1-\xb6\xb8-\u200f\u2028-\u202f\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff-\uff00\uffa0-\U0010ffff]"
)
_find_unusual, _all_unusual = _unusual.search, _unusual.findall


class Article:
    """A text and its parts, each with its span in code points of `text`.

    `path` is the path as reports show it (with `/`), empty for a text without a file. `clock` has the time of the run,
    `site` knows what lies below the root of its site. `suppressions` are artlint's own comments with what became of
    them; only the text that rules about those comments see has them (`File.with_outcomes`). Parts are read when they
    are first asked for, and kept. A missing part is None.
    """

    def __init__(
        self,
        text: str,
        *,
        path: str = "",
        source: Source = UNNAMED,
        clock: Clock | None = None,
        site: Site | None = None,
        suppressions: tuple[Suppression, ...] = (),
    ) -> None:
        self.text = text
        self.path = path
        self.source = source
        self.clock = clock or Clock()
        self.site = site or Site()
        self.suppressions = suppressions
        self._made: dict[Callable[[Article], Any], Any] = {}

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, to turn an offset into line and column."""
        return Lines(self.text)

    @cached_property
    def _top(self) -> Top:
        return read_top(self.text, self.path, self.source.layout)

    @property
    def layout(self) -> str:
        """One of LAYOUTS: that of the source, else the one that the text shows."""
        return self._top.layout

    @property
    def is_framed(self) -> bool:
        """Whether its layout has a frame: title link, separator and their like."""
        return self._top.layout in FRAMED

    @cached_property
    def frame(self) -> Frame:
        """The lines above the body. In a layout that has no frame, it has front matter or header lines at most."""
        return self._top.frame

    @property
    def front_matter(self) -> FrontMatter | None:
        """The block of keys and values at the start: YAML, TOML, JSON, or header lines."""
        return self._top.frame.front_matter

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The metadata by their keys: of front matter and header lines, in a page of its `<meta>` elements."""
        if self.layout == "page":
            return page.fields_of(self.document)
        return self.front_matter.fields if self.front_matter else {}

    @cached_property
    def title(self) -> Title | None:
        """The title: of the title link, the front matter or header lines, a page's head, or the first heading."""
        if self.title_link is not None:
            return Title(self.title_link.title, self.title_link.title_span)
        if self.layout == "page":
            return page.title_of(self.document, self.fields, self.text)
        if self.layout == "heading":
            return read_heading(self.text, top_of(self.text))
        return title_in(self.fields, self.source.title_keys, self.text)

    @cached_property
    def address(self) -> OwnAddress | None:
        """The article's own address: of the title link, the front matter or header lines, or a page's head."""
        if self.title_link is not None:
            return OwnAddress(self.title_link.url, self.title_link.url_span) if self.title_link.url else None
        if self.layout == "page":
            return page.address_of(self.document, self.fields)
        return address_in(self.fields, self.source.address_keys, self.text)

    @property
    def epoch(self) -> Epoch | None:
        """The epoch comment."""
        return self.frame.epoch

    @cached_property
    def title_link(self) -> TitleLink | None:
        """The Markdown link with title and address."""
        return self.frame.title_link

    @property
    def separator(self) -> Separator | None:
        """The `------` line."""
        return self.frame.separator

    @cached_property
    def dateline(self) -> Dateline | None:
        """The date of the article, from the place where its layout has it."""
        if self.layout in ("front-matter", "post", "header"):
            return dateline.from_front_matter(self.frame, self.source)
        if self.layout == "page":
            return dateline.from_page(self.text, self.document, self.fields, self.source)
        if self.layout == "heading":
            return dateline.from_heading(self.text, self.source)
        if self.layout == "dated":
            return dateline.from_date_line(self.text, self.frame, self.source)
        return dateline.from_body(self.text, self.document, self.body, self.source)

    @cached_property
    def body(self) -> Span:
        """The place of the body, without surrounding blanks; empty without a body. A page's is what `<body>` holds."""
        if self.layout == "page":
            return page.body_of(self.document, self.frame.body, self.text)
        return self.frame.body

    @cached_property
    def unusual_characters(self) -> str:
        """Each character of the text that is no common letter, sign or blank, once."""
        if _find_unusual(self.text) is None:
            return ""
        return "".join(set(_all_unusual(self.text)))

    @cached_property
    def body_kind(self) -> str:
        """How the body is read: as `html` or as `markdown`."""
        return kind_of_body(self.text, self.body, self.layout, self.path, self.source)

    @cached_property
    def document(self) -> Document:
        """The body: its elements, texts, attributes and parse errors. A page is read whole, with its head.

        In Markdown only raw HTML has such errors.
        """
        return self._read_body.document

    @cached_property
    def _read_body(self) -> Body:
        if self.layout == "page":
            return Body(parse(self.frame.body.of(self.text), self.frame.body.start, None))
        return self._body_with(templates_in(self.body.of(self.text), self.layout, self.source))

    def _body_with(self, templates: tuple[Span, ...]) -> Body:
        is_harmless = not self.unusual_characters
        return read_body(self.text, self.body, self.body_kind, self.source, templates, harmless=is_harmless)

    @cached_property
    def has_templates(self) -> bool:
        """Whether a template stands in the body, in a layout in which one is replaced before a reader sees it."""
        return bool(self._read_body.templates)

    @cached_property
    def unmasked_document(self) -> Document:
        """The body as a browser gets it where nothing replaces the templates: what stands in one is read too."""
        return self._body_with(()).document if self.has_templates else self.document

    @cached_property
    def verbatim(self) -> Verbatim:
        """The places of code and of templates, which no rule judges."""
        body = self._read_body
        return Verbatim(body.code, quoted_texts(body.document), with_attributes(body.templates, self.elements))

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements of the document in order."""
        return self.document.elements

    @property
    def element_names(self) -> frozenset[str]:
        """The names of the body's elements, in lower case."""
        return self.document.names

    @property
    def attribute_names(self) -> frozenset[str]:
        """The names of the attributes of the body's elements, in lower case."""
        return self.document.attribute_names

    def once(self, make: Callable[[Article], T]) -> T:
        """The result of a function of the article, called once and kept, so that rules share what is costly."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def named(self, *names: str) -> tuple[Element, ...]:
        """The elements of these (lower case) names, in order."""
        return self.document.named(*names)

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
        known = read_captions(self.document)
        if self.body_kind == "html" or self.layout == "page":
            return known
        from artlint.article.markdown_captions import Written, with_markdown_captions  # most bodies are HTML

        return with_markdown_captions(known, Written(self.document, self.text, self._read_body.templates))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every `<a>` of the body in order."""
        return read_links(self.document)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text in paragraphs, without dateline and author in the header, and without captions."""
        return self.document.paragraphs(self._left_out)

    @cached_property
    def _left_out(self) -> tuple[Span, ...]:
        """The places of text in the body that is no running text."""
        left_out = [caption.element.span for caption in self.captions]
        if self.dateline is not None and self.dateline.span.start >= self.body.start:
            left_out += dateline.surroundings(self.document, self.body, self.dateline)
        return tuple(left_out)
