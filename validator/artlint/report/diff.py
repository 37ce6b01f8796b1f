"""What fixes would change, for a person: the piece of the text around each change (`check --diff`)."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from artlint.model import FileResult, Report, Rewritten
from artlint.report import BaseReporter, Style, Surroundings
from artlint.report.escape import at_line_start, visible, visible_characters
from artlint.report.summary import count, fixes_by_rule
from artlint.report.widths import ELLIPSIS, fitting
from artlint.span import Lines

Edits = list[tuple[int, int, str]]

_OF_A_FILE = 50
"""The most changes of one file that are shown; the others are counted."""

_AROUND = 40
"""Code points, and terminal columns, that are shown before and behind a change."""

_SPANNED = 160
"""The most code points of the old text that edits shown as one change may span."""

_WHOLE = 120
"""The most characters of an old or new text that are shown whole; of a longer one, the two ends."""

_END = 40
"""Characters that are shown of each end."""

_LINE_END = "⏎"

_RESET = "\x1b[0m"
_COLORS = {"place": "\x1b[1m", "-": "\x1b[31m", "+": "\x1b[32m", "- changed": "\x1b[7;31m", "+ changed": "\x1b[7;32m"}


class Reporter(BaseReporter):
    """Writes each change as it was and as it would be, and a total."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
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
        checked = count(report.checked, "file")
        yield f"{made} would change {self._files:,} of {checked}: {fixes_by_rule(report.fixed)}\n"

    def _line(self, sign: str, change: "Change") -> str:
        before = _characters(change.before)
        fits, _ = fitting(reversed(before), _AROUND)
        cut = change.cut_before or fits < len(before)
        pieces = [self._paint(sign, f"{sign} " + ELLIPSIS * cut + "".join(before[len(before) - fits :]))]
        for old, new, behind in change.parts:
            pieces.append(self._paint(f"{sign} changed", _shortened(old if sign == "-" else new)))
            pieces.append(self._paint(sign, "".join(_characters(behind))))
        after = _characters(change.after)
        fits, _ = fitting(after, _AROUND)
        cut = change.cut_after or fits < len(after)
        pieces.append(self._paint(sign, "".join(after[:fits]) + ELLIPSIS * cut))
        return "".join(pieces) + "\n"

    def _paint(self, role: str, text: str) -> str:
        return f"{_COLORS[role]}{text}{_RESET}" if self._style.color and text else text


def _characters(text: str) -> list[str]:
    """Each character of a text as it is shown."""
    return [_LINE_END if raw == "\n" else shown for raw, shown in zip(text, visible_characters(text), strict=True)]


def _shortened(text: str) -> str:
    """A text as it is shown, without its middle where it is long."""
    if len(text) <= _WHOLE:
        return "".join(_characters(text))
    left_out = f"{ELLIPSIS}[{len(text) - 2 * _END:,} characters]{ELLIPSIS}"
    return "".join((*_characters(text[:_END]), left_out, *_characters(text[-_END:])))


class Change(NamedTuple):
    """One edit, or several that are close together; `line` and `column` (from 1) are those of the first.

    `parts` are for each edit its old text, its new text, and the text between it and the next. `before` and `after`
    are the pieces of the line around them; `cut_before` and `cut_after` tell whether the line is longer.
    """

    line: int
    column: int
    before: str
    parts: tuple[tuple[str, str, str], ...]
    after: str
    cut_before: bool
    cut_after: bool


def changes(rewritten: Rewritten) -> Iterator[Change]:
    """The changes in their order. The time it takes is linear in the text and in the edits."""
    lines = Lines(rewritten.old)
    for close in _close_together(rewritten):
        yield _change(rewritten.old, lines, close)


def _close_together(rewritten: Rewritten) -> Iterator[Edits]:
    """The edits in groups that are shown as one change."""
    group: Edits = []
    for edit in rewritten.edits:
        if group and not _shown_together(group, edit, rewritten.old):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _shown_together(group: Edits, edit: tuple[int, int, str], text: str) -> bool:
    start, end = group[0][0], group[-1][1]
    return edit[0] - end <= _AROUND and edit[1] - start <= _SPANNED and "\n" not in text[start : edit[0]]


def _change(text: str, lines: Lines, edits: Edits) -> Change:
    start, end = edits[0][0], edits[-1][1]
    first, last = lines.position(start), lines.position(end)
    line_start, line_end = start - first.column + 1, max(end, lines.span(last.line).end)
    before, after = max(line_start, start - _AROUND), min(line_end, end + _AROUND)
    borders = [*(start for start, _, _ in edits[1:]), end]
    parts = tuple((text[a:b], new, text[b:border]) for (a, b, new), border in zip(edits, borders, strict=True))
    return Change(
        first.line, first.column, text[before:start], parts, text[end:after], before > line_start, after < line_end
    )
