"""The body: scanned once, and asked by place or by name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from artlint.article.parts import Paragraph
from artlint.html import UNSEEN, decode_references, parse
from artlint.light import TYPE_CHECKING, cached_property
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artlint.html import Document, Element, Text

_BLANK = " \t\r\n\f\u200b\u3000\xa0"
"""Characters that are no text: white space, and what robots leave in its place."""

BLOCK = frozenset(
    (
        "address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu nav ol option p "
        "pre search section summary table tbody td tfoot th thead tr ul xmp"
    ).split()
)
"""Elements at which one paragraph of text ends and the next begins (`<br>` counts only when doubled)."""


class Body:
    """The HTML below the frame. Everything is derived from one pass over it, when first asked for."""

    def __init__(self, text: str, span: Span) -> None:
        self._text = text
        self.span = span

    @cached_property
    def document(self) -> Document:
        """The elements, texts and comments, from the one pass."""
        return parse(self.span.of(self._text), self.span.start)

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements in the order of their start tags."""
        return self.document.elements

    @property
    def texts(self) -> tuple[Text, ...]:
        """All runs of text in order."""
        return self.document.texts

    @cached_property
    def _by_name(self) -> dict[str, list[Element]]:
        by_name: dict[str, list[Element]] = {}
        for element in self.elements:
            by_name.setdefault(element.name, []).append(element)
        return by_name

    @property
    def names(self) -> frozenset[str]:
        """The names of all elements, in lower case."""
        return frozenset(self._by_name)

    @cached_property
    def attribute_names(self) -> frozenset[str]:
        """The names of the attributes of all elements, in lower case."""
        told = self.document.attribute_names
        if told is not None:
            return told
        return frozenset(name for element in self.elements for name in element.attribute_names)

    def named(self, *names: str) -> tuple[Element, ...]:
        """The elements of these names, in order."""
        if len(names) == 1:
            return tuple(self._by_name.get(names[0], ()))
        found = [element for name in names for element in self._by_name.get(name, ())]
        return tuple(sorted(found, key=lambda element: element.index))

    @cached_property
    def _element_starts(self) -> list[int]:
        return [element.start_tag.start for element in self.elements]

    @cached_property
    def _text_starts(self) -> list[int]:
        return [text.span.start for text in self.texts]

    def texts_in(self, span: Span) -> Iterator[Text]:
        """The texts that start inside a span, in order."""
        for at in range(bisect_left(self._text_starts, span.start), len(self.texts)):
            if self.texts[at].span.start >= span.end:
                return
            yield self.texts[at]

    @cached_property
    def _filled_starts(self) -> list[int]:
        return [text.span.start for text in self.texts if text.span.of(self._text).strip(_BLANK)]

    def has_text(self, span: Span) -> bool:
        """Whether any text but blanks starts in a span."""
        at = bisect_left(self._filled_starts, span.start)
        return at < len(self._filled_starts) and self._filled_starts[at] < span.end

    def inner_text(self, element: Element) -> str:
        """The decoded text inside an element, as written, white space and all."""
        return self.text_in(element.content)

    def text_in(self, span: Span) -> str:
        """The decoded text that starts inside a span, as written, white space and all."""
        return decode_references("".join(text.span.of(self._text) for text in self.texts_in(span)))

    def holds(self, literal: str) -> bool:
        """Whether a piece of text stands anywhere in the body, markup included."""
        return self._text.find(literal, self.span.start, self.span.end) >= 0

    def only_child(self, element: Element) -> bool:
        """Whether an element stands in its parent without text or other elements beside it."""
        parent = element.parent
        if parent is None or self.has_text(Span(parent.start_tag.end, element.start_tag.start)):
            return False
        if self.has_text(Span(element.span.end, parent.end)):
            return False
        before = self.elements[element.index - 1] is parent
        behind = self._first_element_from(element.span.end)
        return before and (behind is None or behind.start_tag.start >= parent.end)

    def _first_element_from(self, offset: int) -> Element | None:
        at = bisect_left(self._element_starts, offset)
        return self.elements[at] if at < len(self.elements) else None

    def innermost(self, offset: int) -> Element | None:
        """The innermost element that a place stands in."""
        at = bisect_right(self._element_starts, offset)
        element = self.elements[at - 1] if at else None
        while element is not None and element.span.end <= offset:
            element = element.parent
        return element

    def last_of(self, elements: Sequence[Element], before: int) -> Element | None:
        """The last of some elements (in order) whose start tag stands before an offset."""
        at = bisect_left(elements, before, key=lambda element: element.start_tag.start)
        return elements[at - 1] if at else None

    def paragraphs(self, left_out: tuple[Span, ...]) -> tuple[Paragraph, ...]:
        """The running text, cut at block borders and doubled `<br>`, without what stands in `left_out`."""
        found: list[Paragraph] = []
        for texts in self._runs(self._shown_texts(left_out)):
            start, end = texts[0].span.start, texts[-1].span.end
            raw = self._text[start:end] if len(texts) == 1 else "".join([it.span.of(self._text) for it in texts])
            folded = " ".join((decode_references(raw) if "&" in raw else raw).split())
            if folded.strip(_BLANK):
                found.append(Paragraph(_trimmed(self._text, start, end), folded))
        return tuple(found)

    def _shown_texts(self, left_out: tuple[Span, ...]) -> Sequence[Text]:
        """The texts that a reader sees, without those that stand in `left_out`."""
        texts: Sequence[Text] = self.texts
        if not UNSEEN.isdisjoint(self._by_name):
            texts = [text for text in texts if not _hidden(text)]
        if not left_out:
            return texts
        outside = _Outside(left_out)
        return [text for text in texts if outside.holds(text.span.start)]

    def _runs(self, texts: Sequence[Text]) -> Iterator[list[Text]]:
        """The texts between one border and the next."""
        borders = iter(self._borders)
        border = next(borders, -1)
        run: list[Text] = []
        for text in texts:
            start = text[0][0]
            if 0 <= border <= start:
                while 0 <= border <= start:
                    border = next(borders, -1)
                if run:
                    yield run
                    run = []
            run.append(text)
        if run:
            yield run

    def block(self, offset: int) -> Span:
        """The stretch between two borders of blocks (doubled `<br>` too) that a place stands in."""
        at = bisect_right(self._borders, offset)
        start = self._borders[at - 1] if at else self.span.start
        return Span(start, self._borders[at] if at < len(self._borders) else max(start, self.span.end))

    @cached_property
    def _borders(self) -> list[int]:
        borders: list[int] = []
        last_break = -1
        for element in self.elements:
            name = element.name
            if name == "br":
                start = element.start
                if last_break >= 0 and not self._text[last_break:start].strip(_BLANK):
                    borders.append(start)
                last_break = element.start_end
            elif name in BLOCK:
                borders.append(element.start)
                borders.append(element.end if element.end_end < 0 else element.end_end)
        borders.sort()
        return borders


def _hidden(text: Text) -> bool:
    parent = text.parent
    return parent is not None and (parent.hidden or parent.name in UNSEEN)


class _Outside:
    """What no span covers, asked at rising offsets."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self._spans = sorted(spans, reverse=True)
        self._covered = 0

    def holds(self, offset: int) -> bool:
        while self._spans and self._spans[-1].start <= offset:
            self._covered = max(self._covered, self._spans.pop().end)
        return offset >= self._covered


def _trimmed(text: str, start: int, end: int) -> Span:
    if text[start].isspace() or text[end - 1].isspace():
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = max(start, end - (len(piece) - len(piece.rstrip())))
    return Span(start, end)
