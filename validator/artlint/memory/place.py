"""Where the results of earlier runs are kept."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config.find import configuration_in, folders_above

if TYPE_CHECKING:
    from artlint.model import Request

FOLDER = ".artlint_cache"

DATABASE = "results.db"
"""The file of results; SQLite keeps `-wal` and `-shm` beside it while it is open."""


def not_used(where: str, error: Exception) -> str:
    """Why a folder that should keep results is not used, in words."""
    reason = error.strerror or error if isinstance(error, OSError) else error
    return f"the cache {where} is not used: {reason}"


def cache_folder(request: Request) -> str:
    """Where results are kept: beside the configuration, else in the git root, else in the working folder."""
    return named_folder(request) or os.path.join(anchor_of(request), FOLDER)


def named_folder(request: Request) -> str | None:
    """The folder that the command line names for results, None if it names none."""
    if request.cache_folder is None:
        return None
    return os.path.normpath(os.path.join(request.working_folder, request.cache_folder))


def anchor_of(request: Request) -> str:
    """The folder that the paths in a cache are relative to. ConfigError where the configuration cannot be read."""
    if request.configuration is not None:
        return os.path.dirname(os.path.normpath(os.path.join(request.working_folder, request.configuration)))
    above = request.working_folder
    for above in folders_above(request.working_folder):
        if not request.isolated and request.config_from is None and configuration_in(above) is not None:
            return above
    return above if os.path.exists(os.path.join(above, ".git")) else request.working_folder
