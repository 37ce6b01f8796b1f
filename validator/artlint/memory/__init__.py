"""Verdicts of earlier runs: on disk (`on_disk`, the cache), and in this process (`in_process`, a watch).

Both are a `Memory`. What a memory keeps of a verdict covers all that the verdict depends on. What is kept on disk is
JSON and plain columns: a cache may come from a stranger's repository, so whatever is read back is checked for its
shape, and nothing in it is ever executed. No module of this room is imported before a run uses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artlint.files.candidate import Candidate
    from artlint.model import Verdict


class Memory(Protocol):
    """Recalls and keeps the verdicts on files. It never raises."""

    def look_up(self, candidates: Sequence[Candidate]) -> list[bool]:
        """For each file whether its verdict is known and still holds. Asked once, before anyone reads the files."""
        ...

    def recall(self, candidate: Candidate) -> Verdict | None:
        """The verdict on a file that is known; None where what is kept of it proves broken."""
        ...

    def keep(self, candidate: Candidate, verdict: Verdict) -> Verdict:
        """Keep a new verdict, as far as it will hold later; the verdict with the number of its drawing."""
        ...

    def close(self) -> None:
        """Finish the run that looked up."""
        ...
