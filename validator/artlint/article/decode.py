"""Bytes to text and back without losing one (design, law 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_undecoded = re.compile("[\udc80-\udcff]+").finditer


def decode(data: bytes) -> str:
    """UTF-8 text; a byte that is no UTF-8 becomes a surrogate U+DC80 to U+DCFF (PEP 383). A BOM stays."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """The bytes that `decode` read. Lone surrogates that no byte stands for are written as UTF-8 would."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def undecoded(text: str) -> Iterator[Span]:
    """Each run of bytes that could not be decoded, in order."""
    if text.isascii():
        return
    for match in _undecoded(text):
        yield Span(*match.span())
