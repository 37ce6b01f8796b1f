"""The configurations of a run, with a memory of those that an earlier run validated."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artlint.config import Configs
from artlint.config.find import AS_IT_STANDS, Reading

if TYPE_CHECKING:
    from artlint.memory.configurations import ConfigMemory
    from artlint.model import Request


def configs_of(request: Request) -> Configs:
    """The configurations of a run, those remembered from earlier runs not validated again. ConfigError: it has none."""
    reading = AS_IT_STANDS
    if not request.local_plugins or request.config_from is not None:
        from artlint.files.revision import reading_of  # git, only who does not trust the worktree

        reading = reading_of(request)
    if request.draft is not None:
        from artlint.config.draft import Draft  # only who drafts a configuration

        reading = Reading(Draft(*request.draft))
    memory = partial(_config_memory, request) if request.cache and request.config_from is None else None
    return Configs(
        request.working_folder, request.configuration, isolated=request.isolated, memory=memory, reading=reading
    )


def _config_memory(request: Request) -> ConfigMemory:
    from artlint.memory.configurations import ConfigMemory  # JSON and digests, only where there is a configuration

    return ConfigMemory(request)
