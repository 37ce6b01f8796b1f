"""Articles are untrusted: what reaches a terminal or a file is made visible first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.late import late

if TYPE_CHECKING:
    import re

_unprintable = late(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_surrogate = late("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control and direction characters, undecoded bytes and lone surrogates written as escapes."""
    return text if text.isprintable() else _unprintable().sub(_escaped, text)


def well_formed(text: str) -> str:
    """The text with undecoded bytes as `\\xNN` and lone surrogates as `\\uNNNN`: it can be written as UTF-8."""
    return text if text.isascii() or text.isprintable() else _surrogate().sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
