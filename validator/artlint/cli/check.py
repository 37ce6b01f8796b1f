"""`artlint check`."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from artlint.cli.output import complain, print_out, say, wants_color, write_file
from artlint.cli.progress import Progress
from artlint.config import ConfigError, Selection
from artlint.report import Style, render
from artlint.run import Request, check

if TYPE_CHECKING:
    import argparse

    from artlint.run import Report

STDIN = "-"


def run(options: argparse.Namespace) -> int:
    """Check, report, and say how it went by the exit code."""
    request = _request(options)
    progress = Progress() if sys.stderr.isatty() and not options.quiet else None
    try:
        report = check(request, progress)
    finally:
        if progress:
            progress.clear()
    _print_report(report, options)
    _print_remarks(report, options)
    return report.exit_code


def _request(options: argparse.Namespace) -> Request:
    return Request(
        paths=tuple(options.paths),
        working_folder=os.getcwd(),
        now=time.time_ns() // 1_000_000,
        configuration=options.config,
        isolated=options.isolated,
        selection=Selection(_joined(options.select) or None, _joined(options.ignore)),
        exclude=tuple(options.exclude or ()),
        gitignore=not options.no_gitignore,
        fail_on=options.fail_on,
        stdin=_stdin(options),
    )


def _stdin(options: argparse.Namespace) -> tuple[bytes, str] | None:
    if STDIN not in options.paths:
        if options.stdin_filename:
            raise ConfigError("--stdin-filename: it goes with -, which reads the article from stdin")
        return None
    if len(options.paths) > 1:
        raise ConfigError("-: stdin is checked alone, without other paths")
    return sys.stdin.buffer.read(), options.stdin_filename or STDIN


def _joined(lists: list[tuple[str, ...]] | None) -> tuple[str, ...]:
    return tuple(name for names in lists or () for name in names)


def _print_report(report: Report, options: argparse.Namespace) -> None:
    color = options.output_file is None and wants_color(options.color, sys.stdout)
    style = Style(color, options.quiet, options.statistics, options.show_skipped)
    pieces = render(report, options.output_format, style)
    if options.output_file is None:
        print_out(pieces)
    else:
        write_file(options.output_file, pieces)


def _print_remarks(report: Report, options: argparse.Namespace) -> None:
    if not options.quiet:
        for skip in report.skipped:
            if skip.named:
                say(f"note: {skip.path}: not checked: {skip.reason}")
        for note in report.notes:
            say(f"note: {note}")
    for problem in report.problems:
        complain(problem.message if problem.path is None else f"{problem.path}: {problem.message}")
