"""Character references: `&amp;`, `&#38;`, `&#x26;` (13.2.5.72 to 13.2.5.80 of the standard)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.characters import REPLACEMENT, is_control, is_noncharacter, is_surrogate, normalize
from artlint.html.error import ParseError
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]*+)|([0-9]*+))(;?)|([A-Za-z0-9]++)(;?))")
_LONGEST_WITHOUT_SEMICOLON = 6
# What Windows-1252 has where Unicode has control characters: old pages mean these.
_WINDOWS = {
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰",
    0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•",
    0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
}  # fmt: skip


def decode(text: str, start: int, end: int, errors: list[ParseError], *, attribute: bool = False) -> str:
    """The text from `start` to `end` with its references replaced and its line ends made LF."""
    pieces: list[str] = []
    done = start
    for match in _REFERENCE.finditer(text, start, end):
        if match[4] is None:
            value, stop = _numeric(match, errors)
        else:
            value, stop = _named(text, end, match, errors, attribute=attribute)
        if value:
            pieces.append(normalize(text[done : match.start()]))
            pieces.append(value)
            done = stop
    pieces.append(normalize(text[done:end]))
    return "".join(pieces)


def named_characters() -> Mapping[str, str]:
    """The names of the standard, with and without semicolon."""
    from html.entities import html5  # 9 ms, and most bodies have no reference

    return html5


def _numeric(match: re.Match[str], errors: list[ParseError]) -> tuple[str, int]:
    hexadecimal, decimal, semicolon = match.group(1, 2, 3)
    digits = decimal if hexadecimal is None else hexadecimal
    start, end = match.span()
    if not digits:
        stop = match.start(3)
        errors.append(ParseError("absence-of-digits-in-numeric-character-reference", Span(start, stop), stop))
        return "", stop
    if not semicolon:
        errors.append(ParseError("missing-semicolon-after-character-reference", Span(start, end), end))
    value = numeric_value(digits, 10 if hexadecimal is None else 16)
    code = numeric_error(value)
    if code:
        errors.append(ParseError(code, Span(start, end), end))
    return _character(value), end


def numeric_value(digits: str, base: int) -> int:
    """The code point that the digits name; anything beyond Unicode is 0x110000."""
    digits = digits.lstrip("0")
    return 0x110000 if len(digits) > 7 else min(int(digits or "0", base), 0x110000)


def numeric_error(value: int) -> str:
    """The code of the error in naming this code point, empty when there is none."""
    if value == 0:
        return "null-character-reference"
    if value > 0x10FFFF:
        return "character-reference-outside-unicode-range"
    if is_surrogate(value):
        return "surrogate-character-reference"
    if is_noncharacter(value):
        return "noncharacter-character-reference"
    return "control-character-reference" if value == 0x0D or is_control(value) else ""


def _character(value: int) -> str:
    if value == 0 or value > 0x10FFFF or is_surrogate(value):
        return REPLACEMENT
    return _WINDOWS.get(value) or chr(value)


def _named(text: str, end: int, match: re.Match[str], errors: list[ParseError], *, attribute: bool) -> tuple[str, int]:
    names = named_characters()
    start, stop = match.span()
    name, semicolon = match.group(4, 5)
    if semicolon and name + ";" in names:
        return names[name + ";"], stop
    known = _known_prefix(name, names)
    if not known:
        if semicolon:
            errors.append(ParseError("unknown-named-character-reference", Span(start, stop), stop - 1))
        return "", stop
    stop = start + 1 + len(known)
    follower = text[stop : min(stop + 1, end)]
    if attribute and follower and (follower == "=" or (follower.isascii() and follower.isalnum())):
        return "", stop  # href="?a=1&copy=2" means what it says
    errors.append(ParseError("missing-semicolon-after-character-reference", Span(start, stop), stop))
    return names[known], stop


def _known_prefix(name: str, names: Mapping[str, str]) -> str:
    for length in range(min(len(name), _LONGEST_WITHOUT_SEMICOLON), 1, -1):
        if name[:length] in names:
            return name[:length]
    return ""
