"""A file to read, as a walk hands it on: small, for an archive has many."""

from __future__ import annotations

import os

from artlint.light import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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
