"""Articles are untrusted: what reaches a terminal or a file is made visible first."""

from __future__ import annotations

from artlint.expressions import late
from artlint.light import TYPE_CHECKING

if TYPE_CHECKING:
    import re

UNPRINTABLE = (
    "\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"  # in a character class
)
"""Beside ASCII's control characters: those of C1, those that nobody sees or that change the direction of writing."""

COMMAND = "##["
"""GitHub's runner obeys `##[error]` and `##[stop-commands]` anywhere in a line of a log (ActionCommand.TryParse)."""

_BRACKET = r"(?<=##)\["

_unprintable = late(f"[\x00-\x1f{UNPRINTABLE}\ud800-\udfff]|{_BRACKET}")
_unprintable_in_json = late(f"[{UNPRINTABLE}\ud800-\udfff]|{_BRACKET}")
_surrogate = late("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control and direction characters, undecoded bytes and lone surrogates written as escapes.

    So is the bracket of `##[`, which would be a command in a log of GitHub.
    """
    harmless = text.isprintable() and COMMAND not in text
    return text if harmless else _unprintable().sub(_escaped, text)


def well_formed(text: str) -> str:
    """The text with undecoded bytes as `\\xNN` and lone surrogates as `\\uNNNN`: it can be written as UTF-8."""
    return text if text.isascii() or text.isprintable() else _surrogate().sub(_escaped, text)


def inert_json(dumped: str) -> str:
    """A JSON text that means the same, lone surrogates aside, and shows no character that acts on who prints it."""
    harmless = dumped.isascii() and "\x7f" not in dumped and COMMAND not in dumped
    return dumped if harmless else _unprintable_in_json().sub(_escaped_in_json, dumped)


def at_line_start(path: str) -> str:
    """A path as a line may begin with it: `::error::` there would be a command to GitHub's runner."""
    return f"./{path}" if path.lstrip().startswith("::") else path


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _escaped_in_json(match: re.Match[str]) -> str:
    code = ord(match.group())
    return "\\" + _escaped(match) if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"
