"""The folders and files in which a watch looks for changes."""

import os
import sys
from collections.abc import Set
from typing import NamedTuple

from artlint.files.links import UNVISITED
from artlint.memory.place import named_folder
from artlint.model import Request
from artlint.run.discovery import Discovery

DEEP = sys.platform in ("darwin", "win32")
"""Whether one watch covers a folder with all below it. On other systems each folder gets a watch of its own, because
watchfiles would follow every link to a folder, out of the archive and over the whole disk."""


class Scope(NamedTuple):
    """What is watched: `folders` (with all below them, if DEEP), and `files` wherever they stand.

    Changes in the folder `cache`, a path without links, are artlint's own, and are ignored. All paths are absolute.
    """

    folders: frozenset[str]
    files: frozenset[str]
    cache: str | None = None

    @property
    def beside(self) -> frozenset[str]:
        """The existing folders of those `files` that stand in no watched folder."""
        found = frozenset(map(os.path.dirname, self.files))
        return frozenset(folder for folder in found if not self._covers(folder) and os.path.isdir(folder))

    def _covers(self, folder: str) -> bool:
        return (_holder(folder, self.folders) is not None) if DEEP else folder in self.folders

    def holds(self, path: str) -> bool:
        """Whether a change at a path counts. One in a folder that no walk enters does not."""
        if path in self.files:
            return True
        if self.cache is not None and _holder(os.path.realpath(path), {self.cache}) is not None:
            return False
        folder = _holder(path, self.folders)
        return folder is not None and UNVISITED.isdisjoint(path[len(folder) :].split(os.sep))


def scope_of(request: Request, discovery: Discovery | None = None) -> Scope:
    """The scope of a request, as a walk found it. A path that does not exist is not part of it."""
    named = {_absolute(path, request) for path in request.paths}
    folders = frozenset(filter(os.path.isdir, named))
    single = frozenset(filter(os.path.isfile, named))
    links = set(filter(os.path.islink, single))
    if discovery is not None:
        walk = Discovery(request) if request.by_change else discovery  # a run about changes makes no walk
        links.update(walk.links)
        folders |= frozenset() if DEEP else {folder.rstrip(os.sep) or os.sep for folder in walk.entered}
    cache = named_folder(request)
    return Scope(folders, single.union(map(os.path.realpath, links)), os.path.realpath(cache) if cache else None)


def _absolute(path: str, request: Request) -> str:
    return os.path.normpath(os.path.join(request.working_folder, path))


def _holder(path: str, folders: Set[str]) -> str | None:
    """The nearest of some folders at or above a path."""
    while path not in folders:
        path, below = os.path.dirname(path), path
        if path == below:
            return None
    return path
