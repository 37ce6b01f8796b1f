"""Findings of one cause as one: the last step before a report.

Until then each place is a finding of its own. So a comment hides the place that it stands at, a baseline accepts what
it knows, and a change is to blame for the places that it brought, whichever of them stands first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.model import Place
from artlint.rule import Edit
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from artlint.model import FileResult, Located, LocatedFix, Suppressed
    from artlint.span import Position

_FIRST = 9
"""Places that are shown beside the first one."""


def with_causes_joined(result: FileResult) -> FileResult:
    """A file's result with one finding for each cause, among those that count and among those that are suppressed.

    The findings that a baseline accepts stay as they are.
    """
    if len(result.findings) < 2 and len(result.suppressed) < 2:
        return result
    return result._replace(findings=joined(result.findings), suppressed=_joined_suppressed(result.suppressed))


def cause_of(finding: Located) -> Hashable:
    """What findings of one cause have in common; one with a fix has another cause than one without."""
    what = finding.together or (finding.code, finding.message)
    return finding.rule, finding.severity, finding.help, what, finding.fix and finding.fix.safe


def joined(findings: Iterable[Located]) -> tuple[Located, ...]:
    """The findings of a file, those of one cause as one that stands at the first of its places."""
    groups: dict[Hashable, list[Located]] = {}
    for finding in findings:
        groups.setdefault(cause_of(finding), []).append(finding)
    return tuple(_as_one(group) if len(group) > 1 else group[0] for group in groups.values())


def _joined_suppressed(suppressed: Iterable[Suppressed]) -> tuple[Suppressed, ...]:
    """The same of suppressed findings, where they are hidden for the same reason."""
    groups: dict[Hashable, list[Suppressed]] = {}
    for one in suppressed:
        groups.setdefault((cause_of(one.finding), one[1:]), []).append(one)
    return tuple(
        group[0]._replace(finding=_as_one([one.finding for one in group])) if len(group) > 1 else group[0]
        for group in groups.values()
    )


def _as_one(group: Sequence[Located]) -> Located:
    first, *others = group
    count = f"{len(group):,}"
    message = f"{count} {first.together}" if first.together else f"{first.message}, in {count} places"
    places = tuple(
        Place(one.start, one.end, "here too" if one.message == first.message else one.message)
        for one in others[:_FIRST]
    )
    fix = _as_one_fix([one.fix for one in group if one.fix is not None])
    unlisted = len(others) - len(places)
    return first._replace(
        message=message, related=(*first.related, *places), fix=fix, unlisted=first.unlisted + unlisted
    )


def _as_one_fix(fixes: Sequence[LocatedFix]) -> LocatedFix | None:
    """The edits of all fixes that can be made together; the next run finds the rest."""
    if len(fixes) < 2:
        return fixes[0] if fixes else None
    from artlint.fix import EditedPlaces  # only several fixes need it

    taken = EditedPlaces(max(end.offset for fix in fixes for _, end, _ in fix.edits))
    made = [fix for fix in fixes if taken.admit(tuple(map(_as_edit, fix.edits)))]
    return fixes[0]._replace(edits=tuple(sorted(edit for fix in made for edit in fix.edits)))


def _as_edit(edit: tuple[Position, Position, str]) -> Edit:
    start, end, text = edit
    return Edit(Span(start.offset, end.offset), text)
