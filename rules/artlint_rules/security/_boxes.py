"""Boxes with a `position:` that stay where they are, or within the box that holds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Span

if TYPE_CHECKING:
    from artlint import Element, Markup

_LONGEST = 300
"""Characters of a style."""

_FARTHEST = 2_000
"""Characters from the start of a parent to the end of the tag of a box in it."""

_template = re.compile(r"[{\[]|<[%?]").search
"""What opens a template or a shortcode."""

_LENGTH = r"(?:0|[0-9]{1,3}(?:\.[0-9]{1,4})?(?:%|px|em|rem))"
_NONE = r"0(?:%|px|em|rem)?"
_PART = r"(?:100|[0-9]{1,2}(?:\.[0-9]{1,4})?)%"

_outer = re.compile(
    rf"position:(?:relative|static)|(?:width|height|max-width|padding(?:-(?:top|right|bottom|left))?)"
    rf":{_LENGTH}(?: {_LENGTH}){{0,3}}|overflow:hidden"
).fullmatch
_inner = re.compile(rf"position:absolute|(?:top|right|bottom|left|border):{_NONE}|(?:width|height):{_PART}").fullmatch
_centred = frozenset({"top:50%", "left:50%", "transform:translate(-50%,-50%)"})
_blanks = re.compile(r"[ \t\n\f\r]*([:;,])[ \t\n\f\r]*").sub


def stays_inside(text: Markup, element: Element) -> bool:
    """Whether a box moves nowhere, or lies within its parent, which does not move: a player that keeps its shape.

    Whatever is not one of the few declarations that such boxes need is taken for dangerous, and so is a box that a
    template may part from its parent, or from its style.
    """
    if _is_outer(element):
        return _is_whole(text, element.start_tag)
    style = _declarations(element)
    if _centred.issubset(style):
        style = [it for it in style if it not in _centred]
    fills = {"width", "height"} <= {it.partition(":")[0] for it in style}
    parent = element.parent
    if not fills or not all(map(_inner, style)) or parent is None or not _is_outer(parent):
        return False
    return _is_whole(text, Span(parent.start, element.start_tag.end))


def _is_whole(text: Markup, span: Span) -> bool:
    """Whether no template can leave a part of the span out; a long span is not searched."""
    return span.end - span.start <= _FARTHEST and _template(text.of(span)) is None


def _is_outer(element: Element) -> bool:
    style = _declarations(element)
    return "position:relative" in style and all(map(_outer, style))


def _declarations(element: Element) -> list[str]:
    """None of a style that is long, since each child of an element asks for it, or that says a thing twice."""
    style = element.get("style")
    written = _blanks(r"\1", style.strip(" \t\n\f\r").lower()) if len(style) <= _LONGEST else ""
    found = [declaration for declaration in written.split(";") if declaration]
    return found if len({it.partition(":")[0] for it in found}) == len(found) else []
