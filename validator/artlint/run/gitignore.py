"""What git ignores: .gitignore files from the git root down, and .git/info/exclude."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config.globs import relative_to

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class GitIgnore:
    """Answers for one run; each folder's patterns are read once."""

    def __init__(self) -> None:
        self._specs: dict[str, tuple[tuple[str, GitIgnoreSpec], ...]] = {}
        self._ignored_folders: dict[str, bool] = {}

    def ignores_file(self, path: str) -> bool:
        """Whether a file, or a folder above it, is ignored; `path` is absolute."""
        folder = os.path.dirname(path)
        return self.ignores_folder(folder) or self._matches(path, self._specs_of(folder))

    def ignores_folder(self, folder: str) -> bool:
        """Whether a folder, or one above it up to the git root, is ignored."""
        if folder not in self._ignored_folders:
            parent = os.path.dirname(folder)
            if parent == folder or os.path.exists(os.path.join(folder, ".git")):
                ignored = False
            else:
                ignored = self.ignores_folder(parent) or self._matches(folder + "/", self._specs_of(parent))
            self._ignored_folders[folder] = ignored
        return self._ignored_folders[folder]

    def ignores(self, path: str, origin: str) -> bool:
        """Whether the patterns that hold in a folder ignore a path somewhere below it, where no others hold."""
        return self._matches(path, self._specs_of(origin))

    def ignores_inner(self, folder: str, origin: str) -> bool:
        """`ignores` of a folder, which may be a repository of its own."""
        return self.ignores(folder + "/", origin) and not os.path.exists(os.path.join(folder, ".git"))

    def _matches(self, path: str, specs: tuple[tuple[str, GitIgnoreSpec], ...]) -> bool:
        for root, spec in specs:
            below = relative_to(path, root)
            decided = spec.check_file(below).include if below else None
            if decided is not None:
                return decided
        return False

    def _specs_of(self, folder: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
        """The patterns that hold in a folder, the nearest first."""
        if folder not in self._specs:
            own = self._read(folder, os.path.join(folder, ".gitignore"))
            parent = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                inherited = self._read(folder, os.path.join(folder, ".git", "info", "exclude"))
            else:
                inherited = self._specs_of(parent) if parent != folder else ()
            self._specs[folder] = own + inherited
        return self._specs[folder]

    @staticmethod
    def _read(root: str, path: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
        try:
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                lines = [line for line in file.read().splitlines() if line.strip() and not line.startswith("#")]
        except OSError:
            return ()
        if not lines:
            return ()
        from pathspec import GitIgnoreSpec  # 40 ms that a folder without patterns never pays

        return ((root, GitIgnoreSpec.from_lines(_usable(lines))),)


def _usable(lines: list[str]) -> list[str]:
    """The patterns that pathspec reads; git, too, passes over one that it cannot."""
    from pathspec import GitIgnoreSpec

    usable = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        usable.append(line)
    return usable
