"""Reports: what a run found, written in one of several formats.

Each format is one module here with a class `Reporter`, which is imported when the format is asked for. A reporter
turns results into text and decides nothing: which findings there are and what they mean for the exit code is known
before, and where the text goes is known to its caller. Articles are untrusted, so what a finding says is data in every
format: never markup, a command, a link or a formula.
"""

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple

from artlint.model import FileResult, Report

FORMATS = (
    "text",
    "full",
    "concise",
    "json",
    "jsonl",
    "github",
    "sarif",
    "gitlab",
    "junit",
    "rdjson",
    "rdjsonl",
    "checkstyle",
    "csv",
    "markdown",
)
"""The formats that `--output-format` and `--output` take."""

DIFF = "diff"
"""The format of `--diff`: what fixes would change, for a person."""

PATCH = "patch"
"""The format that `--output-format` takes beside `FORMATS`: what fixes would change, for `git apply`."""

QUARANTINE, PASS_LIST = PATH_LISTS = ("quarantine", "pass-list")
"""The lists of paths that the options of these names write."""

FOR_PEOPLE = ("text", "full", "concise", DIFF)
"""The formats that a person reads on a terminal; the others are read by programs, as UTF-8."""

BY_RULE, BY_SOURCE = STATISTICS = ("rule", "source")
"""What `--statistics` counts by."""


class Wanted(NamedTuple):
    """A report that is asked for: its format, and the path of its file (None: stdout)."""

    format: str
    path: str | None


class Style(NamedTuple):
    """How a report looks.

    `quiet` leaves out all that is no finding. `statistics` (of `STATISTICS`) counts findings instead of listing them.
    `fixing`: fixes were made. `unsafe_fixes`: unsafe fixes are counted, too. `only_fixing`: what is left was not
    checked. `nul_ends`: the paths of a list end with NUL, not with a line end.
    """

    color: bool = False
    quiet: bool = False
    statistics: str | None = None
    show_skipped: bool = False
    fixing: bool = False
    unsafe_fixes: bool = False
    only_fixing: bool = False
    nul_ends: bool = False


def _no_text(_path: str) -> str | None:
    return None


def _ignore_note(_text: str) -> None:
    return None


class Surroundings(NamedTuple):
    """What a reporter may ask of the place where it reports.

    `working_folder`: paths of a report are relative to it. `repository`: the git root above it (both absolute).
    `text_of` gives the text of a file by its path in the report, None where it can no longer be read.
    `add_to_summary` appends Markdown to the summary page of a step of GitHub Actions, None where there is no such page
    or no room on it. `summary_room`: the bytes that the page still takes. `note` tells the user what a report leaves
    out.
    """

    working_folder: str = ""
    repository: str = ""
    text_of: Callable[[str], str | None] = _no_text
    add_to_summary: Callable[[str], None] | None = None
    summary_room: int = 1_000_000
    note: Callable[[str], None] = _ignore_note

    def in_repository(self, path: str) -> str:
        """A path of the report relative to the git root, with `/`."""
        try:
            relative = os.path.relpath(os.path.join(self.working_folder, path), self.repository or None)
        except ValueError:  # the two are on different drives of Windows
            return path
        return relative.replace(os.sep, "/")


class BaseReporter:
    """Writes one report, in pieces of text. A format overrides what it has something to write for."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        self._style = style
        self._around = around

    def begin(self) -> Iterable[str]:
        """What stands before the first file."""
        return ()

    def file(self, result: FileResult) -> Iterable[str]:
        """What is written for one file. Called for each in the order of the paths."""
        return ()

    def end(self, report: Report) -> Iterable[str]:
        """What stands behind the last file."""
        return ()


def reporter(name: str, style: Style, around: Surroundings | None = None) -> BaseReporter:
    """A new reporter for a format: one of `FORMATS` or `PATH_LISTS`, `DIFF` or `PATCH`."""
    module = import_module(f"artlint.report.{name.replace('-', '_')}")
    made: BaseReporter = module.Reporter(style, around or Surroundings())
    return made
