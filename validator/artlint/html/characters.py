"""Characters that a body may not hold (HTML standard, section 13.2.3.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_bad_character = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]").finditer
_high_character = re.compile(r"[\U0001fffe-\U0010ffff]").finditer


def null_errors(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Code and place of every character zero in `text[start:end]`."""
    at = text.find("\0", start, end)
    while at >= 0:
        yield "unexpected-null-character", Span(at, at + 1)
        at = text.find("\0", at + 1, end)


def stream_errors(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Characters that a document may not hold, whatever stands around them."""
    for match in _bad_character(text, start, end):
        yield _stream_code(match[0]), Span(*match.span())
    for match in _high_character(text, start, end):
        if ord(match[0]) & 0xFFFE == 0xFFFE:
            yield "noncharacter-in-input-stream", Span(*match.span())


def _stream_code(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "surrogate-in-input-stream"
    return "noncharacter-in-input-stream" if character >= "\ufdd0" else "control-character-in-input-stream"
