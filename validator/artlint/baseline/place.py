"""Where the baseline of a file stands: on the disk, or in the revision that configurations are read from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.config.find import DISK, folders_above, leads_out, tree_around
from artlint.disk import LARGEST_BASELINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.config import Config
    from artlint.config.find import Files
    from artlint.model import Request

BASELINE_FILE = "artlint-baseline.json"


class BaselineFiles:
    """Baselines among the files that configurations are read from; one that is none of these stands on the disk.

    So a change to a repository has no say in what is accepted, where its configurations come from a revision.
    """

    def __init__(self, files: Files) -> None:
        self._files = files

    def is_file(self, path: str) -> bool:
        """Whether a file stands at an absolute path."""
        return self._of(path).is_file(path)

    def read(self, path: str) -> bytes:
        """The bytes of a baseline.

        OSError where it cannot be read; ConfigError where it is a link of the disk that leads out of its git root.
        """
        files = self._of(path)
        if files is DISK and leads_out(path, tree_around(path)):
            raise ConfigError(f"{path}: is a link that leads out of its repository; `baseline` names files elsewhere")
        return files.read(path, LARGEST_BASELINE)

    def _of(self, path: str) -> Files:
        return self._files if self._files.covers(path) else DISK


ON_DISK = BaselineFiles(DISK)
"""All baselines as they stand on the disk."""


def any_baseline(configs: Iterable[Config], request: Request, files: BaselineFiles) -> bool:
    """Whether any of these configurations has a baseline, or names one that may be missing."""
    if not request.baselines:
        return False
    places = (baseline_place(config, request, files) for config in configs)
    return any(asked or files.is_file(place) for place, asked in places)


def baseline_place(config: Config, request: Request, files: BaselineFiles = ON_DISK) -> tuple[str, bool]:
    """The absolute path of a configuration's baseline, and whether the user named it.

    It is the one of the command line, else of the configuration, else the default file beside the configuration.
    Without a configuration it is the default file at or above the working folder.
    """
    if request.baseline is not None:
        return os.path.normpath(os.path.join(request.working_folder, request.baseline)), True
    if config.baseline is not None:
        return config.baseline, True
    if config.file is not None:
        return os.path.join(config.root, BASELINE_FILE), False
    places = [os.path.join(folder, BASELINE_FILE) for folder in folders_above(request.working_folder)]
    return next((place for place in places if files.is_file(place)), places[0]), False
