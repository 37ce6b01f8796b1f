"""The command `artlint`. Each subcommand is a module of its name with a function `run`, imported when it is called.

`command_line` has the options of all subcommands, `request` turns them into the request of a run, `reports` prints.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from artlint import __version__

if TYPE_CHECKING:
    import argparse

ALLOCATIONS = 50_000
"""New objects after which Python looks for cycles. A check makes many objects, and hardly a cycle."""

__all__ = ["__version__", "main"]


def main(arguments: list[str] | None = None) -> int:
    """Run artlint with these arguments (those of the process by default); the exit code."""
    _open_closed_streams()
    gc.set_threshold(ALLOCATIONS)
    try:
        from artlint.cli.command_line import parse  # imported here, so that an interrupt is caught

        code = _run(parse(arguments))
        if arguments is None:
            gc.freeze()  # the process ends: Python need not look through all objects for cycles once more
        return code
    except KeyboardInterrupt:
        print("artlint: interrupted", file=sys.stderr)  # noqa: T201  a message of the command itself
        return 130
    except BrokenPipeError:  # the reader has gone, as `| head` does; else Python prints an error at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _open_closed_streams() -> None:
    """Open the null device for each of stdin, stdout and stderr that the process was started without (`>&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  open until the process ends


def _module_for(options: argparse.Namespace) -> str:
    """The module of a subcommand. It has the subcommand's name; `check --watch` has a module of its own."""
    return "watch" if getattr(options, "watch", False) else options.command


def _run(options: argparse.Namespace) -> int:
    from artlint.cli.argument_parser import asks_for_traces
    from artlint.cli.output import print_error, print_remark
    from artlint.config import ConfigError

    try:
        code: int = import_module(f"artlint.cli.{_module_for(options)}").run(options)
        sys.stdout.flush()
    except ConfigError as error:
        print_error(str(error))
        return 2
    except BrokenPipeError:
        raise
    except OSError as error:  # stdout is full, the working folder is gone
        print_error(str(error))
        return 2
    except Exception as error:  # 1 means findings; a fault of artlint must not look like one
        print_error(f"artlint failed, please report it: {type(error).__name__}: {error}")
        if asks_for_traces(options):
            from traceback import format_exc

            print_remark(format_exc().rstrip())
        return 2
    return code
