"""The request of a command line: which files are checked, by which configuration and rules, and what is fixed."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from artlint.config import ConfigError, Selection
from artlint.disk import LARGEST_ARTICLE
from artlint.memory.configs import configs_of
from artlint.model import Fixing, Request
from artlint.report import BY_SOURCE, PATCH

if TYPE_CHECKING:
    import argparse

    from artlint.config import Configs


STDIN = "-"
"""The path that stands for stdin."""


def request_for(options: argparse.Namespace) -> Request:
    """The part of a request that all commands have: which configurations are read, from the working folder."""
    return Request(
        (),
        os.getcwd(),
        now=0,
        configuration=options.config,
        isolated=options.isolated,
        local_plugins=not options.no_local_plugins,
        config_from=options.config_from,
    )


def configs_asked(options: argparse.Namespace) -> Configs:
    """The configurations of a command line. ConfigError where one that it names cannot be used."""
    return configs_of(request_for(options))


def request_of(options: argparse.Namespace) -> Request:
    """The request of `artlint check`, with the present time. ConfigError where options do not go together."""
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
    """The part that all commands which check have: files, rules, baseline and the present time."""
    return request_for(options)._replace(
        paths=tuple(options.paths),
        now=time.time_ns() // 1_000_000,
        selection=Selection(_joined(options.select) or None, _joined(options.ignore)),
        exclude=tuple(options.exclude or ()),
        gitignore=not options.no_gitignore,
        baseline=options.baseline,
    )


def demand_change(options: argparse.Namespace) -> None:
    """ConfigError where `--changed-files-only` is given without an option that says what has changed."""
    if options.changed_files_only and not options.staged and options.diff_base is None:
        raise ConfigError("--changed-files-only: it goes with --staged or --diff-base, which say what has changed")


def demand_lists(options: argparse.Namespace) -> None:
    """ConfigError where a list of paths is asked for with what tells no good file from a bad one."""
    given = "--quarantine" if options.quarantine is not None else "--pass-list" if options.pass_list is not None else ""
    if options.null and not given:
        raise ConfigError("--null: it goes with --quarantine or --pass-list, whose paths it ends with NUL")
    if given and STDIN in options.paths:
        raise ConfigError(f"{given}: it lists files, and stdin is none")
    if given and (options.fix_only or options.diff or options.output_format == PATCH):
        raise ConfigError(f"{given}: it needs findings, so it goes without --fix-only, --diff and patch")


def _fixing(options: argparse.Namespace) -> Fixing | None:
    shows = _shows_fixes(options)
    if not (options.fix or options.fix_only or shows):
        return None
    if options.staged:
        raise ConfigError("--staged: it reads what the next commit holds, and fixes are made to the files")
    return Fixing(options.unsafe_fixes, write=not shows, report=not (shows or options.fix_only))


def _shows_fixes(options: argparse.Namespace) -> bool:
    """Whether the changes of fixes are shown instead of a report. ConfigError for options that do not go with it."""
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
    data = sys.stdin.buffer.read(LARGEST_ARTICLE + 1)
    if len(data) > LARGEST_ARTICLE:
        raise ConfigError(f"-: cannot be read: it is larger than {LARGEST_ARTICLE:,} bytes")
    return data, options.stdin_filename or STDIN


def _joined(lists: list[tuple[str, ...]] | None) -> tuple[str, ...]:
    """The names of an option that may repeat."""
    return tuple(name for names in lists or () for name in names)
