"""One damage to one article: the copy is judged, and compared with what the rules said before."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from artlint.article import Article
from artlint.damage import Damaged
from artlint.drill.reasons import Reasons
from artlint.drill.results import HIDDEN, MISSED, OFF, UNCHECKED, Cause, Shown
from artlint.drill.tally import Tally
from artlint.files.candidate import Candidate
from artlint.model import FileResult, Located, reaches
from artlint.run.checker import Checker
from artlint.span import Span

_BESIDE = 30
"""Code points that a reader is shown on either side of a damage."""


class Healthy(NamedTuple):
    """An article of the archive without a finding that fails a run: its file, its parts, and what rules say of it."""

    candidate: Candidate
    article: Article
    result: FileResult


class Trial:
    """Tries damages, and hands what comes of each to a tally."""

    def __init__(self, checker: Checker, reasons: Reasons, tally: Tally) -> None:
        self.tally = tally
        self._checker = checker
        self._reasons = reasons

    def run(self, rule: str, damaged: Damaged | None, healthy: Healthy) -> None:
        """Judge a damaged copy in place of its article; None where the damage does not fit it."""
        if damaged is None or not damaged.places:
            self.tally.unfit(rule)
            return
        place = _renamed(healthy.candidate, damaged.path)
        after = self._checker.check_text(place, damaged.text)
        sample = Shown(healthy.candidate.shown, _excerpt(damaged.text, damaged.places[0]))
        self._count(rule, damaged, after, place, sample)
        self._count_alarms({rule, *damaged.also}, healthy.result, after, sample)
        self.tally.add_problems(after.problems)

    def _count(self, rule: str, damaged: Damaged, after: FileResult, place: Candidate, sample: Shown) -> None:
        found = [finding for finding in after.findings if finding.rule == rule]
        if _speaks(found, damaged.places):
            self.tally.caught(rule, fails=reaches(after.fail_on, found))
        else:
            self.tally.not_caught(rule, self._cause(rule, damaged, after, place), sample)

    def _cause(self, rule: str, damaged: Damaged, after: FileResult, place: Candidate) -> Cause:
        if after.skip is not None:
            return Cause(UNCHECKED, f"the damaged file is skipped, {after.skip.why}")
        hidden = [it for it in after.suppressed if it.finding.rule == rule]
        if _speaks([it.finding for it in hidden], damaged.places):
            return Cause(HIDDEN, f"hidden by {hidden[0].entry or 'a comment in the file'}")
        article, settings = self._checker.reading(place, damaged.text)
        info = settings.config.known.get(rule)
        if info is None:
            return Cause(OFF, "its plugin is not in the configuration here", is_asked=False)
        return self._reasons.of(info, settings, article.layout) or Cause(MISSED, "missed by the rule")

    def _count_alarms(self, concerned: set[str], before: FileResult, after: FileResult, sample: Shown) -> None:
        """Count the rules that speak more often than before, and that the damage does not concern."""
        more = Counter(map(_kind, after.findings)) - Counter(map(_kind, before.findings))
        for rule in sorted({rule for rule, _ in more} - concerned):
            message = next(it.message for it in reversed(after.findings) if it.rule == rule)
            self.tally.alarm(rule, sample._replace(message=message))


def _kind(finding: Located) -> tuple[str, str | None]:
    return finding.rule, finding.code


def _speaks(found: Iterable[Located], places: Iterable[Span]) -> bool:
    """Whether findings touch each of some places."""
    spans = [(it.start.offset, it.end.offset) for it in found]
    return all(any(start <= place.end and place.start <= end for start, end in spans) for place in places)


def _renamed(candidate: Candidate, path: str | None) -> Candidate:
    """The file with the name of a path, in its folder."""
    return candidate if path is None else candidate._replace(name=path.rpartition("/")[2])


def _excerpt(text: str, place: Span) -> str:
    """The damaged text around a place, in one line; at most a place's first few code points are shown."""
    piece = text[max(0, place.start - _BESIDE) : min(place.end, place.start + _BESIDE) + _BESIDE]
    return " ".join(piece.split())
