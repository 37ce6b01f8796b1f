"""Which files a commit, or a branch, changes, and what they were before."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from artlint.article import File, decode
from artlint.disk import TooLargeError, read_regular
from artlint.files.blobs import Blobs
from artlint.files.git import LINK, REGULAR, SUBMODULE, Entry, Git, GitError
from artlint.files.identity import file_marks
from artlint.model import Request


class Before(NamedTuple):
    """An earlier version of a file: its absolute path then, and its blob."""

    path: str
    blob: str


class Changed(NamedTuple):
    """A file that differs from every state before.

    `path` is absolute. `before` are its earlier versions, one for each of those states, None where it did not exist.
    `blob` is its version in the index if that is the one to check, None if the file of the worktree is.
    """

    path: str
    before: tuple[Before | None, ...]
    blob: str | None


class Changes:
    """The changed files of the repository whose worktree is `top`, and their versions.

    `others` are changed paths that hold no article, with the reason; `unmerged` are paths that a merge left in
    conflict, which no commit can hold yet; `deleted` are the files of each state before that are no longer there.
    """

    def __init__(
        self,
        files: Iterable[Changed],
        others: Mapping[str, str],
        unmerged: Iterable[str],
        deleted: Iterable[tuple[Before, ...]],
        blobs: Blobs,
    ) -> None:
        self.top = blobs.top
        self.files = tuple(files)
        self.others = others
        self.unmerged = tuple(sorted(unmerged))
        self.deleted = tuple(_Deleted(files, self._marks_before) for files in deleted)
        self._blobs = blobs
        self._by_path = {changed.path: changed for changed in self.files}

    def before(self, path: str, text: str) -> tuple[Before, ...]:
        """The earlier versions of a file, given by its absolute path and its text; none for a new file.

        git recognises a renamed file by its lines; an article is also recognised by its title link or body.
        """
        before = self._by_path[path].before
        if all(before):
            return tuple(filter(None, before))
        marks = file_marks(File(text).article)
        versions = (one or deleted.like(marks) for one, deleted in zip(before, self.deleted, strict=True))
        return tuple(filter(None, versions))

    def _marks_before(self, before: Before) -> tuple[str, str]:
        """The marks of an earlier version; a file that was too large for an article has none."""
        try:
            return file_marks(File(self.text_before(before)).article)
        except TooLargeError:
            return "", ""

    def is_in_index(self, path: str) -> bool:
        """Whether the version of a file to check is that of the index."""
        return self._by_path[path].blob is not None

    def data(self, path: str) -> bytes:
        """The bytes of a file now, in the index or in the worktree. OSError or GitError where they cannot be read."""
        blob = self._by_path[path].blob
        return self._blobs.read(blob, path) if blob is not None else read_regular(path)

    def text_before(self, before: Before) -> str:
        """The text of an earlier version. GitError where it is not there, TooLargeError where it is too large."""
        return decode(self._blobs.read(before.blob, before.path))

    def close(self) -> None:
        """End the process of git."""
        self._blobs.close()


class _Deleted:
    """Files that one state had and that are gone; each is taken as the earlier version of one new file at most."""

    def __init__(self, files: Iterable[Before], marks: Callable[[Before], tuple[str, str]]) -> None:
        self.files = tuple(files)
        self._marks = marks
        self._left: dict[Before, tuple[str, str]] | None = None

    def like(self, marks: tuple[str, str]) -> Before | None:
        """The file with the same body, else one with the same title link; None where there is none left."""
        if self._left is None:
            self._left = {file: self._marks(file) for file in self.files}
        for which in (1, 0):
            for file, its_marks in self._left.items():
                if its_marks[which] == marks[which] != "":
                    del self._left[file]
                    return file
        return None


def changes_of(request: Request) -> Changes:
    """The changes that a request asks about: of the index or the worktree, since the last commit or a branch's start.

    In a merge only files that differ from both sides are changed: what one side brought was judged there. GitError
    where git cannot answer.
    """
    git = Git(request.working_folder)
    bases = git.parents() if request.diff_base is None else tuple(_merge_bases(git, request.diff_base))
    states = [{entry.path: entry for entry in git.changes(base, staged=request.staged)} for base in bases]
    entries = [[state[path] for state in states] for path in states[0] if all(path in state for state in states)]
    found = [_changed(git.top, versions, request) for versions in entries if _is_article(versions[0], request)]
    if not request.staged:
        nowhere = (None,) * len(bases)
        found += [Changed(os.path.join(git.top, path), nowhere, None) for path in git.unknown()]
    unmerged = [os.path.join(git.top, entry.path) for entry in states[0].values() if entry.kind == "U"]
    return Changes(
        found,
        dict(_others(git.top, entries)),
        unmerged if request.staged else (),
        [tuple(_deleted(git.top, state.values())) for state in states],
        Blobs(request.working_folder, git.top, checked_out=not request.staged),
    )


def _merge_bases(git: Git, revision: str) -> Iterator[str]:
    """The last commit in common with another branch; in a merge, also that of its second side."""
    if git.head is None:
        raise GitError(f"{revision}: the branch has no commit yet that could be compared")
    other = git.commit(revision)
    head, *merged = git.parents()
    base = git.merge_base(other, head)
    if base is None:
        if git.shallow:
            raise GitError(
                f"{revision}: this shallow clone does not reach back to where HEAD left it; run: git fetch --unshallow"
            )
        raise GitError(f"{revision}: it has no commit in common with HEAD")
    yield base
    for side in merged:
        base = git.merge_base(other, side)
        if base is not None:
            yield base


def _is_article(entry: Entry, request: Request) -> bool:
    unmerged = entry.kind == "U"
    return (unmerged and not request.staged) or (entry.mode.startswith(REGULAR) and not unmerged)


def _changed(top: str, versions: list[Entry], request: Request) -> Changed:
    """A changed file; one that a sparse worktree leaves out is taken from the index."""
    path = os.path.join(top, versions[0].path)
    before = tuple(Before(os.path.join(top, it.old_path), it.old) if it.old else None for it in versions)
    in_index = request.staged or not os.path.lexists(path)
    return Changed(path, before, versions[0].new if in_index else None)


def _deleted(top: str, entries: Iterable[Entry]) -> Iterator[Before]:
    return (Before(os.path.join(top, it.path), it.old) for it in entries if it.kind == "D" and it.old)


def _others(top: str, entries: list[list[Entry]]) -> Iterator[tuple[str, str]]:
    for entry, *_ in entries:
        if entry.mode.startswith(LINK):
            yield os.path.join(top, entry.path), "link"
        elif entry.mode.startswith(SUBMODULE):
            yield os.path.join(top, entry.path), "submodule"
