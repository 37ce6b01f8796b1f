"""Where the address and the title of a Markdown link or image stand (CommonMark 0.31, sections 4.7 and 6.3)."""

from __future__ import annotations

import re

from artlint.span import Span

_opening = re.compile(r"\]\([ \t\r\n]*+").match
_definition = re.compile(r"\[(?:[^\\\[\]]|\\.)*+\]:[ \t\r\n]*+", re.DOTALL).match
_in_angles = re.compile(r"<((?:[^\\<>\r\n]|\\.)*+)>").match
_bare = re.compile(r"(?:[^\\()\x00-\x20\x7f]|\\[!-/:-@\[-`{-~]|\\)*+").match
_title = re.compile(
    r"""[ \t\r\n]++(?:"((?:[^\\"]|\\.)*+)"|'((?:[^\\']|\\.)*+)'|\(((?:[^\\()]|\\.)*+)\))""", re.DOTALL
).match


def inline_destination(text: str, label_end: int) -> tuple[Span, Span | None] | None:
    """The places of address and title behind the label of an inline link, whose `]` stands at `label_end`.

    None where none can be found.
    """
    opening = _opening(text, label_end)
    return None if opening is None else _destination(text, opening.end())


def defined_destination(text: str, start: int) -> tuple[Span, Span | None] | None:
    """The places of address and title of a link reference definition; None where none can be found."""
    label = _definition(text, start)
    return None if label is None else _destination(text, label.end())


def _destination(text: str, at: int) -> tuple[Span, Span | None]:
    angles = _in_angles(text, at)
    url = Span(*angles.span(1)) if angles else Span(at, _bare_end(text, at))
    title = _title(text, angles.end() if angles else url.end)
    return url, Span(*title.span(title.lastindex or 1)) if title else None


def _bare_end(text: str, at: int) -> int:
    """Where an address without angle brackets ends: at a blank, or at a parenthesis that closes none of its own."""
    depth = 0
    while True:
        match = _bare(text, at)
        at = match.end() if match else at
        if text.startswith("(", at):
            depth += 1
        elif depth and text.startswith(")", at):
            depth -= 1
        else:
            return at
        at += 1
