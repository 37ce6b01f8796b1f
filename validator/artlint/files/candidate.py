"""A file to read, as a walk hands it on: small, for an archive has many; its bytes, and the other paths to it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from artlint.disk import LARGEST_ARTICLE, read_regular
from artlint.files.paths import with_separator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artlint.config import Config


class Ground(NamedTuple):
    """What files of a folder, and of those below that say nothing of their own, have in common.

    `path` is the folder (absolute, with a separator at its end); `shown` and `identity` are what stands for it in the
    paths of `Candidate`.
    """

    path: str
    shown: str
    identity: str
    config: Config


class Candidate(NamedTuple):
    """A file to read: its folder (absolute, with a separator at its end), its name, and what holds for it.

    An archive has many: the strings of a folder are shared, the paths are made when asked for.
    """

    folder: str
    name: str
    ground: Ground
    named: bool

    @property
    def path(self) -> str:
        """The absolute path."""
        return self.folder + self.name

    @property
    def shown(self) -> str:
        """The path as reports show it."""
        return self.ground.shown + self._below_ground()

    @property
    def identity(self) -> str:
        """The path in its repository (in its configuration's folder, outside of one), wherever artlint is started."""
        return self.ground.identity + self._below_ground()

    @property
    def config(self) -> Config:
        """The configuration that holds for the file."""
        return self.ground.config

    def _below_ground(self) -> str:
        return (self.folder[len(self.ground.path) :] + self.name).replace(os.sep, "/")


def read_bytes(path: str) -> bytes:
    """All that an article holds. OSError where it cannot be read, is no regular file or larger than any article."""
    return read_regular(path, LARGEST_ARTICLE)


def doubles(candidates: Sequence[Candidate], grounds: Iterable[Ground], links: set[str]) -> list[Candidate]:
    """All candidates that lead to a file which another one stands for: through links, or a folder with two names.

    `links` are the paths that are links. A path that is none stands for the file, else the first. The disk is asked
    only where links are met.
    """
    real = {ground.path: with_separator(os.path.realpath(ground.path)) for ground in grounds}
    if not links and all(path == target for path, target in real.items()):
        return []
    found: list[Candidate] = []
    targets: set[str] = set()
    for candidate in sorted(candidates, key=lambda candidate: (candidate.path in links, candidate.path)):
        path, start = candidate.path, candidate.ground.path
        # below its ground only the file itself can be a link, for no walk follows one to a folder
        target = os.path.realpath(path) if path in links else real[start] + path[len(start) :]
        if target in targets:
            found.append(candidate)
        targets.add(target)
    return found
