"""Hugo's shortcode `figure` (gohugo.io/shortcodes/figure): an image, its alternative text and its caption."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from artlint.html import Attribute, Element
from artlint.markdown.attributes import Attributes
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_figure = re.compile(r"\{\{[<%][ \t\r\n]*+figure(?=[ \t\r\n])").match
_parameter = re.compile(
    r"""(?<=[ \t\r\n])([A-Za-z][\w-]*+)[ \t]*+=[ \t]*+(?:"((?:[^"\\]|\\.)*+)"|`([^`]*+)`|([^\s"`>%}]++))""", re.DOTALL
).finditer
_OF_IMAGE = ("src", "alt", "title")


def figures_in(text: str, offset: int, templates: Iterable[Span], code: Sequence[Span]) -> Iterator[Element]:
    """The elements that the shortcodes `figure` in a text become: each a figure around an image.

    `text` begins at `offset` of its file; `templates` are places in the text, `code` those of code in the file. The
    parameter `caption` becomes an attribute of the figure, for no text stands in a template.
    """
    starts = [it.start for it in code]
    for place in templates:
        if _figure(text, *place) and not _covered(place.start + offset, starts, code):
            yield from _figure_at(text, offset, place)


def _covered(at: int, starts: list[int], code: Sequence[Span]) -> bool:
    before = bisect_right(starts, at)
    return before > 0 and at < code[before - 1].end


def _figure_at(text: str, offset: int, place: Span) -> Iterator[Element]:
    attributes = [_attribute(match, offset) for match in _parameter(text, *place)]
    start, end = place.start + offset, place.end + offset
    figure = Element(
        "figure", start, start, None, 0, Attributes(tuple(it for it in attributes if it.name == "caption"))
    )
    figure.end = figure.end_end = end
    yield figure
    of_image = tuple(it for it in attributes if it.name in _OF_IMAGE)
    yield Element("img", start, end, None, 0, Attributes(of_image))


def _attribute(match: re.Match[str], offset: int) -> Attribute:
    """A parameter of a shortcode."""
    group = match.lastindex or 1
    raw = match[group]
    whole, value = (Span(start + offset, end + offset) for start, end in (match.span(), match.span(group)))
    return Attribute(match[1].lower(), raw.replace('\\"', '"') if group == 2 else raw, raw, whole, value)
