"""Files that git tracks although ignore files match them: git does not ignore these."""

from __future__ import annotations

import os

from artlint.config.find import tree_around
from artlint.files.git import Git, GitError, NoRepositoryError
from artlint.files.paths import shown_path


class Tracked:
    """Asks git once for each repository, and only when it is asked for a path of it."""

    def __init__(self, working_folder: str) -> None:
        self._working_folder = working_folder
        self._trees: dict[str, str | None] = {}
        self._files: dict[str, frozenset[str]] = {}
        self._folders: dict[str, frozenset[str]] = {}
        self.notes: list[str] = []
        """What git could not tell."""

    def holds(self, path: str) -> bool:
        """Whether the index holds a file that is ignored by the patterns, given by its absolute path."""
        tree = self._tree_of(os.path.dirname(path))
        return tree is not None and path in self._files[tree]

    def holds_below(self, folder: str) -> bool:
        """Whether the index holds such a file below a folder, given by its absolute path."""
        tree = self._tree_of(folder)
        return tree is not None and folder in self._folders[tree]

    def _tree_of(self, folder: str) -> str | None:
        """The git root of a folder, whose index is known from now on."""
        if folder not in self._trees:
            tree = tree_around(os.path.join(folder, "any"))
            if tree is not None and tree not in self._files:
                self._files[tree] = frozenset(self._asked(tree))
                self._folders[tree] = _folders_of(self._files[tree])
            self._trees[folder] = tree
        return self._trees[folder]

    def _asked(self, tree: str) -> list[str]:
        try:
            return [os.path.join(tree, path.replace("/", os.sep)) for path in Git.of_tree(tree).ignored_but_tracked()]
        except NoRepositoryError:  # a folder with something named .git in it
            return []
        except GitError as error:
            shown = shown_path(tree, self._working_folder)
            self.notes.append(f"{shown}: where .gitignore names files that git tracks, they are left out: {error}")
            return []


def _folders_of(files: frozenset[str]) -> frozenset[str]:
    """All folders above some files."""
    found: set[str] = set()
    for path in files:
        folder = os.path.dirname(path)
        while folder not in found:
            found.add(folder)
            folder = os.path.dirname(folder)
    return frozenset(found)
