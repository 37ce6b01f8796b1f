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
from artlint.cli.next_steps import BASELINE, steps_for
from artlint.cli.output import print_out
from artlint.config import ConfigError
from artlint.config.find import FILE, configuration_in, folders_above, read_bytes, read_table
from artlint.config.globs import usable_glob
from artlint.files.asked import demand_place, write_text
from artlint.files.ending import cleared_up
from artlint.memory.configs import configs_of
from artlint.model import Report, Request
from artlint.packs import builtin_rules
from artlint.report.escape import visible
from artlint.report.profile import profile_report
from artlint.run import check

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from artlint.model import FileResult

_CARRIED = {"include", "exclude", "sources", "rules"}
"""Keys of a configuration that a draft has an opinion on."""


def run(options: argparse.Namespace) -> int:
    """Draft the configuration and write it, or show how it differs from the one that is there."""
    folder = os.path.normpath(os.path.join(os.getcwd(), options.path))
    if not os.path.isdir(folder):
        raise ConfigError(f"{options.path}: no such folder")
    if options.check and options.steps:
        raise ConfigError("--with: it writes files, and --check writes none")
    there = next(filter(None, map(configuration_in, folders_above(folder))), None)
    request = Request((".",), folder, time.time_ns() // 1_000_000, jobs=options.jobs, traits=True, by_source=True)
    request = request._replace(baselines=False, local_plugins=not options.no_local_plugins)
    return _drifted(options, request, there) if options.check else _drafted(options, request, there)


def _drifted(options: argparse.Namespace, request: Request, there: str | None) -> int:
    """Show where archive and configuration have drifted apart: 1 where they have."""
    if there is None:
        raise ConfigError(f"{options.path}: there is no configuration yet; `artlint init` writes it")
    request = request._replace(configuration=there)
    drift = Drift(configs_of(request).of_folder(request.working_folder))
    report = _looked(options, request, drift.receive)
    lines = list(drift.lines())
    _print(lines or [f"{os.path.relpath(there)}: it fits the archive"])
    return 2 if report.problems else int(bool(lines))


def _drafted(options: argparse.Namespace, request: Request, there: str | None) -> int:
    """Draft a configuration from two looks, deliver it, and say what was found. Nothing that is there is run."""
    own = os.path.join(request.working_folder, FILE)
    if there is None or options.write:
        demand_place(own)
    steps = steps_for(options.steps or (), request.working_folder)
    known, exclude = builtin_rules(), _exclude(own) if there == own else ()
    first, second = FirstLook(os.path.basename(request.working_folder) or "archive", known), SecondLook()
    report = _looked(options, request._replace(isolated=True, exclude=exclude), first.receive)
    if not first.splits.whole.files:
        return 2
    split = first.splits.best()
    draft = first.draft(split, exclude)
    request = request._replace(configuration=own, draft=(own, draft_text(draft).encode()))
    report = _looked(options, request, second.receive)
    draft = finished(draft, first, second, known)
    delivered = list(_delivered(options, own, there, draft_text(draft)))
    _print(summary(draft, split, first, second))
    notes = (*safety(second, known), *_below(request.working_folder, first.folders))
    _print(f"note: {line}" for line in notes)
    if options.explain:
        _print(["", *explained(first), ""])
        print_out(profile_report(survey_figures(second.survey), "text"))
    _print(["", *delivered, *(step.done() for step in steps)])
    accepted = _accept(options) if BASELINE in (options.steps or ()) else 0
    return 2 if report.problems else accepted


def _accept(options: argparse.Namespace) -> int:
    """Accept what is found with the configuration in a baseline; the exit code of that."""
    from artlint.cli import baseline  # only who asks for one
    from artlint.cli.command_line import parse

    return baseline.run(parse(["baseline", "create", "--", options.path]))


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


def _below(folder: str, folders: Iterable[str]) -> Iterator[str]:
    """The configurations below the archive's folder, which win over one in it."""
    for name in sorted(folders):
        path = configuration_in(os.path.join(folder, *name.split("/")))
        if path is not None:
            yield f"{os.path.relpath(path)} holds for the files of its folder, and the draft does not"


def _exclude(path: str) -> tuple[str, ...]:
    """What the configuration that is there leaves out itself. ConfigError where it cannot be read."""
    exclude = read_table(path).get("exclude")
    if exclude is None:
        return ()
    if not isinstance(exclude, list) or not all(isinstance(pattern, str) for pattern in exclude):
        raise ConfigError(f"{path}: exclude: expected a list of globs")
    try:
        return tuple(map(usable_glob, exclude))
    except ValueError as error:
        raise ConfigError(f"{path}: exclude: {error}") from None


def _delivered(options: argparse.Namespace, own: str, there: str | None, text: str) -> Iterator[str]:
    """Write a new configuration, one that is there only where that is asked for; then what was done, line by line."""
    name = os.path.relpath(own)
    old = read_bytes(own).decode("utf-8", "backslashreplace") if there == own else ""
    if old == text:
        yield f"{name}: nothing to change"
        return
    if there is not None:
        yield from unified_diff(old.splitlines(), text.splitlines(), name, f"{name} (drafted)", lineterm="")
        yield from _remarks(own, there)
    if there is not None and not options.write:
        yield f"{name}: not written; --write writes it"
        return
    with cleared_up():
        write_text(own, text, is_new=there != own)
    yield f"{name}: written; `artlint check` uses it"


def _remarks(own: str, there: str) -> Iterator[str]:
    if there != own:
        yield f"note: {os.path.relpath(there)} holds for this folder; an {FILE} here would take its place"
    lost = sorted(set(read_table(there)) - _CARRIED)
    if lost:
        yield f"note: the draft has nothing of these keys: {', '.join(lost)}"


def _print(lines: Iterable[str]) -> None:
    print_out(f"{visible(line)}\n" for line in lines)
