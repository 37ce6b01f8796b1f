"""What git ignores: .gitignore files from the git root down, and .git/info/exclude; but nothing that it tracks."""

from __future__ import annotations

import os
import re
from functools import cached_property
from typing import TYPE_CHECKING

from artlint.config.globs import relative_to
from artlint.disk import LARGEST_IGNORE_FILE, is_plain, read_regular

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from artlint.files.tracked import Tracked


class _Patterns:
    """The lines of one ignore file in the folder `root`. pathspec reads them, once a path may match one."""

    def __init__(self, root: str, lines: list[str]) -> None:
        self._root = root
        self._lines = lines
        self._pieces = [literal_pieces(line) for line in lines]

    def decision(self, path: str) -> bool | None:
        """Whether they ignore an absolute path (that of a folder ends with a separator); None where none matches."""
        below = relative_to(path, self._root)
        if not below or not any(all(piece in below for piece in pieces) for pieces in self._pieces):
            return None
        return self._spec.check_file(below).include

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from artlint.config.linear_globs import spec_of  # 40 ms that most runs over few files never pay

        return spec_of(_usable(self._lines))


def literal_pieces(pattern: str) -> frozenset[str]:
    """Pieces of text that stand in each path that a pattern matches; none of a pattern with a class or an escape."""
    return frozenset(() if "[" in pattern or "\\" in pattern else re.findall(r"[^*?/\s!]+", pattern))


class GitIgnore:
    """The ignore patterns of one run; those of each folder are read once. A file that git tracks is not ignored."""

    def __init__(self, working_folder: str) -> None:
        self._working_folder = working_folder
        self._patterns: dict[str, tuple[_Patterns, ...]] = {}
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
        ignored = self.covers_folder(folder) or self._matches(path, self._patterns_of(folder))
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
                ignored = self.covers_folder(parent) or self._matches(folder + "/", self._patterns_of(parent))
            self._ignored_folders[folder] = ignored
        return self._ignored_folders[folder]

    def covers(self, path: str, origin: str) -> bool:
        """Whether the patterns of the folder `origin` match a path below it, for which no others hold."""
        return self._matches(path, self._patterns_of(origin))

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

    def _matches(self, path: str, of_folders: tuple[_Patterns, ...]) -> bool:
        decisions = (patterns.decision(path) for patterns in of_folders)
        return next((decided for decided in decisions if decided is not None), False)

    def _patterns_of(self, folder: str) -> tuple[_Patterns, ...]:
        """The patterns that hold in a folder, the nearest first."""
        if folder not in self._patterns:
            own = self._of_folder(folder)
            parent = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                inherited = self._read(folder, os.path.join(folder, ".git", "info", "exclude"))
            else:
                inherited = self._patterns_of(parent) if parent != folder else ()
            self._patterns[folder] = own + inherited
        return self._patterns[folder]

    def _of_folder(self, folder: str) -> tuple[_Patterns, ...]:
        """The patterns of a folder's own .gitignore, which git follows no link for."""
        path = os.path.join(folder, ".gitignore")
        if not os.path.lexists(path):
            return ()
        if not is_plain(path):
            self._unheeded(path, "it is no regular file")
            return ()
        return self._read(folder, path)

    def _read(self, root: str, path: str) -> tuple[_Patterns, ...]:
        try:
            data = read_regular(path, LARGEST_IGNORE_FILE)
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            self._unheeded(path, error.strerror or str(error))
            return ()
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        patterns = [line for line in lines if line.strip() and not line.startswith("#")]
        return (_Patterns(root, patterns),) if patterns else ()

    def _unheeded(self, path: str, reason: str) -> None:
        shown = relative_to(path, self._working_folder) or path
        self._notes.append(f"{shown}: not heeded: {reason}")


def _usable(lines: list[str]) -> list[str]:
    """The patterns that pathspec reads; git, too, passes over one that it cannot."""
    from artlint.config.linear_globs import spec_of

    usable = []
    for line in lines:
        try:
            spec_of([line])
        except ValueError:
            continue
        usable.append(line)
    return usable
