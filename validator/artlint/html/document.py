"""A document: a text read as HTML, and the questions that it answers by place or by name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, partial
from typing import TYPE_CHECKING

from artlint.characters import BLANK, WHITE_SPACE
from artlint.html.decoding import decode_references
from artlint.html.paragraphs import borders_of, flow_of_elements, flow_of_outline, read_paragraphs
from artlint.html.proof import prove
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from artlint.html.error import ParseError
    from artlint.html.model import Content, Element, Paragraph, Text
    from artlint.html.proof import Outline

_FEW_STEPS = 64
"""How many ancestors are tried one by one to find the innermost element at a place; most documents nest less deep."""

_may_be_blank = re.compile(rf"(?:[{re.escape(WHITE_SPACE)}]|&[#\w]*+;?)*+").fullmatch
"""White space and what may be a reference to some: it ends at the first other character, however much follows."""


def parse(text: str, offset: int = 0, context: str | None = "body", *, harmless: bool = False) -> Document:
    """The document of a text whose first character stands at `offset` of its file.

    `context` is the element around a fragment, None for a whole page. `harmless` is true where the caller knows that
    the text holds no character which HTML forbids.
    """
    outline = prove(text, harmless=harmless) if context == "body" else None
    return Document(text, offset, outline, partial(_read_content, text, offset, outline, context))


def _read_content(text: str, offset: int, outline: Outline | None, context: str | None) -> Content:
    if outline is not None:
        from artlint.html.proven_content import content_of_outline  # many bodies are judged without an element

        return content_of_outline(outline, text, offset)
    from artlint.html.standard_parser import parse_by_standard  # most bodies are proven clean and never need it

    return parse_by_standard(text, offset, context)


class Document:
    """One body, or one page. All places are code points of the file.

    Elements are made when they are first asked for. `names`, `values`, `start_tags`, `runs` and their like are answered
    without them, from the tags as written, where the text is proven free of parse errors.
    """

    def __init__(self, text: str, offset: int, outline: Outline | None, read: Callable[[], Content]) -> None:
        """`outline` has the tags of a text that is proven free of errors; `read` gives what the text contains."""
        self._text = text
        self._offset = offset
        self._outline = outline
        self._read = read

    @cached_property
    def _content(self) -> Content:
        return self._read()

    @property
    def is_proven(self) -> bool:
        """Whether the text is proven free of parse errors. If it is not, it may still have none: see `errors`."""
        return self._outline is not None

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements in the order of their start tags."""
        return self._content.elements

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All runs of text in order."""
        return self._content.read_texts()

    @property
    def comments(self) -> tuple[Span, ...]:
        """The places of comments, bogus ones too."""
        return self._content.comments

    @property
    def unfinished(self) -> Span | None:
        """The tag, comment or reference that the end of the text cuts off, None without one."""
        return None if self.is_proven else self._content.unfinished

    @property
    def unclosed(self) -> tuple[Element, ...]:
        """Elements that need an end tag and have none, outermost first."""
        return () if self.is_proven else self._content.unclosed

    @property
    def stray(self) -> tuple[Span, ...]:
        """End tags that close nothing."""
        return () if self.is_proven else self._content.stray

    @property
    def errors(self) -> tuple[ParseError, ...]:
        """The parse errors of the standard by place; an element that is left open has its start tag's place."""
        return () if self.is_proven else self._content.errors

    @property
    def more_errors(self) -> int:
        """The number of errors beyond the first hundred thousand, which are not listed in `errors`."""
        return 0 if self.is_proven else self._content.more_errors

    def describe(self, error: ParseError) -> str:
        """One of the errors in a sentence that a keeper of an archive understands."""
        from artlint.html.codes import explain  # only a document with an error needs the sentences

        return explain(error, self._text, self._offset)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all elements, in lower case."""
        return frozenset(self._by_name) if self._outline is None else self._outline.elements

    @cached_property
    def attribute_names(self) -> frozenset[str]:
        """The names of the attributes of all elements, in lower case."""
        if self._outline is not None:
            return self._outline.attributes
        return frozenset(name for element in self.elements for name in element.attribute_names)

    def named(self, *names: str) -> tuple[Element, ...]:
        """The elements of these (lower case) names, in order."""
        if self.names.isdisjoint(names):
            return ()
        if len(names) == 1:
            return tuple(self._by_name.get(names[0], ()))
        found = [element for name in names for element in self._by_name.get(name, ())]
        return tuple(sorted(found, key=lambda element: element.index))

    @cached_property
    def _by_name(self) -> dict[str, list[Element]]:
        by_name: dict[str, list[Element]] = {}
        for element in self.elements:
            by_name.setdefault(element.name, []).append(element)
        return by_name

    def start_tags(self, *names: str) -> list[str]:
        """The start tags of these (lower case) names, as written, in order; all start tags where no name is given."""
        if self._outline is not None:
            return self._outline.start_tags(frozenset(names))
        elements = self.named(*names) if names else self.elements
        return [self._written(element.start_tag) for element in elements]

    def distinct_tags(self) -> dict[str, tuple[str, frozenset[str]]]:
        """The start tags as written, each once, with their names and those of their attributes in lower case."""
        if self._outline is not None:
            return self._outline.distinct_tags()
        return {self._written(it.start_tag): (it.name, it.attribute_names) for it in self.elements}

    def values(self, attribute: str) -> list[str]:
        """The decoded values of an attribute of that (lower case) name in all start tags that have it, in order."""
        if self._outline is not None:
            return self._outline.values(attribute)
        if attribute not in self.attribute_names:
            return []
        found = [element.attribute(attribute) for element in self.elements]
        return [it.value for it in found if it is not None]

    def blank(self, *names: str) -> list[Element]:
        """The elements of these (lower case) names, closed by an end tag, that hold only white space, in order."""
        if self._outline is None:
            return [element for element in self.named(*names) if self._is_blank(element)]
        tags = [2 * at + 1 for at in self._outline.blank(names)]
        places = self._outline.places(self._offset) if tags else []
        found = [self.innermost(places[at]) for at in tags]
        return [element for element in found if element is not None]

    def _is_blank(self, element: Element) -> bool:
        start, end = element.start_end - self._offset, element.end - self._offset
        if element.end_end < 0 or not _may_be_blank(self._text, start, end):
            return False
        return not decode_references(self._text[start:end]).strip(WHITE_SPACE)

    @cached_property
    def runs(self) -> list[str]:
        """The runs of text as written; some may be empty."""
        return [self._written(text.span) for text in self.texts] if self._outline is None else self._outline.texts

    @cached_property
    def _run_starts(self) -> list[int]:
        if self._outline is None:
            return [text.span.start for text in self.texts]
        return self._outline.places(self._offset)[:-1:2]

    @cached_property
    def _filled_starts(self) -> list[int]:
        return [start for start, text in zip(self._run_starts, self.runs, strict=True) if text.strip(BLANK)]

    def has_text(self, span: Span) -> bool:
        """Whether a run of text that is not blank starts in a span (U+200B, U+3000 and U+00A0 are blanks)."""
        at = bisect_left(self._filled_starts, span.start)
        return at < len(self._filled_starts) and self._filled_starts[at] < span.end

    def text_in(self, span: Span) -> str:
        """The decoded text that starts inside a span, white space and all."""
        first, last = (bisect_left(self._run_starts, offset) for offset in span)
        return decode_references("".join(self.runs[first:last]))

    def paragraphs(self, left_out: Iterable[Span] = ()) -> tuple[Paragraph, ...]:
        """The running text, cut at block borders and doubled `<br>`, without runs that start in one of `left_out`."""
        flow = None if self._outline is None else flow_of_outline(self._outline, self._run_starts)
        if flow is None:
            flow = flow_of_elements([(text, self._written(text.span)) for text in self.texts], self.borders)
        return tuple(read_paragraphs(flow, left_out))

    def _written(self, span: Span) -> str:
        return self._text[span.start - self._offset : span.end - self._offset]

    def holds(self, literal: str) -> bool:
        """Whether a piece of text stands anywhere in the document, markup included."""
        return literal in self._text

    def only_child(self, element: Element) -> bool:
        """Whether an element stands in its parent without text or other elements beside it."""
        parent = element.parent
        if parent is None or self.has_text(Span(parent.start_end, element.start)):
            return False
        if self.has_text(Span(element.span.end, parent.end)):
            return False
        before = self.elements[element.index - 1] is parent
        behind = self._first_element_from(element.span.end)
        return before and (behind is None or behind.start >= parent.end)

    @cached_property
    def _element_starts(self) -> list[int]:
        return [element.start for element in self.elements]

    def _first_element_from(self, offset: int) -> Element | None:
        at = bisect_left(self._element_starts, offset)
        return self.elements[at] if at < len(self.elements) else None

    def innermost(self, offset: int) -> Element | None:
        """The innermost element that a place stands in."""
        at = bisect_right(self._element_starts, offset)
        element = self.elements[at - 1] if at else None
        for _ in range(_FEW_STEPS):
            if element is None or element.span.end > offset:
                return element
            element = element.parent
        borders, owners = self._owners
        return owners[bisect_right(borders, offset) - 1]

    @cached_property
    def _owners(self) -> tuple[list[int], list[Element | None]]:
        """Each start and end of an element, in order, and the innermost element from there on."""
        borders = sorted({border for element in self.elements for border in element.span})
        owners: list[Element | None] = []
        owner, following = None, 0
        for border in borders:
            while following < len(self.elements) and self.elements[following].start <= border:
                owner, following = self.elements[following], following + 1
            while owner is not None and owner.span.end <= border:
                owner = owner.parent
            owners.append(owner)
        return borders, owners

    def last_of(self, elements: Sequence[Element], before: int) -> Element | None:
        """The last of some elements (in order) whose start tag stands before an offset."""
        at = bisect_left(elements, before, key=lambda element: element.start)
        return elements[at - 1] if at else None

    def block(self, offset: int) -> Span:
        """The smallest block around a place: from one border of blocks, or doubled `<br>`, to the next."""
        at = bisect_right(self.borders, offset)
        start, end = self._offset, self._offset + len(self._text)
        start = self.borders[at - 1] if at else start
        return Span(start, self.borders[at] if at < len(self.borders) else max(start, end))

    @cached_property
    def borders(self) -> list[int]:
        """Where one paragraph of text ends and the next may begin, in order."""
        return borders_of(self.elements, self._text, self._offset)
