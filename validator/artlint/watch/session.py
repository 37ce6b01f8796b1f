"""What one run of a watch leaves to the next: the walk, and the verdicts on what did not change."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from artlint.files.walk import SPEAKING
from artlint.memory.in_process import ProcessMemory
from artlint.packs.plugins import forget_folders
from artlint.run.discovery import Discovery, Session
from artlint.watch.noise import is_noise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from artlint.config import Config
    from artlint.memory import Memory
    from artlint.model import Request

_MOST_WALKS = 3
"""Walks for one run: new folders may come as fast as they are found."""


class WatchSession(Session):
    """Serves the runs of one request, its time aside. Between two of them, `doubt` tells what changed.

    `follow` is told of each new walk, before any file is read; where it says so, the walk is made once more.
    """

    def __init__(self, follow: Callable[[Discovery], bool] = lambda _: False) -> None:
        self._follow = follow
        self._memory = ProcessMemory()
        self._discovery: Discovery | None = None

    def doubt(self, paths: Collection[str] | None) -> None:
        """What changed since the last run: absolute paths, or None where anything may have."""
        doubted = self._memory.doubted
        self._memory.doubted = None if paths is None or doubted is None else doubted.union(paths)

    def concerns(self, path: str) -> bool:
        """Whether a change at an absolute path may change what a run reports."""
        discovery = self._discovery
        if path in self._memory:
            return True
        if discovery is None or not discovery.walked:
            return not is_noise(path)
        if os.path.join(path, "") in discovery.entered:
            return True
        if os.path.join(os.path.dirname(path), "") not in discovery.entered or is_noise(path):
            return False
        if path in discovery.others:
            return os.path.basename(path) in SPEAKING or not _is_file(path)
        return os.path.lexists(path)  # else it came and went, as an editor's temporary file does

    @property
    def configs(self) -> tuple[Config, ...]:
        """The configurations that the last run read."""
        return self._discovery.configs.loaded if self._discovery is not None else ()

    def discover(self, request: Request) -> Discovery:
        """The configurations and files of the last run, unless more may have changed than the text of articles."""
        doubted = self._memory.doubted
        foreseen = doubted is not None and all(path in self._memory and _is_file(path) for path in doubted)
        self.judged = 0
        if self._discovery is None or not foreseen:
            self._discovery = self._memory.doubted = None
            self._discovery = self._followed(request)
        return self._discovery

    def memory(self, request: Request) -> Memory:
        """The verdicts of the last runs."""
        self._memory.begin(request)
        return self._memory

    def _followed(self, request: Request) -> Discovery:
        for _ in range(_MOST_WALKS):
            forget_folders()  # a plugin's file may have changed
            discovery = Discovery(request)
            if not self._follow(discovery):
                break
        return discovery


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False
