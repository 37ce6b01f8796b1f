"""A finding for a person at a terminal: place, message, the piece of the line with a caret, what to do."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

from artlint.report.escape import at_line_start, visible, visible_characters
from artlint.report.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.report import Style
    from artlint.run import Excerpt, Located

_RESET = "\x1b[0m"
_COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m", "place": "\x1b[1m", "help": "\x1b[32m"}

_ELLIPSIS = "…"

_COLUMNS = 100
"""Terminal columns that a piece of a line may take; a body is one line of many thousand characters."""


class Painter:
    """Draws findings, in colour if asked for."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._color = style.color

    def finding(self, finding: Located) -> str:
        """The lines of a finding, and an empty one."""
        place = visible(f"{at_line_start(finding.path)}:{finding.start.line}:{finding.start.column}")
        severity = self._paint(finding.severity, finding.severity)
        message = visible(finding.message)
        lines = [
            f"{self._paint('place', place)} {severity} {finding.rule}{mark(finding, self._style)}: {message}",
            *self._piece(finding),
        ]
        lines += [f"  see {r.start.line}:{r.start.column}: {visible(r.message)}" for r in finding.related]
        if finding.help:
            lines.append(f"  {self._paint('help', 'help')}: {visible(finding.help)}")
        if finding.fix:
            kind = "fix" if finding.fix.safe else "unsafe fix"
            lines.append(f"  {self._paint('help', kind)}: {visible(finding.fix.message)}")
        return "\n".join(lines) + "\n\n"

    def _piece(self, finding: Located) -> list[str]:
        line, start, length = _fitted(finding.excerpt)
        if not line:
            return []
        gutter = f"{finding.start.line:>5} | "
        margin = " " * (len(gutter) - 2) + "| " + " " * start
        return [gutter + line, margin + self._paint(finding.severity, "^" * max(1, length))]

    def _paint(self, role: str, text: str) -> str:
        return f"{_COLORS[role]}{text}{_RESET}" if self._color else text


def _fitted(excerpt: Excerpt) -> tuple[str, int, int]:
    """The line around a place, visible and cut to the columns there are, and the place's first column and columns."""
    shown, start, end = visible_characters(excerpt.text), excerpt.start, excerpt.start + excerpt.length
    number, width = _fitting(reversed(shown[:start]), _COLUMNS // 3)
    before = "".join(shown[start - number : start])
    in_place, length = _fitting(shown[start:end], _COLUMNS - width - 1)
    if in_place < end - start:
        behind, length = _ELLIPSIS, length + 1
    else:
        after, _ = _fitting(shown[end:], _COLUMNS - width - length)
        cut = after < len(shown) - end or excerpt.cut_after
        behind = "".join(shown[end : end + after]) + _ELLIPSIS * cut
    if number < start or excerpt.cut_before:
        before, width = _ELLIPSIS + before, width + 1
    return before + "".join(shown[start : start + in_place]) + behind, width, length


def _fitting(shown: Iterable[str], columns: int) -> tuple[int, int]:
    """How many characters fit into so many columns, and the columns that they take."""
    number = taken = 0
    for width in map(_width, shown):
        if taken + width > columns:
            break
        taken += width
        number += 1
    return number, taken


@cache
def _width(shown: str) -> int:
    """Terminal columns of a character as it is shown: a Chinese one takes two, a combining mark none, an escape many.

    By Unicode's East Asian Width (UAX 11); wcwidth, whose tables take 6 MB, is the tests' second opinion.
    """
    if shown.isascii():
        return len(shown)
    if combining(shown) or category(shown) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(shown) in ("W", "F") else 1
