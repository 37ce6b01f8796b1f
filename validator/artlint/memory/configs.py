"""The configurations of a run, with a memory of those that an earlier run validated."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config import Configs
from artlint.config.find import AS_IT_STANDS
from artlint.memory.place import FOLDER, not_used

if TYPE_CHECKING:
    from artlint.config import Config
    from artlint.model.request import Request


def configs_of(request: Request) -> Configs:
    """The configurations of a run, those remembered from earlier runs not validated again. ConfigError: it has none."""
    memory = ConfigMemory(request) if request.cache and request.config_from is None else None
    reading = AS_IT_STANDS
    if not request.local_plugins or request.config_from is not None:
        from artlint.files.revision import reading_of  # git, only who does not trust the worktree

        reading = reading_of(request)
    return Configs(
        request.working_folder, request.configuration, isolated=request.isolated, memory=memory, reading=reading
    )


class ConfigMemory:
    """Configurations remembered beside their files, or in the one folder that a run keeps all in.

    `notes` say which of these folders are not used, and why.
    """

    def __init__(self, request: Request) -> None:
        self.notes: list[str] = []
        self._request = request
        self._usable: dict[str, bool] = {}

    def recall(self, path: str) -> Config | None:
        """The configuration of a file, if it is known to be valid still."""
        from artlint.memory.configurations import (  # JSON and digests, only where there is a configuration
            is_kept,
            recall,
        )

        where = self._where(path)
        if not is_kept(where, path) or not self._may_use(where):
            return None
        return recall(where, path, folders=self._request.local_plugins)

    def remember(self, path: str, config: Config) -> None:
        """Keep a valid configuration."""
        from artlint.memory.configurations import remember

        where = self._where(path)
        if self._may_use(where):
            remember(where, path, config)

    def _may_use(self, where: str) -> bool:
        from artlint.memory.folder import demand_own

        if where not in self._usable:
            try:
                demand_own(where)
                self._usable[where] = True
            except OSError as error:
                self._usable[where] = False
                if os.path.lexists(where):
                    self.notes.append(not_used(where, error))
        return self._usable[where]

    def _where(self, path: str) -> str:
        if self._request.cache_folder is not None:
            return os.path.normpath(os.path.join(self._request.working_folder, self._request.cache_folder))
        return os.path.join(os.path.dirname(path), FOLDER)
