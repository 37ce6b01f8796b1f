"""Where two readers of HTML read the same text differently: with scripts and without, in a drawing and outside."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from artlint import Attribute, Element, Markup, Span, parse
from artlint_rules.security._events import HANDLERS
from artlint_rules.security._running import running_addresses

_BARE = frozenset("iframe noembed noframes plaintext style textarea title xmp".split())
"""Elements of HTML whose content is text to a browser, tags and all; in a drawing it is markup. Scripts have a rule."""

_SWALLOWING = frozenset("iframe noembed noframes plaintext title xmp template svg math".split())
"""Elements that change how all is read that stands in them, and that no rule names anyway."""

_DRAWINGS = frozenset(["svg", "math"])
_LEAVES_DRAWING = frozenset("foreignobject desc title mi mo mn ms mtext annotation-xml".split())
"""Elements of SVG and MathML in which HTML is read."""

_end_of_text = re.compile(
    r"--!?>|\]\]>|</(?:style|script|noscript|noembed|noframes|iframe|xmp|title|textarea|svg|math|template)[\t\n\f\r />]"
    r"|\n[ \t\r]*+\n",
    re.IGNORECASE,
).search
"""What ends a comment, bare text or (a blank line) Markdown's HTML in the midst of an attribute's value."""

_end_tag = re.compile(
    r"</(noscript|iframe|noembed|noframes|style|textarea|title|xmp)(?=[\t\n\f\r />])", re.IGNORECASE | re.ASCII
).finditer


_RUNNING = frozenset("script iframe frame object embed portal".split())
"""Elements that run or load something by themselves."""


class Reading(NamedTuple):
    """A place that is read in two ways: what of it, and what the other reader finds there."""

    span: Span
    what: str
    hidden: str


class Readings:
    """The places of one text that are read in two ways."""

    def __init__(self, text: Markup) -> None:
        self._text = text
        self._unclosed = {element.index for element in text.document.unclosed}
        self._drawn = _drawn(text)
        self._ends: dict[str, list[int]] = {}
        for match in _end_tag(text.text):
            self._ends.setdefault(match[1].lower(), []).append(text.offset + match.start())

    def all(self) -> Iterator[Reading]:
        """All of them, in no order; what stands in an element that is named is not named again."""
        covered = -1
        for element in self._text.elements:
            for reading in self._of(element) if element.start >= covered else ():
                covered = max(covered, element.end) if reading.span == element.start_tag else covered
                yield reading
        for run in self._text.document.texts:
            if run.parent and run.parent.index in self._drawn and (hidden := _first_running(self._text.of(run.span))):
                yield Reading(run.span, f"text in {run.parent.name} hides what runs if it is read as markup", hidden)

    def _of(self, element: Element) -> Iterator[Reading]:
        if element.name == "noscript" and not self._is_in_drawing(element):
            yield from self._other_end(element, "where scripts run")
        elif element.name in _BARE:
            yield from self._of_bare(element)
        for attribute in element.attributes if element.attribute_names else ():
            yield from _in_attribute(attribute)

    def _of_bare(self, element: Element) -> Iterator[Reading]:
        if self._is_in_drawing(element):
            if not self._text.of(element.start_tag).endswith("/>"):
                yield from self._other_end(element, "outside of a drawing")
        elif element.name != "style" and (hidden := _first_running(self._text.of(element.content))):
            what = f"text of {element.name} hides what runs if it is read as markup"
            yield Reading(element.start_tag, what, hidden)

    def _other_end(self, element: Element, where: str) -> Iterator[Reading]:
        """An element that does not end where it does for a reader who takes its content for bare text."""
        if element.end_end < 0 and element.index not in self._unclosed:
            return  # a tag that opens nothing, for either reader
        ends = self._ends.get(element.name, [])
        at = bisect_left(ends, element.start_end)
        end = ends[at] if at < len(ends) else -1
        if end < 0:
            what = f"{element.name} has no end {where}, and takes in all that follows"
            yield Reading(element.start_tag, what, self._from(element.start_end))
        elif end != element.end or element.end_end < 0:
            what = f"{element.name} ends {'earlier' if end < element.end else 'later'} {where}, and this follows"
            yield Reading(element.start_tag, what, self._from(end).partition(">")[2])

    def _is_in_drawing(self, element: Element) -> bool:
        """Whether an element is itself of SVG or MathML."""
        return element.parent is not None and element.parent.index in self._drawn

    def _from(self, start: int) -> str:
        return self._text.of(Span(start, start + 100))


def swallowing(text: Markup) -> Iterator[Element]:
    """The elements left open that change how all is read that follows the text."""
    return (element for element in text.document.unclosed if element.name in _SWALLOWING)


def _in_attribute(attribute: Attribute) -> Iterator[Reading]:
    end = _end_of_text(attribute.value) if "<" in attribute.value and attribute.name != "srcdoc" else None
    if end and (hidden := _first_running(attribute.value[end.end() :])):
        yield Reading(attribute.span, f"attribute {attribute.name} hides what runs if it is read as markup", hidden)


def _drawn(text: Markup) -> frozenset[int]:
    """The indices of the elements in which what stands is of SVG or MathML; a parent comes before its children."""
    drawn: set[int] = set()
    for element in text.elements if text.named(*_DRAWINGS) else ():
        inherits = element.parent is not None and element.parent.index in drawn and element.name not in _LEAVES_DRAWING
        if inherits or element.name in _DRAWINGS:
            drawn.add(element.index)
    return frozenset(drawn)


def _first_running(text: str) -> str | None:
    """The first start tag in a text, read as HTML, that runs or loads something; None where there is none."""
    if "<" not in text:
        return None
    for element in parse(text).elements:
        if _is_running(element):
            return element.start_tag.of(text)
    return None


def _is_running(element: Element) -> bool:
    names = element.attribute_names
    return element.name in _RUNNING or not names.isdisjoint(HANDLERS) or any(running_addresses(element))
