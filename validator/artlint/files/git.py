"""Questions to git about a repository. Paths are decoded as the file system's."""

import os
from collections.abc import Iterator
from typing import NamedTuple, Self

from artlint.config.find import folders_above
from artlint.disk import LARGEST_ARTICLE, read_regular
from artlint.files.git_process import Answer, GitError, NoRepositoryError, environment, run

__all__ = ["LINK", "REGULAR", "SUBMODULE", "Entry", "Git", "GitError", "NoRepositoryError", "is_tracked"]

REGULAR, LINK, SUBMODULE = "100", "120", "160"
"""How the modes of regular files, symbolic links and submodules start."""

_FETCH_ALL = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
"""A shallow clone is one of a single branch, too, unless told otherwise."""

_LARGEST_MERGE_HEAD = 1 << 20
"""Bytes of git's MERGE_HEAD, which holds one id for each side of a merge."""

_OF_NO_WORKTREE = (b"not a git repository", b"must be run in a work tree")
"""git's words for a folder that is in no worktree, so that no index holds it."""


class Entry(NamedTuple):
    """A file in which two states differ: its path in the repository, the kind of change, and both versions.

    `kind` is git's letter: A, D, M, R, T or U. `old_path` is another one for a renamed file. `old` and `new` are ids of
    blobs, None where a version is missing or no regular file; `new` is also None where only the worktree holds it.
    """

    path: str
    kind: str
    old_path: str
    old: str | None
    new: str | None
    mode: str


class Git:
    """The repository that a folder stands in. The environment (GIT_DIR, GIT_INDEX_FILE) holds, as in a hook.

    With `alone` it does not: the repository is the one that the folder's own `.git` says.
    """

    def __init__(self, folder: str, *, alone: bool = False) -> None:
        self._folder = folder
        self._environment = environment(alone=alone)
        inside, _, up = self._ask("rev-parse", "--is-inside-work-tree", "--show-cdup").partition(b"\n")
        if inside != b"true":
            raise GitError(f"{folder}: the repository has no worktree here")
        self.top = os.path.normpath(os.path.join(folder, os.fsdecode(up.removesuffix(b"\n"))))
        """The worktree's root, an absolute path."""

    @classmethod
    def of_tree(cls, top: str) -> Self:
        """The repository whose worktree a folder is: the environment's, if that is the one."""
        try:
            git = cls(top)
        except NoRepositoryError:
            return cls(top, alone=True)
        return git if os.path.realpath(git.top) == os.path.realpath(top) else cls(top, alone=True)

    def ignored_but_tracked(self) -> list[str]:
        """Files in the index that ignore files name, by their paths as seen from the folder."""
        listed = self._ask("ls-files", "-z", "--cached", "--ignored", "--exclude-standard")
        return [os.fsdecode(path) for path in listed.split(b"\0") if path]

    @property
    def common_folder(self) -> str:
        """git's own folder, which all worktrees of the repository share, an absolute path."""
        found = os.fsdecode(self._ask("rev-parse", "--git-common-dir").removesuffix(b"\n"))
        return os.path.normpath(os.path.join(self._folder, found))

    def path_of(self, name: str) -> str:
        """Where git keeps something of its own (`hooks`, `MERGE_HEAD`), an absolute path."""
        found = os.fsdecode(self._ask("rev-parse", "--git-path", name).removesuffix(b"\n"))
        return os.path.normpath(os.path.join(self._folder, found))

    def commit(self, revision: str) -> str:
        """The id of a commit. GitError where there is none of that name."""
        if not revision or revision.startswith("-"):
            raise GitError(f"expected a revision, got {revision!r}")
        code, out, _ = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if code and self.shallow:
            raise GitError(f"{revision}: no such revision in this shallow clone; run: {_FETCH_ALL}")
        if code:
            raise GitError(f"{revision}: no such revision here; `git fetch origin` brings those of others")
        return out.decode("ascii").strip()

    @property
    def head(self) -> str | None:
        """The id of the last commit, None before the first."""
        code, out, _ = self._run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return None if code else out.decode("ascii").strip()

    def parents(self) -> tuple[str, ...]:
        """What the next commit is made on: HEAD and, in a merge, what is merged; an empty tree before the first."""
        head = self.head
        if head is None:
            return (self._ask("hash-object", "-t", "tree", "--stdin").decode("ascii").strip(),)
        return (head, *self._merged())

    def _merged(self) -> list[str]:
        try:
            return read_regular(self.path_of("MERGE_HEAD"), _LARGEST_MERGE_HEAD).decode("ascii").split()
        except (OSError, ValueError):
            return []

    def merge_base(self, commit: str, other: str) -> str | None:
        """The last commit that two have in common, None where there is none."""
        answer = self._run("merge-base", commit, other)
        if answer.code > 1:
            raise GitError(answer.reason)
        return answer.out.decode("ascii").split("\n")[0] or None

    @property
    def shallow(self) -> bool:
        """Whether the history was cut when it was fetched."""
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def changes(self, base: str, *, staged: bool) -> Iterator[Entry]:
        """What differs from a commit or tree in the index, or in the worktree; files that git does not know are not."""
        where = ("--cached",) if staged else ()
        plain = ("--raw", "-z", "--no-abbrev", "-M", "--no-relative", "--no-ext-diff", "--ignore-submodules=dirty")
        yield from _entries(self._ask("diff", *where, *plain, base, "--").split(b"\0"))

    def unknown(self) -> list[str]:
        """Files of the worktree that are neither in the index nor ignored, by their paths in the repository.

        Another repository inside this one is none.
        """
        listed = self._ask("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/")
        return [os.fsdecode(path) for path in listed.split(b"\0") if path and not path.endswith(b"/")]

    def is_known(self, path: str) -> bool:
        """Whether the index holds a path of the worktree, or something below it."""
        return bool(self._ask("ls-files", "-z", "--", f":(literal){path}"))

    def files_of(self, commit: str) -> dict[str, tuple[str, str]]:
        """The mode and the id of each file of a commit, by its path in the repository."""
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", commit)
        files: dict[str, tuple[str, str]] = {}
        for entry in listed.split(b"\0")[:-1]:
            about, _, path = entry.partition(b"\t")
            mode, _, blob = about.decode("ascii").split(" ")
            files[os.fsdecode(path)] = mode, blob
        return files

    def blob(self, blob: str, most: int) -> bytes:
        """The bytes of a version of a file, as the repository keeps them. GitError where it holds more than `most`."""
        if int(self._ask("cat-file", "-s", blob)) > most:
            raise GitError(f"it is larger than {most:,} bytes")
        return self._ask("cat-file", "blob", blob)

    def staged(self, path: str) -> bytes:
        """A file as the index has it, its path as seen from the folder.

        GitError where the index has none, or one that is larger than any article.
        """
        return self.blob(f":./{path}", LARGEST_ARTICLE)

    def _ask(self, *arguments: str) -> bytes:
        return self._run(*arguments).demand_success()

    def _run(self, *arguments: str) -> Answer:
        return run(self._folder, self._environment, *arguments)


def is_tracked(path: str) -> bool:
    """Whether the index of the repository around an absolute path holds the path, or anything below it.

    Upper and lower case are not told apart, for some disks do not. What the environment says of a repository (GIT_DIR)
    does not count. GitError where git cannot tell.
    """
    path = os.path.realpath(path)
    *_, top = folders_above(os.path.dirname(path))
    if not os.path.lexists(os.path.join(top, ".git")):
        return False
    start = os.path.dirname(path)
    while not os.path.isdir(start):
        start = os.path.dirname(start)
    below = os.path.relpath(path, start).replace(os.sep, "/")
    question = ("ls-files", "-z", "--cached", "--", f":(literal,icase){below}")
    answer = run(start, environment(alone=True), *question)
    if answer.code and not (_in_no_worktree(answer) or _below_git(start, answer)):
        raise GitError(answer.reason)
    return bool(answer.out)


def _in_no_worktree(answer: Answer) -> bool:
    return any(words in answer.err for words in _OF_NO_WORKTREE)


def _below_git(folder: str, answer: Answer) -> bool:
    """Whether git refused a repository because the folder is in its `.git`, of which git tracks nothing."""
    return b"cannot use bare repository" in answer.err and ".git" in folder.split(os.sep)


def _entries(fields: list[bytes]) -> Iterator[Entry]:
    """The answer of `git diff --raw -z`: `:mode mode id id kind`, a path, and another one behind a rename."""
    at = 0
    while at < len(fields) - 1:
        old_mode, mode, old, new, kind = fields[at].decode("ascii").removeprefix(":").split()
        renamed = kind[0] in "RC"
        old_path = os.fsdecode(fields[at + 1])
        path = os.fsdecode(fields[at + 2]) if renamed else old_path
        yield Entry(path, kind[0], old_path, _blob(old, old_mode), _blob(new, mode), mode)
        at += 3 if renamed else 2


def _blob(written: str, mode: str) -> str | None:
    return written if written.strip("0") and mode.startswith(REGULAR) else None
