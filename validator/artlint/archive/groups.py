"""Links between facts, joined to groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Fact = TypeVar("Fact")


class Links(Generic[Fact]):
    """Joins what is linked: a union-find over the numbers of files, with a fact of each."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}
        self._facts: dict[int, Fact] = {}

    def add(self, one: tuple[int, Fact], other: tuple[int, Fact]) -> None:
        """Link two files, each given with one of its facts; the first fact of a file is kept."""
        for file, fact in (one, other):
            self._facts.setdefault(file, fact)
        low, high = sorted((self._root(one[0]), self._root(other[0])))
        self._parents[high] = low

    def _root(self, file: int) -> int:
        parents = self._parents
        while (parent := parents.setdefault(file, file)) != file:
            parents[file] = parents[parent]
            file = parent
        return file

    def groups(self) -> Iterator[list[Fact]]:
        """The facts of each group, in the order of their files; groups in the order of their first files."""
        members: dict[int, list[Fact]] = {}
        for file in sorted(self._parents):
            members.setdefault(self._root(file), []).append(self._facts[file])
        yield from members.values()
