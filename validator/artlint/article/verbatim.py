"""Places of a body that no rule judges: code, which is shown as it is written, and templates, which are replaced."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artlint.html import Document, Element

CODE = ("pre", "code", "kbd", "samp", "tt", "xmp", "listing", "textarea")
"""Elements of HTML whose text is shown as it is written."""


class Verbatim:
    """Tells whether a place lies in code or meets a template.

    `code` are the places of Markdown's code and autolinks, `quoted` those of the texts in HTML's elements of code,
    where tags are tags all the same. `templates` are the places of templates, each with the whole attribute around it.
    """

    def __init__(self, code: Iterable[Span], quoted: Iterable[Span], templates: Iterable[Span]) -> None:
        self._code = _Places(code)
        self._quoted = _Places(quoted)
        self._templates = _Places(templates)

    def __bool__(self) -> bool:
        return any((self._code, self._quoted, self._templates))

    def is_in_code(self, span: Span) -> bool:
        """Whether a place lies in code."""
        return self._code.cover(span) or self._quoted.cover(span)

    def meets_template(self, span: Span) -> bool:
        """Whether a template stands in a place, or around it."""
        return self._templates.meet(span)

    def holds(self, span: Span) -> bool:
        """Whether a place lies in code or meets a template."""
        return self.is_in_code(span) or self.meets_template(span)


class _Places:
    """Places in order, those that overlap or touch put together."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def cover(self, span: Span) -> bool:
        """Whether one of the places has the whole span inside; an empty span at its end is outside."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.start < self._ends[at] and span.end <= self._ends[at]

    def meet(self, span: Span) -> bool:
        """Whether one of the places and the span have a character in common, or an empty span lies inside."""
        at = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        return at >= 0 and self._ends[at] > span.start


def quoted_texts(document: Document) -> Iterator[Span]:
    """The places of the texts in elements of code."""
    if document.names.isdisjoint(CODE):
        return
    for text in document.texts:
        if text.parent is not None and (text.parent.name in CODE or text.parent.inside(*CODE)):
            yield text.span


def with_attributes(templates: Sequence[Span], elements: Iterable[Element]) -> Iterator[Span]:
    """The places of templates, and those of the attributes in which one stands."""
    yield from templates
    places = _Places(templates)
    if not places:
        return
    for element in elements:
        if places.meet(element.start_tag):
            yield from (it.value_span for it in element.attributes if places.meet(it.value_span))
