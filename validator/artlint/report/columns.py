"""Columns in UTF-8 bytes, for formats that count so; everything else here counts code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article.decode import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from artlint.model.outcome import Located
    from artlint.span import Position


def byte_columns(text: str, positions: Iterable[Position]) -> Mapping[Position, int]:
    """The columns of these places, from 1, in bytes. Each line is walked once, however many places it has."""
    columns: dict[Position, int] = {}
    line, offset, column = 0, 0, 1
    for position in sorted(set(positions)):
        if position.line != line:
            line, offset, column = position.line, position.offset - position.column + 1, 1
        column += len(encode(text[offset : position.offset]))
        offset = position.offset
        columns[position] = column
    return columns


def places_of(finding: Located) -> Iterable[Position]:
    """Every place that a finding names."""
    yield from (finding.start, finding.end)
    for place in finding.related:
        yield from (place.start, place.end)
    for start, end, _ in finding.fix.edits if finding.fix else ():
        yield from (start, end)
