"""What `artlint` understands. Every option here works; what does not work yet is not here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from artlint.cli.argument_parser import Parser, add_statistics, file_name, glob, jobs, names, output
from artlint.report import FORMATS, PATCH

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Container

SHELLS = ("bash", "zsh", "fish")
"""Those that `artlint completion` has a script for."""

_EPILOG = """exit codes:
  0  nothing at or above the fail level
  1  findings at or above the fail level; with --diff or a patch, something would be fixed
  2  artlint could not do what was asked: usage, configuration, missing path, nothing to check,
     unreadable file, crashed rule, a fix that was not made
"""


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of a command line (that of the process by default); on a mistake it says so and leaves with 2."""
    words = sys.argv[1:] if arguments is None else arguments
    return command_line(frozenset(words)).parse_args(words)


def command_line(words: Container[str] | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command line; `words` leaves out the options of commands that are not among them."""
    parser = Parser(
        prog="artlint",
        description="A data-quality linter for archives of articles kept as files.",
        epilog=_EPILOG,
    )
    commands = parser.add_subparsers(
        prog="artlint", dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    for command in _COMMANDS:
        its_parser = commands.add_parser(
            command.name, help=command.summary, description=command.description, epilog=command.epilog
        )
        if words is None or command.name in words:
            command.add_options(its_parser)
    return parser


def _add_check(check: Parser) -> None:
    check.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="files and folders; - reads stdin, and with --fix writes to stdout",
    )
    check.add_argument("--stdin-filename", metavar="PATH", help="the path that stdin stands for, with -")
    _add_configuration(check)
    rules = _add_selection(check)
    rules.add_argument(
        "--no-suppressions", action="store_true", help="show what comments and [[ignore]] suppress, as if they were not"
    )
    _add_fixes(check)
    _add_work(check)
    _add_changes(check)
    _add_baseline_file(check.add_argument_group("baseline").add_mutually_exclusive_group())
    _add_report(check)


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
    _add_cache_folder(work)
    work.add_argument("--no-cache", action="store_true", help="judge every file anew, and keep no results")
    work.add_argument(
        "--jobs", type=jobs, default="auto", metavar="N", help="the most processes that check; default: auto"
    )


def _add_report(check: Parser) -> None:
    report = check.add_argument_group("report")
    _add_format(report, (*FORMATS, PATCH))
    report.add_argument("-o", "--output-file", type=file_name, metavar="FILE", help="write the report to a file")
    report.add_argument(
        "--output",
        action="append",
        type=output,
        metavar="FORMAT=FILE",
        help="write one more report, in that format to that file; may be repeated",
    )
    add_statistics(report)
    report.add_argument("--show-skipped", action="store_true", help="list the files that were not checked, and why")
    report.add_argument("-q", "--quiet", action="store_true", help="print findings and errors, nothing else")
    report.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    report.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the least severity that makes the exit code 1 (default: error, or the configuration's)",
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


def _add_baseline(baseline: Parser) -> None:
    actions = baseline.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, does in (
        ("create", "accept all findings, in a new baseline"),
        ("update", "accept all findings of today, and take out those that are gone"),
        ("prune", "take out what is gone, and accept nothing new"),
        ("show", "count what is accepted, by rule and by file, and what of it is gone"),
    ):
        action = actions.add_parser(name, help=does, description=does.capitalize() + ".")
        action.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: .)")
        action.add_argument("--baseline", metavar="FILE", help="the file (default: artlint-baseline.json)")
        _add_configuration(action)
        _add_selection(action)
        if name == "create":
            action.add_argument("--force", action="store_true", help="write over a baseline that is there")
        if name == "show":
            _add_format(action, ("text", "json"))


def _add_hook(hook: Parser) -> None:
    actions = hook.add_subparsers(dest="action", metavar="ACTION", required=True)
    install = actions.add_parser(
        "install", help="write the hook", description="Write the hook that checks what a commit changes.",
    )  # fmt: skip
    install.add_argument("--force", action="store_true", help="put a hook that is there aside, and write ours")
    actions.add_parser(
        "uninstall", help="take the hook away", description="Take our hook away, and put back what --force put aside.",
    )  # fmt: skip


def _add_rules(rules: Parser) -> None:
    rules.add_argument("name", nargs="?", metavar="NAME", help="the rule to explain, or the folder to list")
    _add_format(rules, ("text", "json"))
    _add_configuration(rules)


def _add_config(config: Parser) -> None:
    actions = config.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser(
        "show",
        help="show the settings in force for a file or folder, and where each comes from",
        description="Show the settings in force for a file or folder, and where each comes from.",
    )
    show.add_argument("path", nargs="?", default=".", metavar="PATH", help="the file or folder (default: .)")
    _add_configuration(show)
    schema = actions.add_parser(
        "schema",
        help="print the JSON Schema of artlint.toml",
        description="Print the JSON Schema of artlint.toml, the options of configured plugins included.",
    )
    _add_configuration(schema)


def _add_help(help_: Parser) -> None:
    help_.add_argument("topic", nargs="?", metavar="TOPIC", help="the topic")


def _add_completion(completion: Parser) -> None:
    completion.add_argument("shell", choices=SHELLS, help="the shell")


def _add_selection(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    rules = parser.add_argument_group("rules")
    rules.add_argument(
        "--select",
        action="append",
        type=names,
        metavar="NAMES",
        help="run only these rules, folders of rules, or ALL",
    )
    rules.add_argument(
        "--ignore", action="append", type=names, metavar="NAMES", help="leave these rules or folders out"
    )
    files = parser.add_argument_group("files")
    files.add_argument("--exclude", action="append", type=glob, metavar="GLOB", help="leave files out, named ones too")
    files.add_argument("--no-gitignore", action="store_true", help="check what git ignores, too")
    return rules


def _add_cache(cache: Parser) -> None:
    actions = cache.add_subparsers(dest="action", metavar="ACTION", required=True)
    clean = actions.add_parser(
        "clean",
        help="delete the results of earlier runs",
        description="Delete the results of earlier runs that a check from here would use.",
    )
    _add_cache_folder(clean)
    _add_configuration(clean)


def _add_cache_folder(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--cache-dir",
        metavar="DIR",
        help="keep the results of earlier runs here (default: .artlint_cache beside the configuration)",
    )


def _add_configuration(parser: argparse.ArgumentParser) -> None:
    configuration = parser.add_argument_group("configuration")
    group = configuration.add_mutually_exclusive_group()
    group.add_argument("--config", metavar="FILE", help="use this configuration for all files")
    group.add_argument("--isolated", action="store_true", help="use no configuration")
    configuration.add_argument(
        "--config-from", metavar="REV", help="read configurations as this revision has them, not the worktree's"
    )
    configuration.add_argument(
        "--no-local-plugins", action="store_true", help="refuse configurations that name folders of rules"
    )


def _add_format(parser: argparse._ActionsContainer, formats: tuple[str, ...]) -> None:
    parser.add_argument("--output-format", choices=formats, default="text", help="default: text")


class _Command(NamedTuple):
    """A command, as the list of commands and its own help tell of it, and what adds its options."""

    name: str
    summary: str
    description: str
    add_options: Callable[[Parser], None]
    epilog: str | None = None


_COMMANDS = (
    _Command(
        "check",
        "check articles and report what is wrong",
        "Check articles and report what is wrong.",
        _add_check,
        _EPILOG,
    ),
    _Command(
        "rules",
        "list the rules, or explain one",
        "List the rules, those of configured plugins too, or explain one.",
        _add_rules,
    ),
    _Command("config", "show the settings of a file, or the schema", "Show settings.", _add_config),
    _Command("cache", "delete the results of earlier runs", "Results of earlier runs.", _add_cache),
    _Command(
        "baseline",
        "accept the findings of today, so that only new ones fail",
        "Accept the findings of today, so that only new ones fail.",
        _add_baseline,
    ),
    _Command(
        "hook",
        "have git check every commit, without pre-commit",
        "Have git check every commit of this repository, without pre-commit.",
        _add_hook,
    ),
    _Command(
        "help",
        "read about a topic: configuration, outputs, exit codes, CI",
        "List the topics, or read about one. `artlint COMMAND --help` tells the options of a command.",
        _add_help,
    ),
    _Command(
        "completion",
        "print the script that completes artlint in a shell",
        'Print the script that completes artlint in a shell: eval "$(artlint completion bash)".',
        _add_completion,
    ),
)
