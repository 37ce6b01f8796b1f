"""Decides for each finding whether it is hidden, and by what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from artlint.judge import Hidden, place_and_rule
from artlint.rule import MOST_PLACES
from artlint.suppress.comments import has_ended
from artlint.suppress.reach import CommentReach, InnermostSpans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.article import File
    from artlint.article.parts import Suppression
    from artlint.config import FileSettings
    from artlint.config.settings import Ignore
    from artlint.rule import Finding
    from artlint.span import Span


class Suppressor:
    """Hides findings of one file: by the nearest comment, else one for the file, else an entry of the configuration.

    `used` holds the comments (by their number) that hid something, each with the rule or folder name that applied.
    """

    def __init__(self, file: File, comments: tuple[Suppression, ...], settings: FileSettings) -> None:
        self.used: set[tuple[int, str]] = set()
        self._map = file.comment_map
        self._comments = comments
        self._known = settings.config.known
        self._nearby = _nearby_comments(file, comments)
        self._whole_file = _whole_file_comments(comments)
        self._entries = {name: it for it in settings.ignores if not has_ended(it.end, file.clock) for name in it.rules}
        self._hidden: list[Hidden] = []
        self._counts: Counter[str] = Counter()

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """The hidden findings, sorted by place."""
        return tuple(sorted(self._hidden, key=lambda it: place_and_rule(it.finding)))

    def hide(self, finding: Finding) -> bool:
        """Whether a finding is suppressed. It is kept in `hidden`, at most MOST_PLACES of a rule."""
        found = self.suppression_of(finding.rule, finding.span)
        if found is None:
            return False
        self._keep(finding, found)
        return True

    def suppression_of(self, rule: str, span: Span) -> Suppression | Ignore | None:
        """What hides a finding of a rule at a place of the file."""
        info = self._known.get(rule)
        names = (rule, info.folder) if info else (rule,)
        return self._comment(names, span) or self._entry(names)

    def _comment(self, names: tuple[str, ...], span: Span) -> Suppression | None:
        at = self._map.to_article(span.start)
        near = ((name, self._nearby[name].around(at)) for name in names if name in self._nearby)
        everywhere = ((name, self._whole_file[name]) for name in names if name in self._whole_file)
        for name, number in (*near, *everywhere):
            if number is not None:
                self.used.add((number, name))
                return self._comments[number]
        return None

    def _entry(self, names: tuple[str, ...]) -> Ignore | None:
        return next((self._entries[name] for name in names if name in self._entries), None)

    def _keep(self, finding: Finding, found: Suppression | Ignore) -> None:
        self._counts[finding.rule] += 1
        number = self._counts[finding.rule]
        if number > MOST_PLACES + 1:
            return
        if number > MOST_PLACES:
            message = f"more than {MOST_PLACES:,} suppressed findings of this rule: those after it are not shown"
            finding = finding._replace(message=message, code="more-findings")
        self._hidden.append(Hidden(finding, found.reason, found.last_day, found.origin))


def _nearby_comments(file: File, comments: tuple[Suppression, ...]) -> Mapping[str, InnermostSpans]:
    """For each rule or folder name the reach of the comments with that name."""
    reach_of = CommentReach(file)
    spans: dict[str, list[tuple[Span, int]]] = {}
    for number, comment in enumerate(comments):
        if _is_active(comment) and not comment.whole_file:
            reach = reach_of.comment(comment)
            for name in comment.names:
                spans.setdefault(name.text, []).append((reach, number))
    return {name: InnermostSpans(its) for name, its in spans.items()}


def _whole_file_comments(comments: tuple[Suppression, ...]) -> dict[str, int]:
    """For each rule or folder name the first comment with that name for the whole file."""
    found: dict[str, int] = {}
    for number, comment in enumerate(comments):
        if _is_active(comment) and comment.whole_file:
            for name in comment.names:
                found.setdefault(name.text, number)
    return found


def _is_active(comment: Suppression) -> bool:
    return comment.holds and not comment.ended
