"""Character references and what the HTML standard finds wrong with them (section 13.2.5.72 and on)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_reference = re.compile(r"&(?:#([xX]?)([0-9A-Fa-f]*+)|([A-Za-z0-9]++))(;?)", re.ASCII).match
_decimal = re.compile(r"[0-9]*+", re.ASCII).match
_LONGEST_LEGACY = 6
"""The length of the longest name that needs no semicolon (`&frac12`, `&Aacute`)."""

_LAST = 0x10FFFF


def reference_errors(text: str, start: int, end: int, *, in_attribute: bool) -> Iterator[tuple[str, Span]]:
    """Code and place of every error in the references of `text[start:end]`."""
    at = text.find("&", start, end)
    while at >= 0:
        match = _reference(text, at, end)
        found = None
        if match:
            found = _numeric(text, match, end) if match[3] is None else _named(text, match, in_attribute)
        if found:
            yield from found
        at = text.find("&", at + 1, end)


def _numeric(text: str, match: re.Match[str], end: int) -> list[tuple[str, Span]]:
    digits, stop = match[2], match.end(2)
    if not match[1]:
        decimal = _decimal(text, match.start(2), end)
        digits, stop = (decimal[0], decimal.end()) if decimal else ("", stop)
    if not digits:
        return [("absence-of-digits-in-numeric-character-reference", Span(match.start(), stop))]
    closed = text.startswith(";", stop, end)
    span = Span(match.start(), stop + closed)
    found = [] if closed else [("missing-semicolon-after-character-reference", span)]
    code = _code_of(digits.lstrip("0"), 16 if match[1] else 10)
    return [*found, (code, span)] if code else found


def _code_of(digits: str, base: int) -> str | None:
    """What is wrong with the character of this number."""
    number = _LAST + 1 if len(digits) > 7 else int(digits or "0", base)
    if number == 0:
        return "null-character-reference"
    if number > _LAST:
        return "character-reference-outside-unicode-range"
    if 0xD800 <= number <= 0xDFFF:
        return "surrogate-character-reference"
    if 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE:
        return "noncharacter-character-reference"
    if number == 0x0D or (number < 0x20 and number not in (0x09, 0x0A, 0x0C)) or 0x7F <= number <= 0x9F:
        return "control-character-reference"
    return None


def _named(text: str, match: re.Match[str], in_attribute: bool) -> list[tuple[str, Span]] | None:
    name = match[3]
    known, legacy = _names()
    if match[4] and name + ";" in known:
        return None
    for length in range(min(_LONGEST_LEGACY, len(name)), 1, -1):
        if name[:length] in legacy:
            stop = match.start(3) + length
            following = text[stop : stop + 1]
            if in_attribute and (following == "=" or (following.isascii() and following.isalnum())):
                return None
            return [("missing-semicolon-after-character-reference", Span(match.start(), stop))]
    return [("unknown-named-character-reference", Span(*match.span()))] if match[4] else None


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """All names, with their semicolon, and those that need none."""
    from html.entities import html5  # 2,231 names: only a body with a reference needs them

    return frozenset(html5), frozenset(name for name in html5 if not name.endswith(";"))
