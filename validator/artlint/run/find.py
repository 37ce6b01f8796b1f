"""Paths to files: which are to be read, which are skipped and why."""

from __future__ import annotations

import os
import stat
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from artlint.config import Config, ConfigError, Configs
from artlint.config.find import FILE, PYPROJECT, folders_above
from artlint.run.candidate import Candidate, Ground, doubles
from artlint.run.gitignore import GitIgnore
from artlint.run.outcome import CONFIGURATION, Problem, Skip
from artlint.run.paths import shown_path, shown_prefix, with_separator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.config.globs import Globs

SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")
"""What may be an article where no configuration includes files (design, What is an article)."""

UNVISITED = frozenset(
    (
        ".git .hg .svn .bzr .venv venv node_modules __pycache__ .tox .nox .mypy_cache .ruff_cache .pytest_cache "
        ".artlint_cache .idea .vscode"
    ).split()
)
"""Folders that hold no articles; a walk does not enter them."""


_UNSAID = frozenset((".git", ".artlint_cache", "__pycache__"))
"""Folders among them that a run makes itself, or any program of Python does: that they are left out is no news."""

SPEAKING = frozenset((".git", ".gitignore", FILE, PYPROJECT))
"""Names in a folder that may change what holds there; without any of them, what holds above it holds."""


class Found(NamedTuple):
    """All that the paths of a command line came to. `doubles` are further paths of candidates."""

    candidates: tuple[Candidate, ...]
    skipped: tuple[Skip, ...]
    problems: tuple[Problem, ...]
    doubles: tuple[str, ...]


class Finder:
    """Walks the paths of one run. Links to files are taken once, links to folders not followed in a walk."""

    def __init__(self, working_folder: str, configs: Configs, excluded: Globs, *, gitignore: bool) -> None:
        self._working_folder = working_folder
        self._configs = configs
        self._excluded = excluded
        self._gitignore = GitIgnore() if gitignore else None
        self._candidates: list[Candidate] = []
        self._others: list[tuple[str, str]] = []
        self._links: set[str] = set()
        self._named: set[str] = set()
        self._walked: set[str] = set()
        self._skipped: dict[str, Skip] = {}
        self._problems: list[Problem] = []
        self._folders: list[tuple[str, str]] = []
        self._roots = (with_separator(working_folder), with_separator(configs.root))
        self._grounds: dict[str, Ground | None] = {}

    def find(self, paths: tuple[str, ...]) -> Found:
        """The files of all paths, each once, by path."""
        for path in paths:
            self._take(os.path.normpath(os.path.join(self._working_folder, path)), path)
        further = self._take_doubles_out()
        return Found(
            tuple(sorted(self._candidates, key=attrgetter("shown"))),
            tuple(sorted(self._skipped.values())),
            tuple(self._problems),
            further,
        )

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """The folders that the command line named: absolute, and as written."""
        return tuple(self._folders)

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
        return Candidate(with_separator(folder), name, self._new_ground(folder), named)

    def reason_to_skip(self, path: str, config: Config) -> str | None:
        """Why a file is not to be read, None if it is."""
        reason = self._unwanted(path, config)
        if reason is None and self._gitignore and self._gitignore.ignores_file(path):
            return "gitignored"
        return reason

    def _unwanted(self, path: str, config: Config) -> str | None:
        if self._excluded.match(path) or (config.exclude and config.exclude.match(path)):
            return "excluded"
        if config.include is not None and not config.include.match(path):
            return "not-included"
        if config.include is None and not path.lower().endswith(SUFFIXES):
            return "not-an-article"
        return None

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
        if self._gitignore and self._gitignore.ignores_folder(root):
            self._skip(root, "gitignored", named=False)
            return
        pending = [(root, root)]
        while pending:
            here, origin = pending.pop()
            folder = with_separator(here)
            if folder in self._walked:
                continue
            entries = self._entries(folder)
            speaks = not SPEAKING.isdisjoint([entry.name for entry in entries]) or self._configs.has_unseen(here)
            if speaks or self._seen_from_below(folder):
                origin = here
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    self._take_file(folder, entry.name, origin)
                elif not entry.is_dir(follow_symlinks=False):
                    self._take_other(entry, folder, origin)
                elif self._enters(entry, origin):
                    pending.append((entry.path, origin))

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

    def _enters(self, entry: os.DirEntry[str], origin: str) -> bool:
        if entry.name in UNVISITED:
            if entry.name not in _UNSAID:
                self._skip(entry.path, "folder-of-a-tool", named=False)
            return False
        if self._gitignore and self._gitignore.ignores_inner(entry.path, origin):
            self._skip(entry.path, "gitignored", named=False)
            return False
        return True

    def _take_file(self, folder: str, name: str, origin: str) -> None:
        """A regular file met in a walk; `origin` is the folder whose settings hold for it."""
        ground = self._ground_of(origin)
        path = folder + name
        if ground is None or path in self._named:
            return
        reason = self._unwanted(path, ground.config)
        if reason is None and self._gitignore and self._gitignore.ignores(path, origin):
            reason = "gitignored"
        if reason is None:
            self._candidates.append(Candidate(folder, name, ground, named=False))
            return
        self._others.append((folder, name))
        if name.lower().endswith(SUFFIXES):
            self._skip(path, reason, named=False)

    def _take_other(self, entry: os.DirEntry[str], folder: str, origin: str) -> None:
        """What is neither file nor folder: a link, a pipe, a device."""
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            self._take_unreachable(entry.path, error)
            return
        if stat.S_ISDIR(mode):
            self._skip(entry.path, "link-to-folder", named=False)
        elif stat.S_ISREG(mode):
            self._links.add(entry.path)
            self._take_file(folder, entry.name, origin)
        elif self._ground_of(origin) is not None:
            self._skip(entry.path, "not-a-regular-file", named=False)

    def _take_unreachable(self, path: str, error: OSError) -> None:
        """A link that leads nowhere or in a circle: a problem only where its name asks to be checked."""
        ground = self._ground_of(os.path.dirname(path))
        if ground is None or self.reason_to_skip(path, ground.config) is not None:
            return
        if isinstance(error, FileNotFoundError):
            self._problems.append(Problem(self._shown(path), "missing-path", "the link leads to no file"))
        else:
            self._cannot_read(path, error)

    def _take_named(self, path: str, mode: int) -> None:
        folder, name = os.path.split(path)
        ground = self._ground_of(folder)
        if ground is None or path in self._named:
            return
        if not stat.S_ISREG(mode):
            self._skip(path, "not-a-regular-file", named=True)
            return
        self._named.add(path)
        if os.path.islink(path):
            self._links.add(path)
        reason = self.reason_to_skip(path, ground.config)
        if reason is not None:
            self._others.append((with_separator(folder), name))
            self._skip(path, reason, named=True)
        elif with_separator(folder) not in self._walked:
            self._candidates.append(Candidate(with_separator(folder), name, ground, named=True))

    def _ground_of(self, folder: str) -> Ground | None:
        if folder not in self._grounds:
            try:
                self._grounds[folder] = self._new_ground(folder)
            except ConfigError as error:
                self._grounds[folder] = None
                problem = Problem(None, CONFIGURATION, str(error))
                if problem not in self._problems:
                    self._problems.append(problem)
        return self._grounds[folder]

    def _new_ground(self, folder: str) -> Ground:
        config = self._configs.of_folder(folder)
        *_, top = folders_above(folder)
        root = top if os.path.exists(os.path.join(top, ".git")) else config.root
        return Ground(
            with_separator(folder), shown_prefix(folder, self._working_folder), shown_prefix(folder, root), config
        )

    def _take_doubles_out(self) -> tuple[str, ...]:
        grounds = (ground for ground in self._grounds.values() if ground is not None)
        found = doubles(self._candidates, grounds, self._links)
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
