"""Places as SARIF counts them: a byte order mark is no character to it (2.1.0, 3.30.2), as it is to artlint."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.model.outcome import Located, LocatedFix
    from artlint.span import Position

MARK = "\ufeff"


def past_mark(finding: Located) -> Located:
    """A finding in a file that begins with the mark. Without a fix of the mark itself, of which SARIF cannot tell."""
    related = tuple(place._replace(start=_past(place.start), end=_past(place.end)) for place in finding.related)
    return finding._replace(
        start=_past(finding.start), end=_past(finding.end), related=related, fix=finding.fix and _fix(finding.fix)
    )


def _past(position: Position) -> Position:
    return position._replace(column=max(1, position.column - 1)) if position.line == 1 else position


def _fix(fix: LocatedFix) -> LocatedFix | None:
    if any(start.offset == 0 for start, _, _ in fix.edits):
        return None
    return fix._replace(edits=tuple((_past(start), _past(end), text) for start, end, text in fix.edits))
