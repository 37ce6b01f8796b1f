"""Boxes with a `position:` that stay where they are, or within the box that holds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint import Element

_LONGEST = 300
"""Characters of a style."""

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


def stays_inside(element: Element) -> bool:
    """Whether a box moves nowhere, or lies within its parent, which does not move: a player that keeps its shape.

    Whatever is not one of the few declarations that such boxes need is taken for dangerous.
    """
    if _is_outer(element):
        return True
    style = _declarations(element)
    if _centred.issubset(style):
        style = [it for it in style if it not in _centred]
    fills = {"width", "height"} <= {it.partition(":")[0] for it in style}
    return fills and all(map(_inner, style)) and element.parent is not None and _is_outer(element.parent)


def _is_outer(element: Element) -> bool:
    style = _declarations(element)
    return "position:relative" in style and all(map(_outer, style))


def _declarations(element: Element) -> list[str]:
    """None of a style that is long, since each child of an element asks for it, or that says a thing twice."""
    style = element.get("style")
    written = _blanks(r"\1", style.strip(" \t\n\f\r").lower()) if len(style) <= _LONGEST else ""
    found = [declaration for declaration in written.split(";") if declaration]
    return found if len({it.partition(":")[0] for it in found}) == len(found) else []
