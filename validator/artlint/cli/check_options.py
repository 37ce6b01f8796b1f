"""The options of `artlint check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.cli.option_types import file_name, jobs, output
from artlint.cli.shared_options import add_cache_folder, add_configuration, add_format, add_selection
from artlint.report import BY_RULE, BY_SOURCE, FORMATS, PATCH

if TYPE_CHECKING:
    import argparse

    from artlint.cli.argument_parser import Parser


def add_check_options(check: Parser) -> None:
    """Add all options of `artlint check`."""
    check.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="files and folders; - reads stdin, and with --fix writes to stdout",
    )
    check.add_argument("--stdin-filename", metavar="PATH", help="the path that stdin stands for, with -")
    add_configuration(check)
    rules = add_selection(check)
    rules.add_argument(
        "--no-suppressions", action="store_true", help="show what comments and [[ignore]] suppress, as if they were not"
    )
    _add_fixes(check)
    _add_work(check)
    _add_changes(check)
    _add_baseline_file(check.add_argument_group("baseline").add_mutually_exclusive_group())
    _add_report(check)
    _add_lists(check)


def _add_fixes(check: Parser) -> None:
    fixes = check.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="fix what is safe to fix, and report what is left")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix, --fix-only or --diff: make the unsafe fixes, too"
    )
    fixes.add_argument("--fix-only", action="store_true", help="fix, and report no findings")
    fixes.add_argument(
        "--diff",
        action="store_true",
        help="write nothing: show what would be fixed, and leave with 1 if anything would; "
        "--output-format patch writes it for git apply",
    )


def _add_work(check: Parser) -> None:
    work = check.add_argument_group("work")
    work.add_argument(
        "--watch", action="store_true", help="check again whenever something changes, until Ctrl-C (artlint help watch)"
    )
    add_cache_folder(work)
    work.add_argument("--no-cache", action="store_true", help="judge every file anew, and keep no results")
    work.add_argument(
        "--jobs", type=jobs, default="auto", metavar="N", help="the most processes that check; default: auto"
    )


def _add_report(check: Parser) -> None:
    report = check.add_argument_group("report")
    add_format(report, (*FORMATS, PATCH))
    report.add_argument("-o", "--output-file", type=file_name, metavar="FILE", help="write the report to a file")
    report.add_argument(
        "--output",
        action="append",
        type=output,
        metavar="FORMAT=FILE",
        help="write one more report, in that format to that file; may be repeated",
    )
    _add_statistics(report)
    report.add_argument("--show-skipped", action="store_true", help="list the files that were not checked, and why")
    report.add_argument("-q", "--quiet", action="store_true", help="print findings and errors, nothing else")
    report.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    report.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the least severity that makes the exit code 1 (default: error, or the configuration's)",
    )


def _add_lists(check: Parser) -> None:
    lists = check.add_argument_group("lists")
    lists.add_argument(
        "--quarantine",
        type=file_name,
        metavar="FILE",
        help="write the paths of files with findings at or above the fail level, and of those not wholly checked",
    )
    lists.add_argument(
        "--pass-list", type=file_name, metavar="FILE", help="write the paths of all other files that were checked"
    )
    lists.add_argument("-z", "--null", action="store_true", help="end paths with NUL, not with a line end")


def _add_statistics(group: argparse._ActionsContainer) -> None:
    """The option `--statistics`, whose value is written with `=` alone: what follows it may be a path."""
    group.add_argument(
        "--statistics",
        f"--statistics={BY_RULE}",
        action="store_const",
        const=BY_RULE,
        help="count the findings of each rule, and the files that have them",
    )
    group.add_argument(
        f"--statistics={BY_SOURCE}",
        dest="statistics",
        action="store_const",
        const=BY_SOURCE,
        help="the same for each source of the configuration",
    )


def _add_changes(check: Parser) -> None:
    changes = check.add_argument_group("changes")
    changes.add_argument(
        "--staged", action="store_true", help="check what the next commit changes, as git's index has it"
    )
    changes.add_argument(
        "--diff-base", metavar="REV", help="check what changed since REV was left: a branch, a tag or a commit"
    )
    changes.add_argument(
        "--changed-files-only", action="store_true", help="show all findings of changed files, not the change's alone"
    )


def _add_baseline_file(group: argparse._ActionsContainer) -> None:
    group.add_argument("--baseline", metavar="FILE", help="the file of accepted findings")
    group.add_argument("--no-baseline", action="store_true", help="show accepted findings, too")
