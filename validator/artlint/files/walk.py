"""Paths to files: which are to be read, which are skipped and why."""

from __future__ import annotations

import os
import stat
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from artlint.config.find import FILE, PYPROJECT
from artlint.files.candidate import Candidate, doubles
from artlint.files.gitignore import GitIgnore
from artlint.files.grounds import Grounds
from artlint.files.links import UNVISITED
from artlint.files.paths import shown_path, with_separator
from artlint.files.sieve import SUFFIXES, Sieve
from artlint.model.outcome import Problem, Skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.config import Config, Configs
    from artlint.config.globs import Globs

SPEAKING = frozenset((".git", ".gitignore", FILE, PYPROJECT))
"""Names in a folder that may change what holds there; without any of them, what holds above it holds."""


_UNSAID = frozenset((".git", ".artlint_cache", "__pycache__"))
"""Folders among those of tools that a run makes itself, or any program of Python does: skipping them is no news."""


class Found(NamedTuple):
    """All that the paths of a command line came to. `doubles` are further paths of candidates."""

    candidates: tuple[Candidate, ...]
    skipped: tuple[Skip, ...]
    problems: tuple[Problem, ...]
    doubles: tuple[str, ...]


class _Here(NamedTuple):
    """A folder of a walk: where the walk started, the folder whose settings hold, and whether patterns ignore it."""

    path: str
    start: str
    origin: str
    ignored: bool


class Finder:
    """Walks the paths of one run.

    Links to files are taken once, if they lead to a file of the tree that is to be read itself. Links to folders are
    followed where they are named; those that lead out of the tree not in a run that `writes`.
    """

    def __init__(
        self, working_folder: str, configs: Configs, excluded: Globs, *, gitignore: bool, writes: bool = False
    ) -> None:
        self._working_folder = working_folder
        self._gitignore = GitIgnore(working_folder) if gitignore else None
        self._grounds = Grounds(working_folder, configs)
        self.sieve = Sieve(excluded, self._gitignore, self._grounds, configs.root, writes=writes)
        """What tells which files are to be read."""
        self._candidates: list[Candidate] = []
        self._others: list[tuple[str, str]] = []
        self._links: set[str] = set()
        self._named: set[str] = set()
        self._walked: set[str] = set()
        self._skipped: dict[str, Skip] = {}
        self._problems: list[Problem] = []
        self._folders: list[tuple[str, str]] = []
        self._roots = (with_separator(working_folder), with_separator(configs.root))

    def find(self, paths: tuple[str, ...]) -> Found:
        """The files of all paths, each once, by path."""
        for path in paths:
            self._take(os.path.normpath(os.path.join(self._working_folder, path)), path)
        further = self._take_doubles_out()
        return Found(
            tuple(sorted(self._candidates, key=attrgetter("shown"))),
            tuple(sorted(self._skipped.values())),
            (*self._problems, *self.misconfigured),
            further,
        )

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """The folders that the command line named: absolute, and as written."""
        return tuple(self._folders)

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say of ignore files."""
        return self._gitignore.notes if self._gitignore is not None else ()

    @property
    def misconfigured(self) -> tuple[Problem, ...]:
        """Configurations that were met and cannot be used."""
        return tuple(self._grounds.problems)

    @property
    def entered(self) -> frozenset[str]:
        """Every folder that was entered; with a separator at the end."""
        return frozenset(self._walked)

    @property
    def links(self) -> tuple[str, ...]:
        """The absolute paths of articles that are links."""
        return tuple(self._links)

    def seen(self) -> Iterator[str]:
        """Every regular file that was met, by its absolute path."""
        yield from (candidate.path for candidate in self._candidates)
        yield from (folder + name for folder, name in self._others)

    def candidate(self, path: str, *, named: bool) -> Candidate:
        """A file to read, by its absolute path. ConfigError where the configuration that holds for it is wrong."""
        folder, name = os.path.split(path)
        return Candidate(with_separator(folder), name, self._grounds.new(folder), named)

    def _take(self, path: str, written: str) -> None:
        if not written:
            self._problems.append(Problem(None, "missing-path", "a path is empty"))
            return
        try:
            mode = os.stat(path).st_mode
        except FileNotFoundError:
            broken = os.path.lexists(path)
            message = "the link leads to no file" if broken else "no such file or folder"
            self._problems.append(Problem(self._shown(path), "missing-path", message))
            return
        except (OSError, ValueError) as error:
            self._cannot_read(path, error)
            return
        if stat.S_ISDIR(mode):
            self._folders.append((path, written))
            self._walk(path)
        else:
            self._take_named(path, mode)

    def _walk(self, root: str) -> None:
        reason = self.sieve.reason_of_folder(root)
        if reason is not None:
            self._skip(root, reason, named=True)
            return
        ignored = self._gitignore is not None and self._gitignore.covers_folder(root)
        if ignored and self._gitignore and not self._gitignore.tracks_below(root):
            self._skip(root, "gitignored", named=False)
            return
        pending = [_Here(root, root, root, ignored)]
        while pending:
            here = pending.pop()
            folder = with_separator(here.path)
            if folder in self._walked:
                continue
            entries = self._entries(folder)
            speaks = not SPEAKING.isdisjoint([entry.name for entry in entries]) or self._grounds.configs.has_unseen(
                here.path
            )
            if speaks or self._seen_from_below(folder):
                here = here._replace(origin=here.path)
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    self._take_file(folder, entry.name, here)
                elif not entry.is_dir(follow_symlinks=False):
                    self._take_other(entry, folder, here)
                else:
                    pending += self._below(entry, here)

    def _seen_from_below(self, folder: str) -> bool:
        """Whether what paths are relative to stands in a folder, so that they cannot share a beginning."""
        return any(root.startswith(folder) for root in self._roots)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=attrgetter("name"))
        except OSError as error:
            self._cannot_read(folder, error)
            return []
        self._walked.add(folder)
        return found

    def _below(self, entry: os.DirEntry[str], here: _Here) -> tuple[_Here, ...]:
        """A folder inside another, if the walk is to enter it."""
        if entry.name in UNVISITED:
            if entry.name not in _UNSAID:
                self._skip(entry.path, "folder-of-a-tool", named=False)
            return ()
        ignore = self._gitignore
        ignored = ignore is not None and (here.ignored or ignore.covers_inner(entry.path, here.origin))
        if ignored and ignore and not ignore.tracks_below(entry.path):
            self._skip(entry.path, "gitignored", named=False)
            return ()
        return (here._replace(path=entry.path, ignored=ignored),)

    def _take_file(self, folder: str, name: str, here: _Here, *, link: bool = False) -> None:
        """A regular file met in a walk, or a link to one."""
        ground = self._grounds.of(here.origin)
        path = folder + name
        if ground is None or path in self._named:
            return
        reason = self.sieve.unwanted(path, ground.config)
        if reason is None and self._is_ignored(path, here):
            reason = "gitignored"
        if reason is None and link:
            reason = self.sieve.reason_of_link(path, here.start)
        if reason is None:
            self._candidates.append(Candidate(folder, name, ground, named=False))
            if link:
                self._links.add(path)
            return
        self._others.append((folder, name))
        if name.lower().endswith(SUFFIXES):
            self._skip(path, reason, named=False)

    def _is_ignored(self, path: str, here: _Here) -> bool:
        ignore = self._gitignore
        if ignore is None or not (here.ignored or ignore.covers(path, here.origin)):
            return False
        return not ignore.tracks(path)

    def _take_other(self, entry: os.DirEntry[str], folder: str, here: _Here) -> None:
        """What is neither file nor folder: a link, a pipe, a device."""
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            self._take_unreachable(entry.path, error)
            return
        if stat.S_ISDIR(mode):
            self._skip(entry.path, "link-to-folder", named=False)
        elif stat.S_ISREG(mode):
            self._take_file(folder, entry.name, here, link=True)
        elif self._grounds.of(here.origin) is not None:
            self._skip(entry.path, "not-a-regular-file", named=False)

    def _take_unreachable(self, path: str, error: OSError) -> None:
        """A link that leads nowhere or in a circle: a problem only where its name asks to be checked."""
        ground = self._grounds.of(os.path.dirname(path))
        if ground is None or self.sieve.reason(path, ground.config) is not None:
            return
        if isinstance(error, FileNotFoundError):
            self._problems.append(Problem(self._shown(path), "missing-path", "the link leads to no file"))
        else:
            self._cannot_read(path, error)

    def _take_named(self, path: str, mode: int) -> None:
        folder, name = os.path.split(path)
        ground = self._grounds.of(folder)
        if ground is None or path in self._named:
            return
        if not stat.S_ISREG(mode):
            self._skip(path, "not-a-regular-file", named=True)
            return
        self._named.add(path)
        reason = self._reason_of_named(path, ground.config)
        if reason is None and os.path.islink(path):
            self._links.add(path)
        if reason is not None:
            self._others.append((with_separator(folder), name))
            self._skip(path, reason, named=True)
        elif with_separator(folder) not in self._walked:
            self._candidates.append(Candidate(with_separator(folder), name, ground, named=True))

    def _reason_of_named(self, path: str, config: Config) -> str | None:
        folder = os.path.dirname(path)
        sieve = self.sieve
        return sieve.reason(path, config) or sieve.reason_of_link(path, folder) or sieve.reason_of_folder(folder)

    def _take_doubles_out(self) -> tuple[str, ...]:
        found = doubles(self._candidates, self._grounds.all(), self._links)
        for candidate in found:
            self._skip(candidate.path, "already-checked", named=candidate.named)
            self._others.append((candidate.folder, candidate.name))
        paths = {candidate.path for candidate in found}
        if paths:
            self._candidates = [candidate for candidate in self._candidates if candidate.path not in paths]
        return tuple(candidate.path for candidate in found)

    def _skip(self, path: str, reason: str, *, named: bool) -> None:
        shown = self._shown(path)
        self._skipped.setdefault(shown, Skip(shown, reason, named))

    def _cannot_read(self, path: str, error: OSError | ValueError) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self._problems.append(Problem(self._shown(path), "unreadable-file", f"cannot be read: {reason}"))

    def _shown(self, path: str) -> str:
        return shown_path(path, self._working_folder)
