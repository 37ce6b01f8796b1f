"""`artlint check`."""

from __future__ import annotations

import os
import sys
import time
from itertools import groupby
from typing import TYPE_CHECKING

from artlint.cli.output import Output, complain, say, wants_color
from artlint.cli.progress import Progress
from artlint.config import ConfigError, Selection
from artlint.report import FOR_PEOPLE, Style, reporter
from artlint.run import Fixing, Request, check
from artlint.run.cached import Trail, answers_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from artlint.run import FileResult, Problem, Report
    from artlint.run.cache.answers import Answers

STDIN = "-"

_SHOWN = 5
"""How many files are named that have one and the same problem."""


def run(options: argparse.Namespace) -> int:
    """Check, report, and say how it went by the exit code."""
    request = _request(options)
    style = _style(options)
    out = _output(options, style)
    answers = answers_of(request, (options.output_format, style))
    known = answers.recall() if answers else None
    if known is not None:
        out.write([known.report])
        out.close()
        for line in known.said:
            say(line)
        return known.code
    return _check(request, options, out, answers)


def _check(request: Request, options: argparse.Namespace, out: Output, answers: Answers | None) -> int:
    made = reporter("diff" if options.diff else options.output_format, _style(options))
    progress = Progress() if sys.stderr.isatty() and not options.quiet else None
    trail = Trail()
    copy: Callable[[Iterable[str]], Iterable[str]] = answers.copy if answers else iter

    def receive(result: FileResult) -> None:
        if progress and result.findings:
            progress.clear()
        out.write(copy(made.file(result)))

    try:
        report = check(request, receive, progress, trail)
    finally:
        if progress:
            progress.clear()
    out.write(copy(made.end(report)))
    out.close()
    said = [*_remarks(report, options)]
    for line in said:
        say(line)
    for problem in _problems(report):
        complain(problem)
    if answers:
        answers.keep(report.exit_code, said, trail)
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
        fixing=_fixing(options),
        cache=not options.no_cache,
        cache_folder=options.cache_dir,
        jobs=options.jobs,
        suppressions=not options.no_suppressions,
    )


def _fixing(options: argparse.Namespace) -> Fixing | None:
    if options.diff and options.output_format != "text":
        raise ConfigError("--diff: it prints a diff and no report, so it goes without --output-format")
    if not (options.fix or options.fix_only or options.diff):
        return None
    if STDIN in options.paths and not options.diff:
        raise ConfigError("-: stdin is no file that could be fixed; --diff shows what would be")
    return Fixing(options.unsafe_fixes, write=not options.diff, report=not (options.diff or options.fix_only))


def _output(options: argparse.Namespace, style: Style) -> Output:
    if options.diff:  # for programs such as patch: byte by byte, unless a person reads it
        return Output(options.output_file, for_people=style.color, errors="surrogateescape")
    return Output(options.output_file, for_people=options.output_format in FOR_PEOPLE)


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


def _style(options: argparse.Namespace) -> Style:
    color = options.output_file is None and wants_color(options.color, sys.stdout)
    if options.diff:
        color = options.output_file is None and sys.stdout.isatty()
    fixing = options.fix or options.fix_only
    return Style(
        color, options.quiet, options.statistics, options.show_skipped, fixing, options.unsafe_fixes, options.fix_only
    )


def _remarks(report: Report, options: argparse.Namespace) -> Iterator[str]:
    if not options.quiet:
        for skip in report.skipped:
            if skip.named:
                yield f"note: {skip.path}: not checked: {skip.reason}"
        for note in report.notes:
            yield f"note: {note}"


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
