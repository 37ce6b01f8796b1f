"""Spans and texts made without the Python half of a named tuple's constructor: a large body has a million of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artlint.html.model import Text
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.html.model import Element

new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
new_text: Callable[[tuple[Span, Element | None]], Text] = partial(tuple.__new__, Text)
