"""Archives small enough for a test, with a cache all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from artlint.run import verdicts
from artlint.run.checker import Checker

if TYPE_CHECKING:
    from artlint.files.candidate import Candidate
    from artlint.model import Verdict


class Judged(list[str]):
    """The files that were judged since it was last asked, by their paths as shown."""

    def since(self) -> list[str]:
        names, self[:] = sorted(self), []
        return names


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Judged:
    """Have a cache for any number of files, and tell which files are judged in spite of it."""
    monkeypatch.setattr(verdicts, "LEAST_FILES", 1)
    names = Judged()
    verdict = Checker.verdict

    def told(self: Checker, candidate: Candidate) -> Verdict:
        names.append(candidate.shown)
        return verdict(self, candidate)

    monkeypatch.setattr(Checker, "verdict", told)
    return names
