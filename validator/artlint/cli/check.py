"""`artlint check`."""

from __future__ import annotations

import sys
import time
from itertools import groupby
from typing import TYPE_CHECKING

from artlint.cli.argument_parser import asks_for_traces
from artlint.cli.configuration import request_for
from artlint.cli.output import Console, print_bytes, print_error, print_remark, stdout, wants_color
from artlint.cli.reports import Reports
from artlint.cli.surroundings import surroundings
from artlint.config import ConfigError, Selection
from artlint.model.request import Fixing, Request
from artlint.report import BY_SOURCE, DIFF, PATCH, Style, Wanted
from artlint.run import check

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from artlint.cli.progress import Progress
    from artlint.model.outcome import FileResult, Problem, Report
    from artlint.run.discovery import Session

STDIN = "-"

_SHOWN = 5
"""How many files are named that have one and the same problem."""


def run(options: argparse.Namespace) -> int:
    """Check, report, and say how it went by the exit code."""
    if options.changed_files_only and not options.staged and options.diff_base is None:
        raise ConfigError("--changed-files-only: it goes with --staged or --diff-base, which say what has changed")
    if options.watch:
        from artlint.cli.watch import run as watch  # only who watches

        return watch(options)
    if not _writes(options):
        return _run_once(options)
    from artlint.files.ending import cleared_up  # only who writes may leave something half written

    with cleared_up():
        return _run_once(options)


def _writes(options: argparse.Namespace) -> bool:
    """Whether files may be written: reports, or articles."""
    return bool(options.fix or options.fix_only or options.output_file or options.output)


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
    """Check, report, and tell what else there is to say."""
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
    """What `check --fix -` prints on stdout: the text of stdin as fixes leave it; the same where none is made."""

    def __init__(self, request: Request) -> None:
        self._text = request.stdin[0] if request.stdin and request.rewrites_stdin else None

    def receive(self, result: FileResult) -> None:
        """Take the fixed text from the result of stdin."""
        if self._text is not None and result.rewritten is not None:
            self._text = result.rewritten.data

    def print(self) -> None:
        """Print it, if it is asked for: byte by byte, whatever the encoding."""
        if self._text is not None:
            print_bytes([self._text], sys.stdout)


def _console(request: Request, progress: Progress | None) -> Console:
    return Console(sys.stderr) if request.rewrites_stdin else stdout(progress)


def progress_of(options: argparse.Namespace) -> Progress | None:
    """What draws how far the run is; None where no terminal reads, or nobody wants it."""
    if options.quiet or not sys.stderr.isatty():
        return None
    from artlint.cli.progress import Progress  # not in CI, not in a hook

    return Progress()


def request_of(options: argparse.Namespace) -> Request:
    """What a command line asks of a run, at this moment. ConfigError where its options do not go together."""
    return common_request(options)._replace(
        fail_on=options.fail_on,
        stdin=_stdin(options),
        fixing=_fixing(options),
        cache=not options.no_cache,
        cache_folder=options.cache_dir,
        jobs=options.jobs,
        staged=options.staged,
        diff_base=options.diff_base,
        whole_files=options.changed_files_only,
        baselines=not options.no_baseline,
        suppressions=not options.no_suppressions,
        by_source=options.statistics == BY_SOURCE,
    )


def common_request(options: argparse.Namespace) -> Request:
    """What every command that checks is asked: which files, by which rules, beside which baseline."""
    return request_for(options)._replace(
        paths=tuple(options.paths),
        now=time.time_ns() // 1_000_000,
        selection=Selection(_joined(options.select) or None, _joined(options.ignore)),
        exclude=tuple(options.exclude or ()),
        gitignore=not options.no_gitignore,
        baseline=options.baseline,
    )


def _fixing(options: argparse.Namespace) -> Fixing | None:
    shows = _shows_fixes(options)
    if not (options.fix or options.fix_only or shows):
        return None
    if options.staged:
        raise ConfigError("--staged: it reads what the next commit holds, and fixes are made to the files")
    return Fixing(options.unsafe_fixes, write=not shows, report=not (shows or options.fix_only))


def _shows_fixes(options: argparse.Namespace) -> bool:
    """Whether what fixes would change is shown instead of a report. ConfigError for what does not go with it."""
    patch = options.output_format == PATCH
    if patch and (options.fix or options.fix_only):
        raise ConfigError("--output-format patch: it shows fixes that are not made, so it goes without --fix")
    if options.diff and options.output_format not in ("text", PATCH):
        raise ConfigError("--diff: it prints a diff and no report, so it goes without --output-format but for patch")
    if (patch or options.diff) and options.output:
        raise ConfigError("--output: it writes one more report, and --diff and patch are none")
    return bool(patch or options.diff)


def _stdin(options: argparse.Namespace) -> tuple[bytes, str] | None:
    if STDIN not in options.paths:
        if options.stdin_filename:
            raise ConfigError("--stdin-filename: it goes with -, which reads the article from stdin")
        return None
    if options.staged or options.diff_base is not None:
        raise ConfigError("-: stdin is no file of git, so --staged and --diff-base do not go with it")
    if len(options.paths) > 1:
        raise ConfigError("-: stdin is checked alone, without other paths")
    return sys.stdin.buffer.read(), options.stdin_filename or STDIN


def _joined(lists: list[tuple[str, ...]] | None) -> tuple[str, ...]:
    """The names of an option that may repeat."""
    return tuple(name for names in lists or () for name in names)


def _wanted(options: argparse.Namespace) -> list[Wanted]:
    name = DIFF if options.diff and options.output_format != PATCH else options.output_format
    return [Wanted(name, options.output_file), *(options.output or ())]


def style_of(options: argparse.Namespace) -> Style:
    """How the reports of a command line are to look."""
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
    )


def _remarks(report: Report, options: argparse.Namespace) -> Iterator[str]:
    if not options.quiet:
        for skip in report.skipped:
            if skip.named:
                yield f"note: {skip.path}: not checked: {skip.reason}"
        for note in report.notes:
            yield f"note: {note}"


def print_problems(report: Report, options: argparse.Namespace) -> None:
    """What could not be done, to stderr; with --debug each traceback once."""
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
    """One problem that many files have is told of the first few; the JSON report has them all."""
    for problem in problems[:_SHOWN]:
        yield problem.message if problem.path is None else f"{problem.path}: {problem.message}"
    if len(problems) > _SHOWN:
        yield f"{problems[0].message}: the same in {len(problems) - _SHOWN:,} more files"
