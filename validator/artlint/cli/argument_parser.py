"""The parser of argparse, with help as wide as the terminal, hints at misspelt options, and escaped messages."""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

from artlint import __version__

if TYPE_CHECKING:
    from typing import Any, NoReturn


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. argparse itself asks shutil for the width anew with every option."""

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
    """argparse's parser with escaped messages: they repeat what was written, which may hold an escape sequence."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**{"formatter_class": _Help, "allow_abbrev": False, **keywords})
        self.add_argument("-V", "--version", action="version", version=f"artlint {__version__}")
        help_ = "show the traceback where a rule, or artlint, fails"
        self.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=help_)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """The options. One that a command does not know is an error with the usage of that command."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}{self._hint(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with a command line, and exit with 2."""
        from artlint.report.escape import visible  # only a mistake needs it

        super().error(visible(_with_hint(message)))

    def _hint(self, unknown: list[str]) -> str:
        """A hint at the known option that is most like an unknown one; empty where none is like it."""
        from artlint.config.errors import nearest

        options = re.findall(r"(?<![\w-])--[a-z][a-z-]*", self.format_help())
        names = [name.partition("=")[0] for name in unknown if name.startswith("--")]
        return next(filter(None, (nearest(name, options) for name in names)), "")


def _with_hint(message: str) -> str:
    """A message of argparse; one about an invalid choice gets a hint at the most similar choice."""
    from artlint.config.errors import nearest

    choice = re.fullmatch(r"(.*invalid choice: '(.*)') \(choose from (.*)\)", message, re.DOTALL)
    if choice is None:
        return message
    known = re.findall(r"[\w-]+", choice[3])
    return f"{choice[1]}{nearest(choice[2], known)} (choose from {', '.join(known)})"


def asks_for_traces(options: argparse.Namespace) -> bool:
    """Whether `--debug` was given, to artlint or to its command."""
    return bool(vars(options).get("debug"))
