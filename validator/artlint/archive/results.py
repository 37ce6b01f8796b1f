"""The results of a run over an archive: each file once, with what its own rules and those of the archive found."""

from __future__ import annotations

import os
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from artlint.archive.files import Files, Others
from artlint.archive.held import HeldResults
from artlint.archive.judge import judge
from artlint.archive.locate import Locator, Texts
from artlint.archive.records import SuspectFactsError
from artlint.archive.store import Facts
from artlint.judge.locate import distinct
from artlint.model import Problem, reaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from artlint.archive.records import FactName
    from artlint.files.candidate import Candidate
    from artlint.judge.records import Crash
    from artlint.memory.fact_tables import KeptFacts
    from artlint.model import FileResult, Located, Suppressed, Verdict
    from artlint.packs import RuleInfo

    Addition = tuple[Located, Suppressed | None]


class ArchiveResults:
    """Takes the verdicts of a run in their order, then gives all results.

    The run is over a whole archive; or over a part of one: then its files are judged beside the facts that the cache
    has of the others, whose paths are shown as seen from the folder `part_of`. `problems` are complete once the archive
    is judged: the rules of the archive that failed.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        read: Callable[[Candidate], bytes],
        known: Mapping[str, RuleInfo],
        *,
        part_of: str | None = None,
    ) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._candidates = candidates
        self._read = read
        self._known = known
        self._part_of = part_of
        self._facts = Facts()
        self._held = HeldResults()
        self._number = 0

    def add(self, verdict: Verdict) -> None:
        """Take the verdict on the next file."""
        number = self._number
        if verdict.drawn is not None:
            path = os.fsencode(self._candidates[number].path)
            self._facts.add(number, path, verdict.drawn, verdict.drawing if self._part_of is None else 0)
        elif verdict.drawing:
            self._facts.recall(number, verdict.drawing)
        self._held.add(verdict.result)
        self._number += 1

    def judged(self, kept: KeptFacts | None) -> Iterator[FileResult]:
        """All results, in the order of the verdicts; `kept` has the facts of earlier runs, and will have those of this.

        DamagedFactsError, before the first result, where the cache has not what it should have.
        """
        facts = self._facts
        facts.finish(kept)
        others = Others(facts, kept, self._part_of) if self._part_of is not None and kept is not None else None
        files = Files(self._candidates, self._read, others)
        texts = Texts(files.paths, files.read)
        judged = judge(facts, self._known, texts.path, partial(_text, facts, texts))
        if judged.crashes and facts.has_kept:
            raise SuspectFactsError(f"the rule {judged.crashes[0].rule} {judged.crashes[0].description}")
        self.problems = tuple(map(_problem, judged.crashes))
        found = (one for one in judged.found if others is None or facts.place(one.at).file in others.own)
        located = [
            (files.index(number), finding, suppressed)
            for number, finding, suppressed in Locator(facts, texts, self._known).located(found)
        ]
        if others is None:
            facts.keep()
        return self._merged(sorted(located, key=itemgetter(0)))

    def _merged(self, located: Sequence[tuple[int, Located, Suppressed | None]]) -> Iterator[FileResult]:
        at = 0
        for number, result in enumerate(self._held):
            additions: list[Addition] = []
            while at < len(located) and located[at][0] == number:
                additions.append(located[at][1:])
                at += 1
            yield _with(result, additions, self._candidates[number].identity) if additions else result

    def close(self) -> None:
        """Delete what was kept for the run."""
        self._facts.close()
        self._held.close()


def _text(facts: Facts, texts: Texts, name: FactName) -> str:
    return texts.piece(facts.place(name))


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
