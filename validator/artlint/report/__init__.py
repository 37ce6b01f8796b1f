"""Reports in every format: one module a format, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.run import FileResult, Report

FORMATS = ("text", "concise", "json")
"""What `--output-format` takes; each is a module here with a class `Reporter`."""

FOR_PEOPLE = ("text", "concise")
"""Those that a terminal shows; the others are read by programs, as UTF-8."""


class Style(NamedTuple):
    """How a report is to look. `quiet` leaves out what is no finding; `statistics` counts instead of listing.

    `fixing` tells that fixes were made, `unsafe_fixes` that the unsafe ones count as well, `only_fixing` that what is
    left was not looked for.
    """

    color: bool = False
    quiet: bool = False
    statistics: bool = False
    show_skipped: bool = False
    fixing: bool = False
    unsafe_fixes: bool = False
    only_fixing: bool = False


class Reporter(Protocol):
    """A report in the making: it is given the result of each file in the order of the paths, then the whole."""

    def file(self, result: FileResult) -> Iterable[str]:
        """What is said once a file is checked, in pieces of text."""
        ...

    def end(self, report: Report) -> Iterable[str]:
        """What is said when all files are checked."""
        ...


def reporter(name: str, style: Style) -> Reporter:
    """A reporter for a format of `FORMATS`."""
    made: Reporter = import_module(f"artlint.report.{name}").Reporter(style)
    return made
