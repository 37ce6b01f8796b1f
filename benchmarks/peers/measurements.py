"""The three measurements: over an archive, over one file of it, and in a clean git repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..measuring.rounds import Plan, Rounds
from ..scale.archive import Archive
from .entries import commit_all, fill_cache, in_repository, over_archive, over_one_file
from .goals import ARCHIVE, GIT, ONE_FILE
from .inputs import prepare
from .table import archive_table, few_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..measuring.rounds import Entry, Measured
    from .find import Found


class Measurements:
    """What was measured so far.

    `results` are by measurement and command, `problems` by command; `texts` hold the tables.
    """

    def __init__(self, plan: Plan, say: Callable[[str], None]) -> None:
        self.results: dict[str, dict[str, Measured]] = {}
        self.problems: dict[str, str] = {}
        self.texts: list[str] = []
        self._plan = plan
        self._say = say

    def over_archive(self, found: Sequence[Found], archive: Path, folder: Path, files: int, few_rounds: int) -> None:
        """Every program over the whole archive, and over one of its files. FileNotFoundError if it has none."""
        inputs = prepare(archive, folder, files)
        self._say(f"{inputs.files:,} files")
        many = self._run(ARCHIVE, over_archive(found, inputs), self._plan)
        sizes = ", ".join(f"{size / 1e6:.1f} MB in `{tree}`" for tree, size in inputs.size.items())
        table = archive_table(many, [one.peer for one in found], inputs)
        self._tell(f"### The whole archive: {inputs.files:,} files, {sizes}\n\n{table}")
        few = self._plan._replace(rounds=few_rounds, slow_rounds=few_rounds, memory_rounds=0)
        one = self._run(ONE_FILE, over_one_file(found, inputs), few)
        bytes_of_one = (folder / inputs.names["md_file"]).stat().st_size
        text = f"### One file of {bytes_of_one:,} bytes, a fresh process each time\n\n"
        self._tell(text + few_table(one, found[0].peer.name))

    def in_repository(self, artlint: str, folder: Path, files: int) -> None:
        """`git status` and artlint in a repository that is written here."""
        repository = folder / "repository"
        Archive(repository).grow(files)
        commit_all(repository)
        fill_cache(artlint, repository)
        self._say(f"{files:,} files in a git repository")
        plan = self._plan._replace(memory_rounds=0, slow_rounds=self._plan.rounds)
        measured = self._run(GIT, in_repository(artlint, repository), plan)
        text = f"### A clean git repository of {files:,} files, nothing changed\n\n"
        self._tell(text + few_table(measured, "artlint, cached"))

    def _tell(self, text: str) -> None:
        """Keep a table, and show it at once: a run of an hour may be broken off."""
        self.texts.append(text)
        self._say(text)

    def _run(self, measurement: str, entries: Sequence[Entry], plan: Plan) -> dict[str, Measured]:
        rounds = Rounds(entries, plan, self._say)
        self.problems.update((f"{name} ({measurement})", why) for name, why in rounds.problems.items())
        self.results[measurement] = rounds.measured
        return rounds.measured
