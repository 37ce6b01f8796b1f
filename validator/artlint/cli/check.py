"""`artlint check`: check files, print the reports, and exit with a code."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

from artlint.cli.argument_parser import asks_for_traces
from artlint.cli.output import Console, print_bytes, print_error, print_remark, stdout, wants_color
from artlint.cli.reports import Reports
from artlint.cli.request import STDIN, demand_change, demand_lists, request_of
from artlint.cli.surroundings import surroundings
from artlint.model import Request
from artlint.report import DIFF, PASS_LIST, PATCH, QUARANTINE, Style, Wanted
from artlint.run import check

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from artlint.cli.progress import Progress
    from artlint.model import FileResult, Problem, Report, Request
    from artlint.run.discovery import Session

_SHOWN = 5
"""Files that are named for one problem; further files are counted."""


def run(options: argparse.Namespace) -> int:
    """Check and report once; the exit code. With `--watch` the command runs `artlint.cli.watch` instead."""
    demand_change(options)
    demand_lists(options)
    if not _writes(options):
        return _run_once(options)
    from artlint.files.ending import cleared_up  # only a command that writes needs it

    with cleared_up():
        return _run_once(options)


def _writes(options: argparse.Namespace) -> bool:
    """Whether the command may write files: reports, lists or articles."""
    lists = options.quarantine or options.pass_list
    return bool(options.fix or options.fix_only or options.output_file or options.output or lists)


def _run_once(options: argparse.Namespace) -> int:
    request = request_of(options)
    progress = progress_of(options)
    console = _console(request, progress)
    with Reports(_wanted(options), style_of(options), surroundings(request), console=console) as reports:
        return reported(request, options, reports, progress).exit_code


def reported(
    request: Request,
    options: argparse.Namespace,
    reports: Reports,
    progress: Progress | None,
    session: Session | None = None,
) -> Report:
    """Check, print the reports, and print notes and problems on stderr."""
    fixed = _FixedText(request)

    def receive(result: FileResult) -> None:
        fixed.receive(result)
        reports.file(result)

    try:
        report = check(request, receive, progress, session)
    finally:
        if progress:
            progress.end()
        fixed.print()
    try:
        reports.end(report)
    finally:
        for line in (*_remarks(report, options), *(() if options.quiet else reports.notes)):
            print_remark(line)
        print_problems(report, options)
    return report


class _FixedText:
    """The text that `check --fix -` prints on stdout: that of stdin after all fixes, unchanged where none is made."""

    def __init__(self, request: Request) -> None:
        self._text = request.stdin[0] if request.stdin and request.rewrites_stdin else None

    def receive(self, result: FileResult) -> None:
        """Take the fixed text from the result of stdin."""
        if self._text is not None and result.rewritten is not None:
            self._text = result.rewritten.data

    def print(self) -> None:
        """Print the bytes of the text, if they are asked for."""
        if self._text is not None:
            print_bytes([self._text], sys.stdout)


def _console(request: Request, progress: Progress | None) -> Console:
    return Console(sys.stderr) if request.rewrites_stdin else stdout(progress)


def progress_of(options: argparse.Namespace) -> Progress | None:
    """The progress line; None where stderr is no terminal, and with --quiet."""
    if options.quiet or not sys.stderr.isatty():
        return None
    from artlint.cli.progress import Progress  # not in CI, not in a hook

    return Progress()


def _wanted(options: argparse.Namespace) -> list[Wanted]:
    name = DIFF if options.diff and options.output_format != PATCH else options.output_format
    lists = ((QUARANTINE, options.quarantine), (PASS_LIST, options.pass_list))
    paths = (Wanted(name, file) for name, file in lists if file is not None)
    return [Wanted(name, options.output_file), *(options.output or ()), *paths]


def style_of(options: argparse.Namespace) -> Style:
    """The style of the reports of a command line."""
    fixing = options.fix or options.fix_only
    stream = sys.stderr if fixing and not options.diff and STDIN in options.paths else sys.stdout
    return Style(
        color=stream.isatty() if options.output_format == PATCH else wants_color(options.color, stream),
        quiet=options.quiet,
        statistics=options.statistics,
        show_skipped=options.show_skipped,
        fixing=fixing,
        unsafe_fixes=options.unsafe_fixes,
        only_fixing=options.fix_only,
        nul_ends=options.null,
    )


def _remarks(report: Report, options: argparse.Namespace) -> Iterator[str]:
    if not options.quiet:
        for note in report.notes:
            yield f"note: {note}"


def print_problems(report: Report, options: argparse.Namespace) -> None:
    """Print the problems of a run on stderr; with --debug each traceback once."""
    for problem in _problems(report):
        print_error(problem)
    if asks_for_traces(options):
        for trace in dict.fromkeys(problem.trace for problem in report.problems if problem.trace):
            print_remark(trace.rstrip())


def _problems(report: Report) -> Iterator[str]:
    by_message = groupby(sorted(report.problems, key=_without_path), key=_without_path)
    for _, problems in by_message:
        yield from _first_few(list(problems))


def _without_path(problem: Problem) -> tuple[str, str]:
    return problem.kind, problem.message


def _first_few(problems: list[Problem]) -> Iterator[str]:
    """A problem with the first few files that have it, and the number of the others. The JSON report has them all."""
    for problem in problems[:_SHOWN]:
        yield problem.message if problem.path is None else f"{problem.path}: {problem.message}"
    if len(problems) > _SHOWN:
        yield f"{problems[0].message}: the same in {len(problems) - _SHOWN:,} more files"
