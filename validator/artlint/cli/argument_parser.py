"""argparse as artlint wants it: light to start, careful with what it repeats; and what options take."""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from artlint.report import BY_RULE, BY_SOURCE, FORMATS, PATCH, Wanted

if TYPE_CHECKING:
    from typing import Any, NoReturn


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. argparse would import shutil to ask for the width, with every option anew."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        try:
            return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
        except (AttributeError, OSError, ValueError):
            return 80


class Parser(argparse.ArgumentParser):
    """argparse repeats a mistake as it was written; a file's name may hold an escape sequence."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**{"formatter_class": _Help, "allow_abbrev": False, **keywords})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with a command line and leave with 2."""
        from artlint.report.escape import visible  # only a mistake needs it

        super().error(visible(message))


def names(written: str) -> tuple[str, ...]:
    """A list of names as the command line takes it: with commas between."""
    found = tuple(name.strip() for name in written.split(",") if name.strip())
    if not found:
        raise argparse.ArgumentTypeError("expected names with commas between")
    return found


def glob(written: str) -> str:
    """A glob as the command line takes it."""
    from artlint.config.globs import usable_glob  # only `--exclude` needs it

    try:
        return usable_glob(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}, got {written!r}") from None


def file_name(written: str) -> str:
    """The name of a file."""
    if not written:
        raise argparse.ArgumentTypeError("expected a file")
    return written


def output(written: str) -> Wanted:
    """A further report as the command line asks for it."""
    from artlint.config import nearest  # only `--output` needs it

    name, equals, path = written.partition("=")
    if not equals or not path:
        raise argparse.ArgumentTypeError(f"expected FORMAT=FILE, got {written!r}")
    if name == PATCH:
        raise argparse.ArgumentTypeError("patch goes alone, as --output-format patch -o FILE")
    if name not in FORMATS:
        hint = nearest(name, list(FORMATS))
        raise argparse.ArgumentTypeError(f"unknown format {name!r}{hint}; known: {', '.join(FORMATS)}")
    return Wanted(name, path)


def jobs(written: str) -> int | None:
    """A number of processes; None for `auto`."""
    if written == "auto":
        return None
    if not (written.isascii() and written.isdigit()) or int(written) == 0:
        raise argparse.ArgumentTypeError(f"expected a number of processes, 1 or more, or auto, got {written!r}")
    return int(written)


def add_statistics(group: argparse._ActionsContainer) -> None:
    """The option `--statistics`, whose value is written with `=` alone: what follows it may be a path."""
    group.add_argument(
        "--statistics",
        f"--statistics={BY_RULE}",
        action="store_const",
        const=BY_RULE,
        help="count the findings of each rule, and the files that have them",
    )
    group.add_argument(
        f"--statistics={BY_SOURCE}",
        dest="statistics",
        action="store_const",
        const=BY_SOURCE,
        help="the same for each source of the configuration",
    )
