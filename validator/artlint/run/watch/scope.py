"""Where changes of articles are to be seen: what is watched with all that is below, and what file by file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from artlint.run.find import UNVISITED
from artlint.run.paths import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.run.request import Request


class Scope(NamedTuple):
    """`folders` are watched with all below them, `files` wherever they stand.

    What happens in the folder `cache` is artlint's own doing. All paths are absolute.
    """

    folders: tuple[str, ...]
    files: frozenset[str]
    cache: str | None = None

    @property
    def beside(self) -> tuple[str, ...]:
        """The folders in which files stand that no watched folder holds, as far as they exist."""
        alone = {os.path.dirname(path) for path in self.files if not _is_in(path, self.folders)}
        return tuple(sorted(filter(os.path.isdir, alone)))

    def holds(self, path: str) -> bool:
        """Whether a change at a path is to be looked at: not in a folder that no walk enters."""
        if path in self.files:
            return True
        if self.cache is not None and _is_in(path, (self.cache,)):
            return False
        folder = next((folder for folder in self.folders if _is_in(path, (folder,))), None)
        return folder is not None and UNVISITED.isdisjoint(path[len(folder) :].split(os.sep))


def scope_of(request: Request, links: Iterable[str] = ()) -> Scope:
    """The scope of a request; `links` are articles that are links, which may lead elsewhere. What is missing waits."""
    named = {_absolute(path, request) for path in request.paths}
    folders = sorted(filter(os.path.isdir, named))
    outermost = tuple(folder for folder in folders if not _is_in(folder, {*folders} - {folder}))
    single = {path for path in named if os.path.isfile(path)}
    files = single.union(map(os.path.realpath, single), map(os.path.realpath, links))
    cache = _absolute(request.cache_folder, request) if request.cache_folder is not None else None
    return Scope(outermost, frozenset(files), cache)


def _absolute(path: str, request: Request) -> str:
    return os.path.normpath(os.path.join(request.working_folder, path))


def _is_in(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or is_inside(path, folder) for folder in folders)
