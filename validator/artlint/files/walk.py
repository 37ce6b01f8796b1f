"""The files below the paths of a command line: which are to be read, which are skipped and why."""

import os
import stat
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from artlint.config import Config, Configs
from artlint.config.find import FILE, PYPROJECT
from artlint.config.globs import Globs
from artlint.files.candidate import Candidate
from artlint.files.contexts import FolderContexts
from artlint.files.discovered import Discovered, Found, candidate_at
from artlint.files.flavors import SITE_FILES
from artlint.files.gitignore import GitIgnore
from artlint.files.links import UNVISITED
from artlint.files.path_filter import SUFFIXES, PathFilter
from artlint.files.paths import with_separator
from artlint.model import Problem

__all__ = ["SPEAKING", "Finder", "Found"]

SPEAKING = frozenset((".git", ".gitignore", FILE, PYPROJECT)) | SITE_FILES
"""Names in a folder that may change the settings of its files; without them, those of the folder above hold."""

_NOT_TOLD = frozenset((".git", ".artlint_cache", "__pycache__"))
"""Folders of tools that artlint or any Python program makes itself; the user is not told that they are skipped."""


class _Folder(NamedTuple):
    """A folder of a walk.

    `start` is the folder of the command line. `origin` is the folder whose settings hold. `ignored` says whether git's
    patterns match the folder.
    """

    path: str
    start: str
    origin: str
    ignored: bool


class Finder:
    """Walks the paths of one run.

    A link to a file is taken once, where it leads to a file of the tree that is to be read itself. A link to a folder
    is followed where the command line names it; in a run that `writes`, only where it stays in the tree.
    """

    def __init__(
        self, working_folder: str, configs: Configs, excluded: Globs, *, gitignore: bool, writes: bool = False
    ) -> None:
        self._gitignore = GitIgnore(working_folder) if gitignore else None
        self._contexts = FolderContexts(working_folder, configs)
        self._discovered = Discovered(working_folder)
        self._roots = (with_separator(working_folder), with_separator(configs.root))
        self.path_filter = PathFilter(excluded, self._gitignore, self._contexts, configs.root, writes=writes)
        """Gives the reasons why paths are not read."""

    def find(self, paths: tuple[str, ...]) -> Found:
        """The files of all paths, each once, by path."""
        for path in paths:
            self._take(os.path.normpath(os.path.join(self._discovered.working_folder, path)), path)
        return self._discovered.found(self._contexts.all(), self.misconfigured)

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """The folders that the command line named: absolute, and as written."""
        return tuple(self._discovered.folders)

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say of ignore files."""
        return self._gitignore.notes if self._gitignore is not None else ()

    @property
    def misconfigured(self) -> tuple[Problem, ...]:
        """Configurations that were met and cannot be used."""
        return tuple(self._contexts.problems)

    @property
    def entered(self) -> frozenset[str]:
        """Every folder that was entered; with a separator at the end."""
        return frozenset(self._discovered.entered)

    @property
    def links(self) -> tuple[str, ...]:
        """The absolute paths of articles that are links."""
        return tuple(self._discovered.links)

    def regular_files(self) -> Iterator[str]:
        """Every regular file that was met, by its absolute path."""
        return self._discovered.regular_files()

    def candidate(self, path: str, *, named: bool) -> Candidate:
        """A file to read, by its absolute path. ConfigError where its configuration is wrong."""
        return candidate_at(path, self._contexts.new(os.path.dirname(path)), named=named)

    def _take(self, path: str, written: str) -> None:
        if not written:
            self._discovered.missing("", "a path is empty")
            return
        try:
            mode = os.stat(path).st_mode
        except FileNotFoundError:
            message = "the link leads to no file" if os.path.lexists(path) else "no such file or folder"
            self._discovered.missing(path, message)
        except (OSError, ValueError) as error:
            self._discovered.unreadable(path, error)
        else:
            if stat.S_ISDIR(mode):
                self._discovered.folders.append((path, written))
                self._walk(path)
            else:
                self._take_named(path, mode)

    def _take_named(self, path: str, mode: int) -> None:
        """A file that the command line names; a walk that met it has taken it already."""
        folder, name = os.path.split(path)
        context, discovered = self._contexts.of(folder), self._discovered
        if context is None or path in discovered.named:
            return
        if not stat.S_ISREG(mode):
            discovered.skip(path, "not-a-regular-file", named=True)
            return
        discovered.named.add(path)
        link = os.path.islink(path)
        reason = self._reason_of_named(path, context.config)
        if reason is not None:
            discovered.leave_out(with_separator(folder), name)
            discovered.skip(path, reason, named=True)
        elif with_separator(folder) not in discovered.entered:
            discovered.add(Candidate(with_separator(folder), name, context, named=True), link=link)

    def _reason_of_named(self, path: str, config: Config) -> str | None:
        folder, path_filter = os.path.dirname(path), self.path_filter
        return (
            path_filter.reason(path, config)
            or path_filter.reason_of_link(path, folder)
            or path_filter.reason_of_folder(folder)
        )

    def _walk(self, root: str) -> None:
        reason = self.path_filter.reason_of_folder(root)
        if reason is not None:
            self._discovered.skip(root, reason, named=True)
            return
        ignored = self._gitignore is not None and self._gitignore.covers_folder(root)
        if ignored and self._gitignore and not self._gitignore.tracks_below(root):
            self._discovered.skip(root, "gitignored", named=False)
            return
        pending = [_Folder(root, root, root, ignored)]
        while pending:
            here = pending.pop()
            if with_separator(here.path) not in self._discovered.entered:
                pending += self._enter(here)

    def _enter(self, here: _Folder) -> list[_Folder]:
        """Take the files of a folder; the folders in it that are to be entered."""
        folder = with_separator(here.path)
        entries = self._entries(folder)
        if self._has_own_settings(here.path, entries) or any(root.startswith(folder) for root in self._roots):
            here = here._replace(origin=here.path)  # above a root, paths do not share a beginning
        below: list[_Folder] = []
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                self._take_file(folder, entry.name, here)
            elif not entry.is_dir(follow_symlinks=False):
                self._take_other(entry, folder, here)
            else:
                below += self._below(entry, here)
        return below

    def _has_own_settings(self, folder: str, entries: list[os.DirEntry[str]]) -> bool:
        names = [entry.name for entry in entries]
        return not SPEAKING.isdisjoint(names) or self._contexts.configs.has_unseen(folder)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=attrgetter("name"))
        except OSError as error:
            self._discovered.unreadable(folder, error)
            return []
        self._discovered.entered.add(folder)
        return found

    def _below(self, entry: os.DirEntry[str], here: _Folder) -> tuple[_Folder, ...]:
        """A folder inside another, if the walk is to enter it."""
        if entry.name in UNVISITED:
            if entry.name not in _NOT_TOLD:
                self._discovered.skip(entry.path, "folder-of-a-tool", named=False)
            return ()
        ignore = self._gitignore
        ignored = ignore is not None and (here.ignored or ignore.covers_inner(entry.path, here.origin))
        if ignored and ignore and not ignore.tracks_below(entry.path):
            self._discovered.skip(entry.path, "gitignored", named=False)
            return ()
        return (here._replace(path=entry.path, ignored=ignored),)

    def _take_file(self, folder: str, name: str, here: _Folder, *, link: bool = False) -> None:
        """A regular file met in a walk, or a link to one."""
        context = self._contexts.of(here.origin)
        path = folder + name
        if context is None or path in self._discovered.named:
            return
        reason = self.path_filter.reason_without_git(path, context.config)
        if reason is None and self._is_ignored(path, here):
            reason = "gitignored"
        if reason is None and link:
            reason = self.path_filter.reason_of_link(path, here.start)
        if reason is None:
            self._discovered.add(Candidate(folder, name, context, named=False), link=link)
            return
        self._discovered.leave_out(folder, name)
        if name.lower().endswith(SUFFIXES):
            self._discovered.skip(path, reason, named=False)

    def _is_ignored(self, path: str, here: _Folder) -> bool:
        ignore = self._gitignore
        if ignore is None or not (here.ignored or ignore.covers(path, here.origin)):
            return False
        return not ignore.tracks(path)

    def _take_other(self, entry: os.DirEntry[str], folder: str, here: _Folder) -> None:
        """What is neither file nor folder: a link, a pipe, a device."""
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            self._take_unreachable(entry.path, error)
            return
        if stat.S_ISDIR(mode):
            self._discovered.skip(entry.path, "link-to-folder", named=False)
        elif stat.S_ISREG(mode):
            self._take_file(folder, entry.name, here, link=True)
        elif self._contexts.of(here.origin) is not None:
            self._discovered.skip(entry.path, "not-a-regular-file", named=False)

    def _take_unreachable(self, path: str, error: OSError) -> None:
        """A link that leads nowhere or in a circle: a problem only where its name asks to be checked."""
        context = self._contexts.of(os.path.dirname(path))
        if context is None or self.path_filter.reason(path, context.config) is not None:
            return
        if isinstance(error, FileNotFoundError):
            self._discovered.missing(path, "the link leads to no file")
        else:
            self._discovered.unreadable(path, error)
