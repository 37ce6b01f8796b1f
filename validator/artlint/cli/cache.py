"""`artlint cache`: the results of earlier runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.cli.output import print_out
from artlint.cli.request import request_for
from artlint.config import ConfigError
from artlint.memory import folder
from artlint.memory.place import cache_folder
from artlint.report.escape import visible

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Delete the results of earlier runs."""
    where = cache_folder(request_for(options)._replace(cache_folder=options.cache_dir))
    if not os.path.lexists(where):
        print_out([visible(f"{where}: there is no cache") + "\n"])
        return 0
    if os.path.islink(where) and options.cache_dir is None:
        raise ConfigError(f"{where}: is a link; --cache-dir names the cache that it leads to")
    if not folder.is_cache(where):
        raise ConfigError(f"{where}: this is no cache of artlint")
    size = folder.clean(os.path.realpath(where))
    print_out([visible(f"{where}: deleted, {size:,} bytes") + "\n"])
    return 0
