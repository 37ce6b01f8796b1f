"""What a run starts from: its configurations, the files of its paths, and what an earlier run left."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from artlint.config.globs import Globs
from artlint.files.walk import Finder
from artlint.memory.configs import configs_of

if TYPE_CHECKING:
    from artlint.files.walk import Found
    from artlint.memory import Memory
    from artlint.model import Request


class Discovery:
    """Made for one request; the walk is made when `found` is asked for. ConfigError where `--config` cannot be used."""

    def __init__(self, request: Request) -> None:
        self._paths = request.paths
        self.configs = configs_of(request)
        writes = request.fixing is not None and request.fixing.write
        excluded = Globs(request.working_folder, request.exclude)
        self.finder = Finder(request.working_folder, self.configs, excluded, gitignore=request.gitignore, writes=writes)

    @cached_property
    def found(self) -> Found:
        """The files of all paths of the request."""
        return self.finder.find(self._paths)

    @property
    def walked(self) -> bool:
        """Whether the walk was made."""
        return "found" in vars(self)

    @property
    def entered(self) -> frozenset[str]:
        """The folders of the walk, with a separator at the end."""
        return self._walked_finder().entered

    @property
    def links(self) -> tuple[str, ...]:
        """Articles that are links, by their absolute paths."""
        return self._walked_finder().links

    def _walked_finder(self) -> Finder:
        """The finder, once its walk is made."""
        if not self.walked:
            _ = self.found
        return self.finder

    @cached_property
    def others(self) -> frozenset[str]:
        """Regular files that the walk met and that are not to be read, by their absolute paths."""
        candidates = self.found.candidates
        return frozenset(self.finder.regular_files()).difference(candidate.path for candidate in candidates)


class Session:
    """What a process hands from one run to the next: here nothing, a watch has a session that remembers.

    `judged` is how many files the last run judged, for which no memory had a verdict.
    """

    judged = 0

    def discover(self, request: Request) -> Discovery:
        """The configurations and files of a run. ConfigError where `--config` cannot be used."""
        return Discovery(request)

    def memory(self, request: Request) -> Memory | None:
        """The verdicts of earlier runs in this process."""
        return None
