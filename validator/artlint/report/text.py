"""The default report for a person at a terminal: place, message, the piece of the line with a caret, what to do."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

from artlint.light import TYPE_CHECKING
from artlint.report.escape import COMMAND, at_line_start, visible
from artlint.report.frame import PlainReporter
from artlint.report.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.report import Style, Surroundings
    from artlint.run import Excerpt, Located

_RESET = "\x1b[0m"
_COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m", "place": "\x1b[1m", "help": "\x1b[32m"}

_COLUMNS = 100
"""Terminal columns that a piece of a line may take; a body is one line of many thousand characters."""


class Reporter(PlainReporter):
    """The report as text, in colour if asked for."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        super().__init__(style, _Painter(style).finding)


class _Painter:
    def __init__(self, style: Style) -> None:
        self._style = style
        self._color = style.color

    def finding(self, finding: Located) -> str:
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
        before, piece, behind = _fitted(finding.excerpt)
        if not (before or piece or behind):
            return []
        gutter = f"{finding.start.line:>5} | "
        carets = "^" * max(1, _width(piece))
        margin = " " * (len(gutter) - 2) + "| " + " " * _width(before)
        return [gutter + before + piece + behind, margin + self._paint(finding.severity, carets)]

    def _paint(self, role: str, text: str) -> str:
        return f"{_COLORS[role]}{text}{_RESET}" if self._color else text


def _fitted(excerpt: Excerpt) -> tuple[str, str, str]:
    """The text before, in and behind a place, visible and cut to the columns there are."""
    shown, start, end = _shown(excerpt.text), excerpt.start, excerpt.start + excerpt.length
    before, left_out = _last(shown[:start], _COLUMNS // 3)
    piece, cut_piece = _first(shown[start:end], _COLUMNS - _width(before) - 1)
    behind, cut_behind = _first(shown[end:], _COLUMNS - _width(before) - _width(piece))
    if left_out or excerpt.cut_before:
        before = "…" + before
    if cut_piece:
        return before, piece + "…", ""
    return before, piece, behind + ("…" if cut_behind or excerpt.cut_after else "")


def _shown(text: str) -> list[str]:
    """Each character as it is shown; the bracket of a `##[` is told by what stands before it."""
    shown = [visible(character) for character in text]
    at = text.find(COMMAND)
    while at >= 0:
        shown[at : at + len(COMMAND)] = [*COMMAND[:-1], visible(COMMAND)[len(COMMAND) - 1 :]]
        at = text.find(COMMAND, at + 1)
    return shown


def _first(shown: list[str], columns: int) -> tuple[str, bool]:
    """As many of the first characters as fit, and whether some were left out."""
    number = _fitting(shown, columns)
    return "".join(shown[:number]), number < len(shown)


def _last(shown: list[str], columns: int) -> tuple[str, bool]:
    number = _fitting(reversed(shown), columns)
    return "".join(shown[len(shown) - number :]), number < len(shown)


def _fitting(shown: Iterable[str], columns: int) -> int:
    """How many characters fit into so many columns."""
    number = 0
    for character in shown:
        columns -= _width(character)
        if columns < 0:
            break
        number += 1
    return number


def _width(text: str) -> int:
    """Terminal columns of a visible text: a Chinese character takes two, a combining mark none."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    """By Unicode's East Asian Width (UAX 11); wcwidth, whose tables take 6 MB, is the tests' second opinion."""
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1
