"""What fixes would change, for a person: the piece of the text around each change (`check --diff`)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from artlint.report.changes import Change, changes
from artlint.report.escape import at_line_start, visible, visible_characters
from artlint.report.widths import ELLIPSIS, fitting
from artlint.report.words import count, fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import FileResult, Report
    from artlint.report import Style, Surroundings

_OF_A_FILE = 50
"""Changes of one file that are shown; the others are counted."""

_AROUND = 40
"""Terminal columns that are shown before and behind a change."""

_LONGEST = 120
"""Characters of what goes or comes that are shown whole; of more, the two ends."""

_END = 40
"""Characters that are shown of each end."""

_LINE_END = "⏎"

_RESET = "\x1b[0m"
_COLORS = {"place": "\x1b[1m", "-": "\x1b[31m", "+": "\x1b[32m", "- changed": "\x1b[7;31m", "+ changed": "\x1b[7;32m"}


class Reporter:
    """Each change as it was and as it would be, and a total."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        self._style = style
        self._files = 0

    def file(self, result: FileResult) -> Iterator[str]:
        """The changes of a file."""
        if result.rewritten is None:
            return
        self._files += 1
        path = visible(at_line_start(result.path))
        every = changes(result.rewritten)
        for change in islice(every, _OF_A_FILE):
            yield self._paint("place", f"{path}:{change.line}:{change.column}") + "\n"
            yield self._line("-", change)
            yield self._line("+", change)
            yield "\n"
        if more := sum(len(change.parts) for change in every):
            yield f"{path}: … and {count(more, 'more change')}; `--output-format patch` has all\n\n"

    def end(self, report: Report) -> Iterator[str]:
        """How much would change."""
        if self._style.quiet:
            return
        if not self._files:
            yield f"{count(report.checked, 'file')} checked, nothing would be fixed\n"
            return
        made = count(sum(report.fixed.values()), "fix").replace("fixs", "fixes")
        yield f"{made} would change {self._files:,} of {count(report.checked, 'file')}: {fixes(report.fixed)}\n"

    def _line(self, sign: str, change: Change) -> str:
        before = _shown(change.before)
        fits, _ = fitting(reversed(before), _AROUND)
        cut = change.cut_before or fits < len(before)
        pieces = [self._paint(sign, f"{sign} " + ELLIPSIS * cut + "".join(before[len(before) - fits :]))]
        for old, new, behind in change.parts:
            pieces.append(self._paint(f"{sign} changed", _shortened(old if sign == "-" else new)))
            pieces.append(self._paint(sign, "".join(_shown(behind))))
        after = _shown(change.after)
        fits, _ = fitting(after, _AROUND)
        cut = change.cut_after or fits < len(after)
        pieces.append(self._paint(sign, "".join(after[:fits]) + ELLIPSIS * cut))
        return "".join(pieces) + "\n"

    def _paint(self, role: str, text: str) -> str:
        return f"{_COLORS[role]}{text}{_RESET}" if self._style.color and text else text


def _shown(text: str) -> list[str]:
    return [_LINE_END if raw == "\n" else shown for raw, shown in zip(text, visible_characters(text), strict=True)]


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return "".join(_shown(text))
    left_out = f"{ELLIPSIS}[{len(text) - 2 * _END:,} characters]{ELLIPSIS}"
    return "".join((*_shown(text[:_END]), left_out, *_shown(text[-_END:])))
