"""Where the baseline of a file stands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config.find import folders_above

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.config import Config
    from artlint.model import Request

BASELINE_FILE = "artlint-baseline.json"


def any_baseline(configs: Iterable[Config], request: Request) -> bool:
    """Whether any of these configurations has a baseline, or names one that may be missing."""
    if not request.baselines:
        return False
    places = (baseline_place(config, request) for config in configs)
    return any(asked or os.path.isfile(place) for place, asked in places)


def baseline_place(config: Config, request: Request) -> tuple[str, bool]:
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
    return next((place for place in places if os.path.isfile(place)), places[0]), False
