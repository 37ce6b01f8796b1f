"""The characters that each standard takes for blanks, and functions that trim, split and compare by them.

Python's `str.strip()` removes more than any of them: U+0085, which old pages write for …, and U+3000 and U+00A0, which
browsers keep in an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HTML_SPACE = "\t\n\f\r "
"""ASCII white space in HTML: it stands between attributes, and between the words of `class`."""

URL_EDGES = "".join(map(chr, range(0x21)))
"""Characters that the URL standard removes from both ends of an address: C0 controls and U+0020."""

WHITE_SPACE = f"{HTML_SPACE}\xa0\u1680{''.join(map(chr, range(0x2000, 0x200B)))}\u2028\u2029\u202f\u205f\u3000"
"""Characters that a reader sees as a blank or as the end of a line: HTML's white space and Unicode's separators."""

BLANK = f"{WHITE_SPACE}\u200b\ufeff"
"""Characters that show nothing: white space, U+200B and U+FEFF."""

__all__ = [
    "BLANK",
    "HTML_SPACE",
    "URL_EDGES",
    "WHITE_SPACE",
    "canonical",
    "html_words",
    "odd_edge",
    "trimmed_address",
]


def trimmed_address(value: str) -> str:
    """An attribute's value without the characters that a browser removes from the ends of an address."""
    return value.strip(URL_EDGES)


def odd_edge(address: str) -> str | None:
    """What is wrong with an address that begins or ends with a blank that browsers keep; None for any other."""
    address = trimmed_address(address)
    for verb, edge in (("begins with", address[:1]), ("ends in", address[-1:])):
        if edge and edge in BLANK:
            return f"{verb} U+{ord(edge):04X}, which browsers take for a part of it"
    return None


def html_words(value: str) -> Sequence[str]:
    """The words of an attribute such as `class` or `rel`.

    The HTML standard splits at ASCII white space: U+3000 and U+00A0 are parts of a word.
    """
    for space in "\t\n\f\r":
        value = value.replace(space, " ")
    return [word for word in value.split(" ") if word]


def canonical(text: str) -> str:
    """The text in Unicode's normal form C, in which texts that are canonically equivalent are equal (UAX #15)."""
    if text.isascii():
        return text
    from unicodedata import normalize  # a library of its own, which most comparisons do without

    return normalize("NFC", text)
