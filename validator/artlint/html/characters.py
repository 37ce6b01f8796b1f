"""Characters of the input stream: white space, case, and the code points that are errors wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.characters import HTML_SPACE
from artlint.patterns import late
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.html.error import ParseError

SPACE = HTML_SPACE
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Characters that are no error anywhere. One possessive match is twice as fast as a search for the others.
_good = late("[\t\n\f\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]*+")
# NUL is not here: each state of the tokenizer has its own error for it. Astral non-characters, listed one by one, would
# cost ten times the rest of the class: one range stands for them, and each match is looked at.
_SUSPECT = "[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff]"
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def ascii_lower(name: str) -> str:
    """Lower case for A to Z alone, as the standard wants it."""
    return name.lower() if name.isascii() else name.translate(_LOWER)


def normalize(text: str) -> str:
    """The text with its line ends as the standard's input stream has them: LF only."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_noncharacter(code: int) -> bool:
    """Whether Unicode promises that this code point is never a character."""
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def is_surrogate(code: int) -> bool:
    """Whether the code point is half of a pair of UTF-16."""
    return 0xD800 <= code <= 0xDFFF


def is_control(code: int) -> bool:
    """Whether the code point is a control character, white space aside."""
    return (code < 0x20 and chr(code) not in SPACE) or 0x7F <= code <= 0x9F


def is_printable(text: str) -> bool:
    """Whether a text holds only printable characters and common blanks, so that none of them is an error.

    Python's tables of Unicode answer it for most texts, without a regular expression.
    """
    return text.replace("\n", " ").replace("\u3000", " ").replace("\xa0", " ").isprintable()


def good_start(text: str) -> int:
    """The offset of the first NUL or character that may be an error anywhere; the length of the text without one."""
    return _good().match(text).end()  # type: ignore[union-attr]


def stream_errors(text: str) -> Iterator[ParseError]:
    """Control characters, non-characters and lone surrogates anywhere in the text."""
    start = good_start(text)
    if start == len(text):
        return
    from artlint.html.error import ParseError  # most texts have none

    for match in re.compile(_SUSPECT).finditer(text, start):
        code = _stream_code(ord(match[0]))
        if code:
            yield ParseError(code, Span(*match.span()), match.start())


def _stream_code(code: int) -> str:
    if is_surrogate(code):
        return "surrogate-in-input-stream"
    if is_noncharacter(code):
        return "noncharacter-in-input-stream"
    return "control-character-in-input-stream" if is_control(code) else ""
