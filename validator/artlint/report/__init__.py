"""Reports in every format: one module a format, each imported when it is asked for."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from artlint.model.outcome import FileResult, Report

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
"""What `--output-format` and `--output` take; each is a module here with a class `Reporter`."""

DIFF = "diff"
"""What `--diff` prints instead of a report, for a person."""

PATCH = "patch"
"""What `--output-format` takes beside `FORMATS`: the same for `git apply`."""

FOR_PEOPLE = ("text", "full", "concise", DIFF)
"""Those that a terminal shows; the others are read by programs, as UTF-8."""


BY_RULE, BY_SOURCE = STATISTICS = ("rule", "source")
"""What `--statistics` counts by."""


class Wanted(NamedTuple):
    """A report that is asked for: its format, of `FORMATS`, and its file; stdout where there is none."""

    format: str
    path: str | None


class Style(NamedTuple):
    """How a report is to look. `quiet` leaves out what is no finding.

    `statistics` (of `STATISTICS`) counts instead of listing. `fixing` tells that fixes were made, `unsafe_fixes` that
    the unsafe ones count as well, `only_fixing` that what is left was not looked for.
    """

    color: bool = False
    quiet: bool = False
    statistics: str | None = None
    show_skipped: bool = False
    fixing: bool = False
    unsafe_fixes: bool = False
    only_fixing: bool = False


def _no_text(_path: str) -> str | None:
    return None


def _no_note(_text: str) -> None:
    return None


class Surroundings(NamedTuple):
    """What a reporter may ask of the place where it reports.

    The paths of a report are relative to `working_folder`; `repository` is the git root above it (both absolute).
    `text_of` gives the text behind a path of the report, None where it can no longer be read. `add_to_summary` appends
    Markdown to the page that GitHub shows with a step, where there is one with room: `summary_room`, in bytes. `note`
    tells the user what a report leaves out.
    """

    working_folder: str = ""
    repository: str = ""
    text_of: Callable[[str], str | None] = _no_text
    add_to_summary: Callable[[str], None] | None = None
    summary_room: int = 1_000_000
    note: Callable[[str], None] = _no_note

    def in_repository(self, path: str) -> str:
        """A path of the report as seen from the git root, with `/`."""
        try:
            relative = os.path.relpath(os.path.join(self.working_folder, path), self.repository or None)
        except ValueError:  # no way leads from one drive of Windows to another; a NUL is in no path
            return path
        return relative.replace(os.sep, "/")


if TYPE_CHECKING:

    class Reporter(Protocol):
        """A report in the making: it is given the result of each file in the order of the paths, then the whole."""

        def file(self, result: FileResult) -> Iterable[str]:
            """What is said once a file is checked, in pieces of text."""
            ...

        def end(self, report: Report) -> Iterable[str]:
            """What is said when all files are checked."""
            ...


def reporter(name: str, style: Style, around: Surroundings | None = None) -> Reporter:
    """A reporter for a format of `FORMATS`."""
    made: Reporter = import_module(f"artlint.report.{name}").Reporter(style, around or Surroundings())
    return made
