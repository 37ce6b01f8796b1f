"""What git ignores: .gitignore files from the git root down, and .git/info/exclude; but nothing that it tracks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config.globs import relative_to
from artlint.disk import LARGEST_IGNORE_FILE, is_plain, read_regular

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from artlint.files.tracked import Tracked


class GitIgnore:
    """The ignore patterns of one run; those of each folder are read once. A file that git tracks is not ignored."""

    def __init__(self, working_folder: str) -> None:
        self._working_folder = working_folder
        self._specs: dict[str, tuple[tuple[str, GitIgnoreSpec], ...]] = {}
        self._ignored_folders: dict[str, bool] = {}
        self._tracked: Tracked | None = None
        self._notes: list[str] = []

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages about ignore files that could not be read, and about what git could not tell."""
        return (*self._notes, *(self._tracked.notes if self._tracked is not None else ()))

    def ignores_file(self, path: str) -> bool:
        """Whether a file, or a folder above it, is ignored; `path` is absolute."""
        folder = os.path.dirname(path)
        ignored = self.covers_folder(folder) or self._matches(path, self._specs_of(folder))
        return ignored and not self.tracks(path)

    def covers_folder(self, folder: str) -> bool:
        """Whether patterns match a folder, or one above it up to the git root.

        Files in it may still be tracked (`tracks_below`).
        """
        if folder not in self._ignored_folders:
            parent = os.path.dirname(folder)
            if parent == folder or os.path.exists(os.path.join(folder, ".git")):
                ignored = False
            else:
                ignored = self.covers_folder(parent) or self._matches(folder + "/", self._specs_of(parent))
            self._ignored_folders[folder] = ignored
        return self._ignored_folders[folder]

    def covers(self, path: str, origin: str) -> bool:
        """Whether the patterns of the folder `origin` match a path below it, for which no others hold."""
        return self._matches(path, self._specs_of(origin))

    def covers_inner(self, folder: str, origin: str) -> bool:
        """`covers` of a folder, which may be a repository of its own."""
        return self.covers(folder + "/", origin) and not os.path.exists(os.path.join(folder, ".git"))

    def tracks(self, path: str) -> bool:
        """Whether git's index holds a file that the patterns match."""
        return self._known().holds(path)

    def tracks_below(self, folder: str) -> bool:
        """Whether git's index holds a file, below a folder, that the patterns match."""
        return self._known().holds_below(folder)

    def _known(self) -> Tracked:
        if self._tracked is None:
            from artlint.files.tracked import Tracked  # only where something is ignored

            self._tracked = Tracked(self._working_folder)
        return self._tracked

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
            own = self._of_folder(folder)
            parent = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                inherited = self._read(folder, os.path.join(folder, ".git", "info", "exclude"))
            else:
                inherited = self._specs_of(parent) if parent != folder else ()
            self._specs[folder] = own + inherited
        return self._specs[folder]

    def _of_folder(self, folder: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
        """The patterns of a folder's own .gitignore, which git follows no link for."""
        path = os.path.join(folder, ".gitignore")
        if not os.path.lexists(path):
            return ()
        if not is_plain(path):
            self._unheeded(path, "it is no regular file")
            return ()
        return self._read(folder, path)

    def _read(self, root: str, path: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
        try:
            data = read_regular(path, LARGEST_IGNORE_FILE)
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            self._unheeded(path, error.strerror or str(error))
            return ()
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        usable = _usable([line for line in lines if line.strip() and not line.startswith("#")])
        if not usable:
            return ()
        from artlint.config.linear_globs import spec_of  # 40 ms that a folder without patterns never pays

        return ((root, spec_of(usable)),)

    def _unheeded(self, path: str, reason: str) -> None:
        shown = relative_to(path, self._working_folder) or path
        self._notes.append(f"{shown}: not heeded: {reason}")


def _usable(lines: list[str]) -> list[str]:
    """The patterns that pathspec reads; git, too, passes over one that it cannot."""
    if not lines:
        return []
    from artlint.config.linear_globs import spec_of

    usable = []
    for line in lines:
        try:
            spec_of([line])
        except ValueError:
            continue
        usable.append(line)
    return usable
