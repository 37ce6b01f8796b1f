"""The configurations that a command line asks for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.memory.configs import configs_of
from artlint.model.request import Request

if TYPE_CHECKING:
    import argparse

    from artlint.config import Configs


def request_for(options: argparse.Namespace) -> Request:
    """What every command is told of configurations, seen from the working folder."""
    return Request(
        (),
        os.getcwd(),
        now=0,
        configuration=options.config,
        isolated=options.isolated,
        local_plugins=not options.no_local_plugins,
        config_from=options.config_from,
    )


def configs_asked(options: argparse.Namespace) -> Configs:
    """The configurations of the command line. ConfigError where one that it names cannot be used."""
    return configs_of(request_for(options))
