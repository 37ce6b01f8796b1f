"""Files that a run depends on though they are no articles, wherever they stand. Their stamps are compared in turns.

They are few, some of them do not exist yet, and others are replaced by a new file when they are written: no watch on a
file would see all that.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.baseline.place import BASELINE_FILE, baseline_place
from artlint.config import ConfigError
from artlint.config.find import FILE, PYPROJECT, folders_above, read_table
from artlint.files.stamp import stamp_of
from artlint.packs.plugins import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.config import Config
    from artlint.model import Request

_MOST_FILES = 500
"""Files of plugins whose stamps are compared; a folder with more of them is watched as far as that."""


class WatchedFiles:
    """What to look at, and how it was when it was last looked at."""

    def __init__(self) -> None:
        self._files: frozenset[str] = frozenset()
        self._folders: frozenset[str] = frozenset()
        self._plugins: frozenset[str] = frozenset()
        self._seen: dict[str, object] = {}

    def __contains__(self, path: str) -> bool:
        """Whether a change of a path, known when it was last looked, matters to the next run."""
        return path in self._seen

    def look_at(self, request: Request, configs: Iterable[Config], *, broken: bool) -> None:
        """Look at what a run depended on. While something is `broken`, what was looked at before is not let go."""
        configs = tuple(configs)
        files = frozenset(_files(request, configs))
        if broken:
            files |= self._files.union(*map(_extended, files))
        self._files = files
        self._folders = frozenset(_unfiled(request)) | {os.path.join(above, ".git") for above in _above(request)}
        self._plugins = frozenset(_plugins(configs)) | (self._plugins if broken else frozenset())
        now = self._look()
        self._seen = {path: self._seen.get(path, stamp) for path, stamp in now.items()}

    def changed(self) -> list[str]:
        """What changed since it was last asked."""
        before, self._seen = self._seen, self._look()
        return sorted(path for path in before.keys() | self._seen.keys() if before.get(path) != self._seen.get(path))

    def _look(self) -> dict[str, object]:
        files = [*self._files, *_python_files(self._plugins)]
        return {path: _identity(path) for path in self._folders} | {path: stamp_of(path) for path in files}


def _files(request: Request, configs: tuple[Config, ...]) -> Iterator[str]:
    for folder in _above(request):
        for name in (FILE, PYPROJECT, BASELINE_FILE, ".gitignore", os.path.join(".git", "info", "exclude")):
            yield os.path.join(folder, name)
    named = (request.configuration, request.baseline)
    yield from (os.path.normpath(os.path.join(request.working_folder, name)) for name in named if name is not None)
    for config in configs:
        yield from config.files
        yield baseline_place(config, request)[0]


def _paths(request: Request) -> Iterator[str]:
    for path in request.paths:
        yield os.path.normpath(os.path.join(request.working_folder, path))


def _unfiled(request: Request) -> Iterator[str]:
    """The folders among the paths, and what is missing and may come."""
    yield from (path for path in _paths(request) if not os.path.isfile(path))


def _above(request: Request) -> set[str]:
    """The folders from which a configuration may hold: those of the paths, of the run, and all above them."""
    starts = {request.working_folder, *_unfiled(request), *map(os.path.dirname, _paths(request))}
    return {above for start in starts for above in folders_above(start)}


def _plugins(configs: tuple[Config, ...]) -> Iterator[str]:
    for config in configs:
        for name, root in config.plugins:
            if is_folder(name):
                yield os.path.normpath(os.path.join(root, name))


def _python_files(folders: Iterable[str]) -> list[str]:
    found: list[str] = []
    for folder in sorted(folders):
        for parent, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if not name.startswith((".", "__")))
            found += [os.path.join(parent, name) for name in sorted(names) if name.endswith(".py")]
            if len(found) > _MOST_FILES:
                return found[:_MOST_FILES]
    return found


def _extended(path: str, depth: int = 8) -> frozenset[str]:
    """The files that a configuration file extends, though it cannot be used."""
    if not depth or not path.endswith(".toml") or not os.path.isfile(path):
        return frozenset()
    try:
        bases = read_table(path).get("extends", ())
    except ConfigError:
        return frozenset()
    names = [bases] if isinstance(bases, str) else bases if isinstance(bases, list) else []
    found = {os.path.normpath(os.path.join(os.path.dirname(path), name)) for name in names if isinstance(name, str)}
    return frozenset(found).union(*(_extended(base, depth - 1) for base in found))


def _identity(path: str) -> object:
    """Which file or folder stands at a path, whatever is in it."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
