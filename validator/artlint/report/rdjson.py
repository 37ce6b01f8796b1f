"""The report for reviewdog, which comments on pull requests anywhere: its Diagnostic Format.

Columns count UTF-8 bytes, ends are exclusive (proto/rdf/reviewdog.proto). reviewdog posts a message as Markdown, so
what an article says in it is code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article.decode import encode
from artlint.report import BaseReporter
from artlint.report.escape import well_formed
from artlint.report.json_writer import ArrayWriter, members, to_json
from artlint.report.markdown_text import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from artlint.model import FileResult, Located, LocatedFix, Place, Problem, Report
    from artlint.report import Style, Surroundings
    from artlint.span import Position

SOURCE = {"name": "artlint", "url": "https://github.com/artlint/artlint"}

_REPLACED = 2_000
"""The most code points that a suggestion may replace."""

_LINE = 10_000
"""The most code points of a line that a suggestion may stand in: reviewdog posts the whole line, and a comment on
GitHub holds 65,536 characters."""

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class Reporter(BaseReporter):
    """Writes one DiagnosticResult."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._diagnostics = ArrayWriter()

    def begin(self) -> Iterator[str]:
        """The source, and the start of the array of diagnostics."""
        yield f'{{{members({"source": SOURCE})}, "diagnostics": ['

    def file(self, result: FileResult) -> Iterator[str]:
        """The findings of a file."""
        return map(self._entry, diagnostics(result, self._around))

    def end(self, report: Report) -> Iterator[str]:
        """The problems."""
        for problem in report.problems:
            yield self._entry(problem_diagnostic(problem, self._around))
        yield "\n]}\n"

    def _entry(self, diagnostic: dict[str, Any]) -> str:
        return self._diagnostics.entry(to_json(diagnostic))


def diagnostics(result: FileResult, around: Surroundings) -> Iterator[dict[str, Any]]:
    """The findings of a file as Diagnostic messages."""
    if not result.findings:
        return
    text = around.text_of(result.path)
    columns: Mapping[Position, int] = {}
    if text is not None:
        columns = byte_columns(text, (place for finding in result.findings for place in _positions(finding)))
    path = around.in_repository(result.path)
    for finding in result.findings:
        suggestions = [] if finding.fix is None or text is None else _suggestions(finding.fix, text, columns)
        yield _diagnostic(finding, path, columns, around) | ({"suggestions": suggestions} if suggestions else {})


def _suggestions(fix: LocatedFix, text: str, columns: Mapping[Position, int]) -> list[dict[str, Any]]:
    edit = _one_edit(fix, text)
    if edit is None:
        return []
    start, end, new = edit
    return [{"range": {"start": _position(start, columns), "end": _position(end, columns)}, "text": new}]


def _one_edit(fix: LocatedFix, text: str) -> tuple[Position, Position, str] | None:
    """A fix as one edit, with what stands between its edits: several suggestions would be choices to reviewdog.

    None where that is long, where the line is longer than a comment can hold, or where JSON cannot hold the new text.
    """
    start, end = fix.edits[0][0], fix.edits[-1][1]
    if end.offset - start.offset > _REPLACED or _line_length(text, start) > _LINE:
        return None
    pieces, at = [], start.offset
    for first, last, new in fix.edits:
        pieces += [text[at : first.offset], new]
        at = last.offset
    joined = "".join(pieces)
    return (start, end, joined) if well_formed(joined) == joined else None


def _line_length(text: str, position: Position) -> int:
    end = text.find("\n", position.offset)
    return (end if end >= 0 else len(text)) - position.offset + position.column - 1


def problem_diagnostic(problem: Problem, around: Surroundings) -> dict[str, Any]:
    """Something that could not be done as a Diagnostic message."""
    return {
        "message": inline(problem.message),
        "location": {"path": around.in_repository(problem.path or ".")},
        "severity": "ERROR",
        "code": {"value": problem.kind},
    }


def _diagnostic(finding: Located, path: str, columns: Mapping[Position, int], around: Surroundings) -> dict[str, Any]:
    message = inline(finding.message)
    diagnostic: dict[str, Any] = {
        "message": f"{message}\n{inline(finding.help)}" if finding.help else message,
        "location": _location(path, finding.start, finding.end, columns),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule, **({"url": finding.url} if finding.url else {})},
    }
    if finding.related:
        diagnostic["related_locations"] = [
            {
                "message": inline(place.message),
                "location": _line_of(place, around) if place.file else _location(path, *place[:2], columns),
            }
            for place in finding.related
        ]
    return diagnostic


def _line_of(place: Place, around: Surroundings) -> dict[str, Any]:
    """The line of a place in another file, of which no column in bytes is known."""
    return {"path": around.in_repository(place.file), "range": {"start": {"line": place.start.line}}}


def _location(path: str, start: Position, end: Position, columns: Mapping[Position, int]) -> dict[str, Any]:
    return {"path": path, "range": {"start": _position(start, columns), "end": _position(end, columns)}}


def _position(position: Position, columns: Mapping[Position, int]) -> dict[str, int]:
    return {"line": position.line, "column": columns.get(position, position.column)}


def byte_columns(text: str, positions: Iterable[Position]) -> Mapping[Position, int]:
    """The columns of these positions, from 1, in UTF-8 bytes. Each line is walked once, however many it has."""
    columns: dict[Position, int] = {}
    line, offset, column = 0, 0, 1
    for position in sorted(set(positions)):
        if position.line != line:
            line, offset, column = position.line, position.offset - position.column + 1, 1
        column += len(encode(text[offset : position.offset]))
        offset = position.offset
        columns[position] = column
    return columns


def _positions(finding: Located) -> Iterator[Position]:
    """Every position that a finding names."""
    yield from (finding.start, finding.end)
    for place in finding.related:
        if not place.file:
            yield from (place.start, place.end)
    for start, end, _ in finding.fix.edits if finding.fix else ():
        yield from (start, end)
