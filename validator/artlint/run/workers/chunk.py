"""Pieces of a run: some files in the order of their paths, and what came of them so far."""

import pickle
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from artlint.files.candidate import Candidate, FolderContext
from artlint.model import FileResult, Problem, Verdict

MOST, LEAST = 64, 4
"""Files of a chunk. A message costs as much as one file (research/perf.md C2: single files are slower than serial)."""

_SHARES = 4
"""Into how many chunks a worker's share of what is left is cut: the last ones are small, so that all end together."""


class Task(NamedTuple):
    """Work for a worker: files as (folder, name, named, folder of the ground, shown, identity, flavor).

    `singly` asks for a reply after each file.
    """

    files: tuple[tuple[str, str, bool, str, str, str, str], ...]
    singly: bool


class Reply(NamedTuple):
    """The verdicts on the next `number` files of a task, pickled."""

    number: int
    results: bytes


def packed(verdicts: list[Verdict]) -> Reply:
    """Verdicts as they cross from one process to another."""
    return Reply(len(verdicts), pickle.dumps(verdicts))


def _ground(context: FolderContext) -> tuple[str, str, str, str]:
    """A context as it crosses to another process, which has the configuration itself."""
    return context.path, context.shown, context.identity, context.flavor


class Chunk:
    """Files that are given to a worker together; `number` is its place among all.

    `singly` is set when a worker has died over it. `weight` is what its results take, in bytes.
    """

    def __init__(self, number: int, candidates: Sequence[Candidate]) -> None:
        self.number = number
        self.candidates = candidates
        self.singly = False
        self.done = 0
        self.weight = 0
        self._replies: list[bytes] = []

    @property
    def finished(self) -> bool:
        """Whether there is a result for each file."""
        return self.done == len(self.candidates)

    def task(self) -> Task:
        """What is left to do."""
        left = self.candidates[self.done :]
        return Task(
            tuple((c.folder, c.name, c.named, *_ground(c.context)) for c in left),
            self.singly,
        )

    def add(self, reply: Reply) -> None:
        """Keep results as they came: pickled, they take a third of the memory while they wait for their turn."""
        self.done += reply.number
        self.weight += len(reply.results)
        self._replies.append(reply.results)

    def without_result(self, kind: str, message: str) -> Reply:
        """A problem instead of a result for the next file."""
        path = self.candidates[self.done].shown
        return packed([Verdict(FileResult(path, None, problems=(Problem(path, kind, message),)))])

    def verdicts(self) -> Iterator[Verdict]:
        """All verdicts so far, in order."""
        for reply in self._replies:
            yield from pickle.loads(reply)  # noqa: S301  our own worker pickled them


def chunks_of(candidates: Sequence[Candidate], workers: int) -> list[Chunk]:
    """Candidates cut into chunks."""
    chunks: list[Chunk] = []
    start = 0
    while start < len(candidates):
        size = min(MOST, max(LEAST, (len(candidates) - start) // (workers * _SHARES)))
        chunks.append(Chunk(len(chunks), candidates[start : start + size]))
        start += size
    return chunks
