"""Spans made without the Python half of a named tuple's constructor: a large body has a million of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
