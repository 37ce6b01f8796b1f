"""Runs of characters that nobody sees, whether written themselves or as references (`&#8203;`, `&zwj;`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Span, decode_references

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that tell which way the text runs."""

_HIDDEN = "\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\U000e0001-\U000e007f"
_INVISIBLE = f"[{_HIDDEN}{DIRECTION}]++"
_DECIMAL = "#0*+(?:173|1564|6158|8(?:20|23|28|29|30)[0-9]|12644|65279|65440|917[56][0-9]{2})(?![0-9])"
_HEXADECIMAL = "#[xX]0*+(?i:ad|61c|180e|20[0-6][0-9a-f]|3164|feff|ffa0|e00[0-7][0-9a-f])(?![0-9A-Fa-f])"
_NAMED = (
    "zwn?j|[lr]rm|ZeroWidthSpace|Negative(?:Medium|Thick|Thin|VeryThin)Space|NoBreak"
    "|af|ApplyFunction|it|InvisibleTimes|ic|InvisibleComma"
)
_run = re.compile(_INVISIBLE).finditer
_REFERENCE = f"&(?:(?:{_DECIMAL}|{_HEXADECIMAL});?+|shy(?:;|(?![=A-Za-z0-9]))|(?:{_NAMED});)"
_reference = re.compile(_REFERENCE).search
"""Begins with a literal, so most texts are searched at once."""
_piece = re.compile(f"{_INVISIBLE}|{_REFERENCE}").finditer
_all_invisible = re.compile(_INVISIBLE).fullmatch


def has_invisible_reference(text: str) -> bool:
    """Whether a text has a character reference that may stand for such a character."""
    return _reference(text) is not None


def invisible_runs(text: str) -> Iterator[tuple[Span, str]]:
    """Every run: its place, and its characters."""
    if not has_invisible_reference(text):
        for match in _run(text):
            yield Span(*match.span()), match[0]
        return
    start = end = 0
    run: list[str] = []
    read: dict[str, str] = {}
    for match in _piece(text):
        written = match[0]
        characters = read.get(written) or read.setdefault(written, decode_references(written))
        if not _all_invisible(characters):
            continue
        if run and match.start() != end:
            yield Span(start, end), "".join(run)
            run = []
        start, end = start if run else match.start(), match.end()
        run.append(characters)
    if run:
        yield Span(start, end), "".join(run)
