"""An article: one file, read into its parts. Parsing never fails (design, law 2)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from artlint.article import dateline
from artlint.article.frame import read_frame
from artlint.article.media import read_captions, read_images, read_links
from artlint.article.source import UNNAMED, Source
from artlint.html import parse
from artlint.span import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from artlint.article.directives import Cuts, Directive
    from artlint.article.parts import (
        Caption,
        Dateline,
        Epoch,
        Frame,
        FrontMatter,
        Image,
        Link,
        Separator,
        TitleLink,
    )
    from artlint.article.suppressions import Suppression
    from artlint.html import Document, Element, Paragraph, ParseError, Text

    T = TypeVar("T")


FOREVER = 1 << 62
"""A moment (UTC ms) that does not come."""

_odd = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa1-\xb6\xb8-\u200f\u2028-\u202f\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff-\uff00\uffa0-\U0010ffff]"
)
_find_odd, _all_odd = _odd.search, _odd.findall

_MARKS = 50
"""How many exclamation marks are looked at one by one, to see whether a comment is one to artlint."""


class Article:
    """A file's text and its parts, each with its span in code points of `text`.

    `path` is as the report shows it (with `/`), empty for a text without a file. `now` is the time of the run in UTC
    milliseconds, None where nobody said. `suppressions` are what became of artlint's own comments, once the rules that
    they name have run. Parts are read when first asked for and kept; a missing part is None.
    """

    def __init__(self, text: str, *, path: str = "", source: Source = UNNAMED, now: int | None = None) -> None:
        self.text = text
        self.path = path
        self.source = source
        self._now = now
        self._holds_until = FOREVER
        self._all_derived: list[Article] = []
        self.suppressions: tuple[Suppression, ...] = ()
        self._made: dict[Callable[[Article], Any], Any] = {}

    @classmethod
    def parse(cls, text: str, *, path: str = "", source: Source = UNNAMED, now: int | None = None) -> Article:
        """The article that a text is, whatever the text."""
        return cls(text, path=path, source=source, now=now)

    @property
    def now(self) -> int | None:
        """The time of the run; who reads it is judged anew in each run. `has_come` asks less."""
        self._holds_until = 0
        return self._now

    @property
    def holds_until(self) -> int:
        """The first moment (UTC ms) at which something else may be found: when that comes which had not come.

        0 where somebody read the time itself.
        """
        return min([self._holds_until, *(derived.holds_until for derived in self._all_derived)])

    def has_come(self, instant: int) -> bool:
        """Whether a moment (UTC ms) lies at or before the time of the run, so that it does in every later run.

        True where nobody said the time: then nothing lies in the future.
        """
        return self._now is None or self.is_past(instant)

    def is_past(self, instant: int) -> bool:
        """As `has_come`, but False where nobody said the time."""
        if self._now is None:
            return False
        if instant <= self._now:
            return True
        self._holds_until = min(self._holds_until, instant)
        return False

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """artlint's own comments."""
        if not _may_hold_directives(self.text):
            return ()
        from artlint.article.directives import find_directives  # most files have none

        return find_directives(self.text)

    @cached_property
    def cuts(self) -> Cuts:
        """The pieces that `bare` is without."""
        from artlint.article.directives import cuts_of

        return cuts_of(self.text, self.directives)

    @property
    def bare(self) -> Article:
        """The article as rules see it: without artlint's own comments. Itself where it has none."""
        return self._without_directives if self.directives else self

    @cached_property
    def _without_directives(self) -> Article:
        return self._derived(self.cuts.without(self.text))

    def judged(self, suppressions: tuple[Suppression, ...]) -> Article:
        """The article as it is written, with what became of artlint's comments: what rules about those see."""
        judged = self._derived(self.text)
        judged.suppressions = suppressions
        return judged

    def _derived(self, text: str) -> Article:
        """An article that tells this one how long holds what was found in it."""
        derived = Article(text, path=self.path, source=self.source, now=self._now)
        derived.directives = ()
        self._all_derived.append(derived)
        return derived

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
    def odd_characters(self) -> str:
        """Each character of the text that most articles have not, once: whatever is no letter, sign or blank."""
        if _find_odd(self.text) is None:
            return ""
        return "".join(set(_all_odd(self.text)))

    @cached_property
    def document(self) -> Document:
        """The body, read once."""
        return parse(self.body.of(self.text), self.body.start, harmless=not self.odd_characters)

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


def _may_hold_directives(text: str) -> bool:
    """Whether a search for artlint's comments is worth it. One character is found ten times faster than two."""
    at = -1
    for _ in range(_MARKS):
        at = text.find("!", at + 1)
        if at < 0:
            return False
        if text.startswith("<!--", at - 1) and "artlint".startswith(text[at + 3 : at + 40].strip()[:7].lower()):
            return True
    return True
