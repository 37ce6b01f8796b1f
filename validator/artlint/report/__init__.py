"""Reports in every format: one module a format, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.run import Report

FORMATS = ("text", "concise", "json")
"""What `--output-format` takes; each is a module here with a function `render`."""

FOR_PEOPLE = ("text", "concise")
"""Those that a terminal shows; the others are read by programs, as UTF-8."""


class Style(NamedTuple):
    """How a report is to look. `quiet` leaves out what is no finding; `statistics` counts instead of listing."""

    color: bool = False
    quiet: bool = False
    statistics: bool = False
    show_skipped: bool = False


def render(report: Report, name: str, style: Style) -> Iterator[str]:
    """A report in a format of `FORMATS`, in pieces of text."""
    rendered: Iterator[str] = import_module(f"artlint.report.{name}").render(report, style)
    return rendered
