"""argparse as artlint wants it: light to start, careful with what it repeats; and what options take."""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

from artlint import __version__
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
        self.add_argument("-V", "--version", action="version", version=f"artlint {__version__}")
        help_ = "show the traceback where a rule, or artlint, fails"
        self.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=help_)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """The options, and no others: what a command does not know is said with the usage of that command."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}{self._hint(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with a command line and leave with 2."""
        from artlint.report.escape import visible  # only a mistake needs it

        super().error(visible(_with_hint(message)))

    def _hint(self, unknown: list[str]) -> str:
        """The option that is most like the first unknown one that is like any."""
        from artlint.config.errors import nearest

        options = re.findall(r"(?<![\w-])--[a-z][a-z-]*", self.format_help())
        names = [name.partition("=")[0] for name in unknown if name.startswith("--")]
        return next(filter(None, (nearest(name, options) for name in names)), "")


def _with_hint(message: str) -> str:
    """What argparse says of a choice that there is not, with the one that is most like it."""
    from artlint.config.errors import nearest

    choice = re.fullmatch(r"(.*invalid choice: '(.*)') \(choose from (.*)\)", message, re.DOTALL)
    if choice is None:
        return message
    known = re.findall(r"[\w-]+", choice[3])
    return f"{choice[1]}{nearest(choice[2], known)} (choose from {', '.join(known)})"


def asks_for_traces(options: argparse.Namespace) -> bool:
    """Whether `--debug` was given, to artlint or to its command."""
    return bool(vars(options).get("debug"))


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


_DIGITS = 18
"""Digits of a number; Python refuses to read one of many thousands."""


def jobs(written: str) -> int | None:
    """A number of processes; None for `auto`."""
    if written == "auto":
        return None
    is_number = written.isascii() and written.isdigit() and len(written) <= _DIGITS
    if not is_number or int(written) == 0:
        raise argparse.ArgumentTypeError(f"expected a number of processes, 1 or more, or auto, got {written[:60]!r}")
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
