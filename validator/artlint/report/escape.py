"""Untrusted text made harmless: control characters and commands of runners are shown instead of obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.patterns import late

if TYPE_CHECKING:
    import re

UNPRINTABLE = (
    "\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"  # in a character class
)
"""Beside ASCII's control characters: those of C1, those that nobody sees or that change the direction of writing."""

_COMMAND = "##"
"""Runners obey commands anywhere in a line of a log: GitHub `##[error]` (ActionCommand.TryParse), Azure Pipelines
`##vso[task.setvariable …]`, TeamCity `##teamcity[…]`. Without the bracket they are none."""

_ATTACHMENT = "[[ATTACHMENT|"
"""Jenkins and GitLab take the file that is named behind it in a case of JUnit's for one to keep and to show."""

_IF_BRACKET = r"(?:(?<!\[)|(?<=##\[)|(?<=##vso\[)|(?<=##teamcity\[)|(?<=\[\[)(?=ATTACHMENT\|))"
"""Holds behind a character that is no bracket, or one of a command; in one class with the others it is found fast."""

_unprintable = late(rf"[\x00-\x1f{UNPRINTABLE}\ud800-\udfff\[]{_IF_BRACKET}")
_unprintable_in_json = late(rf"[{UNPRINTABLE}\ud800-\udfff\[]{_IF_BRACKET}")
_surrogate = late("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control and direction characters, undecoded bytes and lone surrogates written as escapes.

    So is the bracket of `##[`, `##vso[`, `##teamcity[` and `[[ATTACHMENT|`, which would be a command in a log.
    """
    return text if _is_harmless(text) else _unprintable().sub(_escaped, text)


def visible_characters(text: str) -> list[str]:
    """Each character of a text as `visible` shows it there."""
    shown = list(text)
    if not _is_harmless(text):
        for match in _unprintable().finditer(text):
            shown[match.start()] = _escaped(match)
    return shown


def _is_harmless(text: str) -> bool:
    return text.isprintable() and _COMMAND not in text and _ATTACHMENT not in text


def well_formed(text: str) -> str:
    """The text with undecoded bytes as `\\xNN` and lone surrogates as `\\uNNNN`: it can be written as UTF-8."""
    return text if text.isascii() or text.isprintable() else _surrogate().sub(_escaped, text)


def inert_json(dumped: str) -> str:
    """JSON that means the same, with every character escaped that would act on a terminal or a log.

    A lone surrogate, which JSON cannot hold, becomes the text `\\uNNNN`.
    """
    return dumped if _is_harmless(dumped) else _unprintable_in_json().sub(_escaped_in_json, dumped)


def at_line_start(path: str) -> str:
    """A path as it may begin a line, where `::error::` would be a command to GitHub's runner."""
    return f"./{path}" if path.lstrip().startswith("::") else path


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _escaped_in_json(match: re.Match[str]) -> str:
    code = ord(match.group())
    return "\\" + _escaped(match) if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"
