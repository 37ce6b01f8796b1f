"""Where the baseline of a file stands: asked before anything of a baseline is imported."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config.find import folders_above

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.config import Config
    from artlint.model.request import Request

FILE = "artlint-baseline.json"


def may_hold(configs: Iterable[Config], request: Request) -> bool:
    """Whether any of these configurations has a baseline, or should have one."""
    if not request.baselines:
        return False
    places = (place_of(config, request) for config in configs)
    return any(asked or os.path.isfile(place) for place, asked in places)


def place_of(config: Config, request: Request) -> tuple[str, bool]:
    """Where the baseline of a configuration stands, and whether anyone asked for it.

    It is the one of the command line, else of the configuration, else the default file beside the configuration;
    without one, at or above the working folder.
    """
    if request.baseline is not None:
        return os.path.normpath(os.path.join(request.working_folder, request.baseline)), True
    if config.baseline is not None:
        return config.baseline, True
    if config.file is not None:
        return os.path.join(config.root, FILE), False
    places = [os.path.join(folder, FILE) for folder in folders_above(request.working_folder)]
    return next((place for place in places if os.path.isfile(place)), places[0]), False
