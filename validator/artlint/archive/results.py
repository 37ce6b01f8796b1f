"""The results of a run over an archive: each file once, with what its own rules and those of the archive found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive.held import HeldResults
from artlint.archive.judge import judge
from artlint.archive.locate import Locator, Texts
from artlint.archive.store import Facts
from artlint.judge.locate import distinct
from artlint.model import Problem, reaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from artlint.files.candidate import Candidate
    from artlint.judge.records import Crash
    from artlint.model import FileResult, Located, Suppressed, Verdict
    from artlint.packs import RuleInfo

    Addition = tuple[Located, Suppressed | None]


class ArchiveResults:
    """Takes the verdicts of a run in their order, then gives all results.

    `problems` are complete once all results are given: the rules of the archive that failed.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        read: Callable[[Candidate], bytes],
        known: Mapping[str, RuleInfo],
    ) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._candidates = candidates
        self._texts = Texts(lambda number: _paths(candidates[number]), lambda number: read(candidates[number]))
        self._known = known
        self._facts = Facts()
        self._held = HeldResults()
        self._number = 0

    def add(self, verdict: Verdict) -> None:
        """Take the verdict on the next file."""
        if verdict.drawn is not None:
            self._facts.add(self._number, verdict.result.path, verdict.drawn)
        self._held.add(verdict.result)
        self._number += 1

    def __iter__(self) -> Iterator[FileResult]:
        """All results, in the order of the verdicts."""
        added = self._added()
        following = next(added, None)
        for number, result in enumerate(self._held):
            additions: list[Addition] = []
            while following is not None and following[0] == number:
                additions.append(following[1:])
                following = next(added, None)
            yield _with(result, additions, self._candidates[number].identity) if additions else result

    def _added(self) -> Iterator[tuple[int, Located, Suppressed | None]]:
        facts = self._facts
        facts.finish()
        judged = judge(facts, self._known, lambda number: self._texts.piece(facts.place(number)))
        self.problems = tuple(map(_problem, judged.crashes))
        return Locator(facts, self._texts, self._known).located(judged.found)

    def close(self) -> None:
        """Delete what was kept."""
        self._facts.close()
        self._held.close()


def _paths(candidate: Candidate) -> tuple[str, str]:
    return candidate.shown, candidate.identity


def _with(result: FileResult, additions: Sequence[Addition], identity: str) -> FileResult:
    """A result with further findings, those that count and those that are suppressed."""
    counting = [finding for finding, suppressed in additions if suppressed is None]
    hidden = [suppressed for _, suppressed in additions if suppressed is not None]
    every = sorted([*result.findings, *counting], key=_place_and_rule)
    return result._replace(
        findings=distinct(every, identity),
        suppressed=(*result.suppressed, *hidden),
        fails=result.fails or reaches(result.fail_on, counting),
    )


def _place_and_rule(finding: Located) -> tuple[int, str, int, str]:
    return finding.start.offset, finding.rule, finding.end.offset, finding.message


def _problem(crash: Crash) -> Problem:
    return Problem(None, "rule-crashed", f"the rule {crash.rule} {crash.description}", crash.trace)
