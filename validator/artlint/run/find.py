"""Paths to files: which are to be read, which are skipped and why."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from artlint.config import Config, ConfigError, Configs
from artlint.config.find import folders_above
from artlint.run.gitignore import GitIgnore
from artlint.run.outcome import CONFIGURATION, Problem, Skip

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


class Candidate(NamedTuple):
    """A file to read: its absolute path, its path as shown, and its configuration.

    `identity` is its path in its repository (in its configuration's folder, outside of one): the same wherever artlint
    is started.
    """

    path: str
    shown: str
    identity: str
    config: Config
    named: bool


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
        self._candidates: dict[str, Candidate] = {}
        self._skipped: dict[str, Skip] = {}
        self._problems: list[Problem] = []
        self._folders: list[tuple[str, str]] = []
        self._seen: list[str] = []
        self._doubles: list[str] = []
        self._roots: dict[str, str] = {}

    def find(self, paths: tuple[str, ...]) -> Found:
        """The files of all paths, each once, by path."""
        for path in paths:
            self._take(os.path.normpath(os.path.join(self._working_folder, path)), path)
        candidates = self._without_doubles()
        return Found(
            tuple(sorted(candidates, key=lambda candidate: candidate.shown)),
            tuple(sorted(self._skipped.values())),
            tuple(self._problems),
            tuple(self._doubles),
        )

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """The folders that the command line named: absolute, and as written."""
        return tuple(self._folders)

    @property
    def seen(self) -> tuple[str, ...]:
        """Every regular file that was met, by its absolute path."""
        return tuple(self._seen)

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
            self._take_file(path, mode, named=True)

    def _walk(self, folder: str) -> None:
        pending = [folder]
        while pending:
            here = pending.pop()
            if self._gitignore and self._gitignore.ignores_folder(here):
                self._skip(here, "gitignored", named=False)
                continue
            for entry in self._entries(here):
                if not entry.is_dir(follow_symlinks=False):
                    self._take_entry(entry)
                elif entry.name in UNVISITED:
                    self._skip_tools(entry)
                else:
                    pending.append(entry.path)

    def _skip_tools(self, entry: os.DirEntry[str]) -> None:
        if entry.name != ".git":
            self._skip(entry.path, "folder-of-a-tool", named=False)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._cannot_read(folder, error)
            return []

    def _take_entry(self, entry: os.DirEntry[str]) -> None:
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            self._take_unreachable(entry.path, error)
            return
        if stat.S_ISDIR(mode):
            self._skip(entry.path, "link-to-folder", named=False)
        else:
            self._take_file(entry.path, mode, named=False)

    def _take_unreachable(self, path: str, error: OSError) -> None:
        """A link that leads nowhere or in a circle: a problem only where its name asks to be checked."""
        config = self._config_of(path)
        if config is None or self.reason_to_skip(path, config) is not None:
            return
        if isinstance(error, FileNotFoundError):
            self._problems.append(Problem(self._shown(path), "missing-path", "the link leads to no file"))
        else:
            self._cannot_read(path, error)

    def _take_file(self, path: str, mode: int, *, named: bool) -> None:
        config = self._config_of(path)
        if config is None:
            return
        if not stat.S_ISREG(mode):
            self._skip(path, "not-a-regular-file", named=named)
            return
        self._seen.append(path)
        reason = self.reason_to_skip(path, config)
        if reason is None:
            self._candidates.setdefault(path, self.candidate(path, config, named=named))
        elif named or path.lower().endswith(SUFFIXES):
            self._skip(path, reason, named=named)

    def candidate(self, path: str, config: Config, *, named: bool) -> Candidate:
        """A file to read, by its absolute path."""
        identity = shown_path(path, self._root_of(os.path.dirname(path), config))
        return Candidate(path, self._shown(path), identity, config, named)

    def _root_of(self, folder: str, config: Config) -> str:
        if folder not in self._roots:
            *_, top = folders_above(folder)
            self._roots[folder] = top if os.path.exists(os.path.join(top, ".git")) else config.root
        return self._roots[folder]

    def reason_to_skip(self, path: str, config: Config) -> str | None:
        """Why a file is not to be read, None if it is."""
        if self._excluded.match(path) or (config.exclude and config.exclude.match(path)):
            return "excluded"
        if config.include is not None and not config.include.match(path):
            return "not-included"
        if config.include is None and not path.lower().endswith(SUFFIXES):
            return "not-an-article"
        if self._gitignore and self._gitignore.ignores_file(path):
            return "gitignored"
        return None

    def _config_of(self, path: str) -> Config | None:
        try:
            return self._configs.of_folder(os.path.dirname(path))
        except ConfigError as error:
            problem = Problem(None, CONFIGURATION, str(error))
            if problem not in self._problems:
                self._problems.append(problem)
            return None

    def _without_doubles(self) -> Iterator[Candidate]:
        """The candidates, without links to files that are candidates themselves or through another link."""
        by_target: dict[str, Candidate] = {}
        for path in sorted(self._candidates, key=lambda path: (os.path.islink(path), path)):
            target = os.path.realpath(path)
            if target in by_target:
                self._doubles.append(path)
                self._skip(path, "already-checked", named=self._candidates[path].named)
            else:
                by_target[target] = self._candidates[path]
        yield from by_target.values()

    def _skip(self, path: str, reason: str, *, named: bool) -> None:
        shown = self._shown(path)
        self._skipped.setdefault(shown, Skip(shown, reason, named))

    def _cannot_read(self, path: str, error: OSError | ValueError) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self._problems.append(Problem(self._shown(path), "unreadable-file", f"cannot be read: {reason}"))

    def _shown(self, path: str) -> str:
        return shown_path(path, self._working_folder)


def shown_path(path: str, working_folder: str) -> str:
    """A path as the report shows it: relative to the working folder, with `/`."""
    try:
        relative = os.path.relpath(path, working_folder)
    except ValueError:
        relative = path
    return relative.replace(os.sep, "/")


def is_inside(path: str, folder: str) -> bool:
    """Whether an absolute path stands below an absolute folder."""
    return path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)
