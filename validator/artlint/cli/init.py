"""`artlint init`: look at an archive, and write the configuration that fits it."""

from __future__ import annotations

import os
import time
from difflib import unified_diff
from typing import TYPE_CHECKING

from artlint.archive.draft.drift import Drift
from artlint.archive.draft.looks import FirstLook, SecondLook, finished
from artlint.archive.draft.summary import explained, safety, summary
from artlint.archive.draft.text import draft_text
from artlint.archive.figures import survey_figures
from artlint.cli.check import print_problems, progress_of
from artlint.cli.output import print_out, print_remark
from artlint.config import ConfigError, Configs
from artlint.config.find import FILE, configuration_in, folders_above, read_bytes, read_table
from artlint.files.ending import cleared_up
from artlint.files.own_place import reason_against
from artlint.files.write import WriteError, Writer
from artlint.model import Report, Request
from artlint.packs import builtin_rules
from artlint.report.escape import visible
from artlint.report.profile import profile_report
from artlint.run import check

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from artlint.model import FileResult

_CARRIED = {"include", "exclude", "sources", "rules"}
"""Keys of a configuration that a draft has an opinion on."""


def run(options: argparse.Namespace) -> int:
    """Draft the configuration and write it, or show how it differs from the one that is there."""
    folder = os.path.normpath(os.path.join(os.getcwd(), options.path))
    if not os.path.isdir(folder):
        raise ConfigError(f"{options.path}: no such folder")
    there = next(filter(None, map(configuration_in, folders_above(folder))), None)
    request = Request((".",), folder, time.time_ns() // 1_000_000, jobs=options.jobs, traits=True, by_source=True)
    request = request._replace(baselines=False)
    return _drifted(options, request, there) if options.check else _drafted(options, request, there)


def _drifted(options: argparse.Namespace, request: Request, there: str | None) -> int:
    """Show where archive and configuration have drifted apart: 1 where they have."""
    if there is None:
        raise ConfigError(f"{options.path}: there is no configuration yet; `artlint init` writes it")
    drift = Drift()
    report = _looked(options, request._replace(configuration=there), drift.receive)
    config = Configs(request.working_folder, there).of_folder(request.working_folder)
    lines = list(drift.lines(config, config.known))
    _print(lines or [f"{os.path.relpath(there)}: it fits the archive"])
    return 2 if report.problems else int(bool(lines))


def _drafted(options: argparse.Namespace, request: Request, there: str | None) -> int:
    own = os.path.join(request.working_folder, FILE)
    known = builtin_rules()
    first = FirstLook(os.path.basename(request.working_folder) or "archive", known)
    exclude = _exclude(own) if there == own else ()
    report = _looked(options, request._replace(isolated=True, exclude=exclude), first.receive)
    if not first.splits.whole.files:
        return 2
    split = first.splits.best()
    draft = first.draft(split, exclude)
    second = SecondLook()
    drafted = (own, draft_text(draft).encode())
    report = _looked(options, request._replace(configuration=own, draft=drafted), second.receive)
    draft = finished(draft, first, second, known)
    _print(summary(draft, split, first, second))
    _print(f"note: {line}" for line in safety(second, known))
    if options.explain:
        print_out(["\n"])
        _print(explained(first))
        print_out(["\n", *profile_report(survey_figures(second.survey), "text")])
    print_out(["\n"])
    _deliver(options, own, there, draft_text(draft))
    return 2 if report.problems else 0


def _looked(options: argparse.Namespace, request: Request, receive: Callable[[FileResult], None]) -> Report:
    """One run, with its progress and its problems."""
    progress = progress_of(options)
    try:
        report = check(request, receive, progress)
    finally:
        if progress:
            progress.end()
    print_problems(report, options)
    return report


def _exclude(path: str) -> tuple[str, ...]:
    """What the configuration that is there leaves out. ConfigError where that cannot be read."""
    config = Configs(os.path.dirname(path), path).of_folder(os.path.dirname(path))
    return config.exclude.patterns if config.exclude else ()


def _deliver(options: argparse.Namespace, own: str, there: str | None, text: str) -> None:
    """Write a new configuration; of one that is there, show the difference, and write it where that is asked for."""
    name = os.path.relpath(own)
    old = read_bytes(own).decode("utf-8", "backslashreplace") if there == own else ""
    if there is not None and old != text:
        lines = unified_diff(old.splitlines(), text.splitlines(), name, f"{name} (drafted)", lineterm="")
        _print(lines)
        for remark in _remarks(own, there):
            print_remark(f"note: {remark}")
    if there == own and old == text:
        _print([f"{name}: nothing to change"])
    elif there is None or options.write:
        with cleared_up():
            _write(own, name, text)
        _print([f"{name}: written; `artlint check` uses it"])
    else:
        _print([f"{name}: not written; --write writes it"])


def _remarks(own: str, there: str) -> Iterable[str]:
    if there != own:
        yield f"{os.path.relpath(there)} holds for this folder; an {FILE} here would take its place"
    lost = sorted(set(read_table(there)) - _CARRIED)
    if lost:
        yield f"the draft has nothing of these keys: {', '.join(lost)}"


def _write(path: str, name: str, text: str) -> None:
    reason = reason_against(path, os.getcwd())
    if reason is not None:
        raise ConfigError(f"{name}: cannot be written: {reason}")
    try:
        Writer().write(path, text.encode())
    except WriteError as error:
        raise ConfigError(f"{name}: {error}") from None


def _print(lines: Iterable[str]) -> None:
    print_out(f"{visible(line)}\n" for line in lines)
