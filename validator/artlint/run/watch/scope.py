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
    """`folders` are watched with all below them; `files` stand elsewhere, and of their folders nothing else counts.

    All paths are absolute.
    """

    folders: tuple[str, ...]
    files: frozenset[str]

    @property
    def beside(self) -> tuple[str, ...]:
        """The folders in which the single files stand, as far as they exist."""
        return tuple(sorted(filter(os.path.isdir, {os.path.dirname(path) for path in self.files})))

    def holds(self, path: str) -> bool:
        """Whether a change at a path is to be looked at: not in a folder that no walk enters."""
        for folder in self.folders:
            if path == folder or is_inside(path, folder):
                return UNVISITED.isdisjoint(path[len(folder) :].split(os.sep))
        return path in self.files


def scope_of(request: Request, links: Iterable[str] = ()) -> Scope:
    """The scope of a request; `links` are articles that are links, which may lead elsewhere. What is missing waits."""
    named = {os.path.normpath(os.path.join(request.working_folder, path)) for path in request.paths}
    folders = sorted(filter(os.path.isdir, named))
    outermost = [folder for folder in folders if not any(is_inside(folder, other) for other in folders)]
    single = {path for path in named if os.path.isfile(path)}
    files = single.union(map(os.path.realpath, single), map(os.path.realpath, links))
    elsewhere = (path for path in files if not any(is_inside(path, folder) for folder in outermost))
    return Scope(tuple(outermost), frozenset(elsewhere))
