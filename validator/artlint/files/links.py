"""Where links lead: a link of a tree that somebody else made must not get files outside of it read or written."""

import os
from typing import NamedTuple

from artlint.config.find import leads_out, tree_around
from artlint.files.paths import is_inside

OUT = "link-out-of-tree"
"""The reason why a link is skipped that leads out of its tree."""

UNVISITED = frozenset(
    (
        ".git .hg .svn .bzr .venv venv node_modules __pycache__ .tox .nox .mypy_cache .ruff_cache .pytest_cache "
        ".artlint_cache .idea .vscode"
    ).split()
)
"""Folders that hold no articles; a walk does not enter them."""


class Target(NamedTuple):
    """The file that a link leads to, as a path below the link's tree. `reason` says why it must not be touched."""

    path: str
    reason: str | None


class Trees:
    """Tells in which tree a file is, and whether a link leads out of it.

    The tree is the git root. Without one it is `root` (the root of the configuration for all files, or the working
    folder) if that holds the file, else the folder that the command line names.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._left: dict[str, bool] = {}

    def is_left_by(self, folder: str) -> bool:
        """Whether a folder that the command line names is, through links, a folder outside of its tree."""
        if folder not in self._left:
            self._left[folder] = leads_out(folder, self._of(folder, folder))
        return self._left[folder]

    def target(self, path: str, start: str) -> Target:
        """The target of a link that was met below `start`, a folder of the command line."""
        folder = os.path.dirname(path)
        tree = self._of(folder, start)
        if leads_out(folder, tree):  # a link to a folder was named, and followed
            tree = self._of(os.path.realpath(folder), os.path.realpath(start))
        if leads_out(path, tree):
            return Target(path, OUT)
        below = os.path.relpath(os.path.realpath(path), os.path.realpath(tree))
        folders = set(below.split(os.sep)[:-1])
        hidden = not UNVISITED.isdisjoint(folders.difference(path.split(os.sep)))
        return Target(os.path.join(tree, below), "link-to-folder-of-a-tool" if hidden else None)

    def _of(self, folder: str, start: str) -> str:
        tree = tree_around(os.path.join(folder, "any"))
        if tree is not None:
            return tree
        return self._root if folder == self._root or is_inside(folder, self._root) else start
