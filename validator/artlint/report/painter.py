"""A finding for a person at a terminal: place, message, the piece of the line with a caret, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import at_line_start, visible, visible_characters
from artlint.report.summary import count, fix_marker
from artlint.report.widths import ELLIPSIS, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model import Excerpt, Located
    from artlint.report import Style

_RESET = "\x1b[0m"
_COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m", "place": "\x1b[1m", "help": "\x1b[32m"}

_COLUMNS = 100
"""Terminal columns that a piece of a line may take; a body is one line of many thousand characters."""

_RELATED = 5
"""The most related places that are shown of a finding below its path; the others are counted."""


class Painter:
    """Draws findings, in colour if asked for."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._color = style.color

    def path(self, path: str) -> str:
        """The line above the findings of a file."""
        return self._paint("place", visible(at_line_start(path))) + "\n"

    def whole(self, finding: Located) -> str:
        """All of a finding with its path, and an empty line."""
        place = visible(f"{at_line_start(finding.path)}:{finding.start.line}:{finding.start.column}")
        return self._block([self._first_line(finding, place), *self._excerpt(finding), *self._advice(finding)])

    def detailed(self, finding: Located, *, with_help: bool) -> str:
        """A finding below its path with the piece of the line, its first related places and, if asked for, its help."""
        few = finding._replace(related=finding.related[:_RELATED], help=finding.help if with_help else "")
        more = len(finding.related) - len(few.related) + finding.unlisted
        places = [f"  … and {count(more, 'more place')}"] if more > 0 else []
        return self._block([self._below_path(finding), *self._excerpt(finding), *self._advice(few), *places])

    def brief(self, finding: Located) -> str:
        """A finding below its path as one line."""
        return self._below_path(finding) + "\n"

    def _below_path(self, finding: Located) -> str:
        return "  " + self._first_line(finding, f"{finding.start.line}:{finding.start.column}")

    def _first_line(self, finding: Located, place: str) -> str:
        severity = self._paint(finding.severity, finding.severity)
        rule = f"{finding.rule}{fix_marker(finding, self._style)}"
        return f"{self._paint('place', place)} {severity} {rule}: {visible(finding.message)}"

    def _advice(self, finding: Located) -> Iterator[str]:
        for related in finding.related:
            path = f"{related.file}:" if related.file else ""
            place = visible(f"{path}{related.start.line}:{related.start.column}")
            yield f"  see {place}: {visible(related.message)}"
        if finding.help:
            yield f"  {self._paint('help', 'help')}: {visible(finding.help)}"
        if finding.fix:
            kind = "fix" if finding.fix.safe else "unsafe fix"
            yield f"  {self._paint('help', kind)}: {visible(finding.fix.message)}"

    @staticmethod
    def _block(lines: list[str]) -> str:
        return "\n".join(lines) + "\n\n"

    def _excerpt(self, finding: Located) -> list[str]:
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
    number, width = fitting(reversed(shown[:start]), _COLUMNS // 3)
    before = "".join(shown[start - number : start])
    in_place, length = fitting(shown[start:end], _COLUMNS - width - 1)
    if in_place < end - start:
        behind, length = ELLIPSIS, length + 1
    else:
        after, _ = fitting(shown[end:], _COLUMNS - width - length)
        cut = after < len(shown) - end or excerpt.cut_after
        behind = "".join(shown[end : end + after]) + ELLIPSIS * cut
    if number < start or excerpt.cut_before:
        before, width = ELLIPSIS + before, width + 1
    return before + "".join(shown[start : start + in_place]) + behind, width, length
