"""The command `artlint`: one module a subcommand, each imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from artlint import __version__

if TYPE_CHECKING:
    import argparse

_ALLOCATIONS = 50_000
"""After how many new objects Python looks for cycles. A check makes many objects, and hardly one that is in a cycle."""

__all__ = ["__version__", "main"]


def main(arguments: list[str] | None = None) -> int:
    """Run artlint with these arguments (those of the process by default); the exit code."""
    _open_closed_streams()
    gc.set_threshold(_ALLOCATIONS)
    try:
        from artlint.cli.parser import parse  # here, where an interrupt is answered

        code = _run(parse(arguments))
        if arguments is None:
            gc.freeze()  # the process ends; Python would look through all objects once more, and take each down
        return code
    except KeyboardInterrupt:
        print("artlint: interrupted", file=sys.stderr)  # noqa: T201  the command's own voice
        return 130
    except BrokenPipeError:  # the reader went away, as `| head` does; Python would print_error once more at its exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _open_closed_streams() -> None:
    """A process may be started without stdin, stdout or stderr, as `>&-` does: nothing comes in, nobody reads."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  open until the process ends


def _run(options: argparse.Namespace) -> int:
    from artlint.cli.argument_parser import asks_for_traces
    from artlint.cli.output import print_error, print_remark
    from artlint.config import ConfigError

    try:
        code: int = import_module(f"artlint.cli.{options.command}").run(options)
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
