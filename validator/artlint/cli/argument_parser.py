"""argparse as artlint wants it: light to start, and careful with what it repeats."""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache

from artlint.light import TYPE_CHECKING
from artlint.report.escape import visible

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
        super().error(visible(message))
