"""The command `artlint`: one module a subcommand, each imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from artlint.cli.parser import parse
from artlint.version import __version__

if TYPE_CHECKING:
    import argparse

__all__ = ["__version__", "main"]


def main(arguments: list[str] | None = None) -> int:
    """Run artlint with these arguments (those of the process by default); the exit code."""
    try:
        return _run(parse(arguments))
    except KeyboardInterrupt:
        print("artlint: interrupted", file=sys.stderr)  # noqa: T201  the command's own voice
        return 130
    except BrokenPipeError:  # the reader went away, as `| head` does; Python would complain once more at its exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _run(options: argparse.Namespace) -> int:
    from artlint.cli.output import complain
    from artlint.config import ConfigError

    try:
        code: int = import_module(f"artlint.cli.{options.command}").run(options)
    except ConfigError as error:
        complain(str(error))
        return 2
    return code
