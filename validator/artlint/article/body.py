"""The body: scanned once, and asked by place or by name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from artlint.html import decode_references, parse_proven, prove
from artlint.light import TYPE_CHECKING, cached_property
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artlint.html import Document, Element, Outline, Text

BLANK = " \t\r\n\f\u200b\u3000\xa0"
"""Characters that are no text: white space, and what robots leave in its place."""

BLOCK = frozenset(
    (
        "address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu nav ol option p "
        "pre search section summary table tbody td tfoot th thead tr ul xmp"
    ).split()
)
"""Elements at which one paragraph of text ends and the next begins (`<br>` counts only when doubled)."""

_FEW_STEPS = 64
"""How many elements around one another are looked through to find the innermost; most bodies have fewer."""


class Body:
    """The HTML below the frame. Everything is derived from one pass over it, when first asked for."""

    def __init__(self, text: str, span: Span, *, harmless: bool = False) -> None:
        self._text = text
        self._harmless = harmless
        self.span = span

    @cached_property
    def outline(self) -> Outline | None:
        """What the body's tags are, without an element made; None where it is not proven free of parse errors."""
        return prove(self.span.of(self._text), harmless=self._harmless)

    @cached_property
    def document(self) -> Document:
        """The elements, texts and comments, from the one pass."""
        return parse_proven(self.outline, self.span.of(self._text), self.span.start)

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

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all elements, in lower case."""
        return frozenset(self._by_name) if self.outline is None else self.outline.elements

    @cached_property
    def attribute_names(self) -> frozenset[str]:
        """The names of the attributes of all elements, in lower case."""
        if self.outline is not None:
            return self.outline.attributes
        return frozenset(name for element in self.elements for name in element.attribute_names)

    def named(self, *names: str) -> tuple[Element, ...]:
        """The elements of these names, in order."""
        if self.names.isdisjoint(names):
            return ()
        if len(names) == 1:
            return tuple(self._by_name.get(names[0], ()))
        found = [element for name in names for element in self._by_name.get(name, ())]
        return tuple(sorted(found, key=lambda element: element.index))

    @cached_property
    def _element_starts(self) -> list[int]:
        return [element.start for element in self.elements]

    @cached_property
    def _written(self) -> list[str]:
        """The runs of text as written; of a proven body also the empty ones between two tags."""
        return [text.span.of(self._text) for text in self.texts] if self.outline is None else self.outline.texts

    @cached_property
    def text_starts(self) -> list[int]:
        """Where each run of text starts; of a proven body also where an empty one does."""
        if self.outline is None:
            return [text.span.start for text in self.texts]
        return self.outline.places(self.span.start)[:-1:2]

    @cached_property
    def _filled_starts(self) -> list[int]:
        return [start for start, text in zip(self.text_starts, self._written, strict=True) if text.strip(BLANK)]

    def has_text(self, span: Span) -> bool:
        """Whether any text but blanks starts in a span."""
        at = bisect_left(self._filled_starts, span.start)
        return at < len(self._filled_starts) and self._filled_starts[at] < span.end

    def starting_in(self, span: Span) -> slice:
        """Which of the runs of text start inside a span."""
        return slice(bisect_left(self.text_starts, span.start), bisect_left(self.text_starts, span.end))

    def inner_text(self, element: Element) -> str:
        """The decoded text inside an element, as written, white space and all."""
        return self.text_in(element.content)

    def text_in(self, span: Span) -> str:
        """The decoded text that starts inside a span, as written, white space and all."""
        return decode_references("".join(self._written[self.starting_in(span)]))

    def holds(self, literal: str) -> bool:
        """Whether a piece of text stands anywhere in the body, markup included."""
        return self._text.find(literal, self.span.start, self.span.end) >= 0

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
        """The stretch between two borders of blocks (doubled `<br>` too) that a place stands in."""
        at = bisect_right(self.borders, offset)
        start = self.borders[at - 1] if at else self.span.start
        return Span(start, self.borders[at] if at < len(self.borders) else max(start, self.span.end))

    @cached_property
    def borders(self) -> list[int]:
        """Where one paragraph of text ends and the next may begin, in order."""
        borders: list[int] = []
        last_break = -1
        for element in self.elements:
            name = element.name
            if name == "br":
                start = element.start
                if last_break >= 0 and not self._text[last_break:start].strip(BLANK):
                    borders.append(start)
                last_break = element.start_end
            elif name in BLOCK:
                borders.append(element.start)
                borders.append(element.end if element.end_end < 0 else element.end_end)
        borders.sort()
        return borders
