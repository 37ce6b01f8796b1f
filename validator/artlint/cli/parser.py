"""What `artlint` understands. Every option here works; what does not work yet is not here."""

from __future__ import annotations

import argparse
from typing import NoReturn

from artlint.report import FORMATS
from artlint.report.escape import visible
from artlint.version import __version__

_EPILOG = """exit codes:
  0  nothing at or above the fail level
  1  findings at or above the fail level; with --diff, something would be fixed
  2  artlint could not do what was asked: usage, configuration, missing path, nothing to check,
     unreadable file, crashed rule, a fix that was not made
"""


class _Parser(argparse.ArgumentParser):
    """argparse repeats a mistake as it was written; a file's name may hold an escape sequence."""

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of a command line; on a mistake it says so and leaves with 2."""
    parser = _Parser(
        prog="artlint",
        description="A data-quality linter for archives of articles kept as files.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"artlint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_check(commands)
    _add_rules(commands)
    _add_config(commands)
    _add_cache(commands)
    return parser.parse_args(arguments)


def names(written: str) -> tuple[str, ...]:
    """A list of names as the command line takes it: with commas between."""
    found = tuple(name.strip() for name in written.split(",") if name.strip())
    if not found:
        raise argparse.ArgumentTypeError("expected names with commas between")
    return found


def glob(written: str) -> str:
    """A glob as the command line takes it."""
    from artlint.config.globs import usable_glob  # only `--exclude` needs it

    try:
        return usable_glob(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}, got {written!r}") from None


def jobs(written: str) -> int | None:
    """A number of processes; None for `auto`."""
    if written == "auto":
        return None
    if not (written.isascii() and written.isdigit()) or int(written) == 0:
        raise argparse.ArgumentTypeError(f"expected a number of processes, 1 or more, or auto, got {written!r}")
    return int(written)


def _add_check(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = commands.add_parser(
        "check",
        help="check articles and report what is wrong",
        description="Check articles and report what is wrong.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    check.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders; - reads stdin")
    check.add_argument("--stdin-filename", metavar="PATH", help="the path that stdin stands for, with -")
    _add_configuration(check)
    rules = check.add_argument_group("rules")
    rules.add_argument(
        "--select", action="append", type=names, metavar="NAMES", help="run only these rules, folders of rules, or ALL"
    )
    rules.add_argument(
        "--ignore", action="append", type=names, metavar="NAMES", help="leave these rules or folders out"
    )
    rules.add_argument(
        "--no-suppressions", action="store_true", help="show what comments and [[ignore]] suppress, as if they were not"
    )
    fixes = check.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="fix what is safe to fix, and report what is left")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix, --fix-only or --diff: make the unsafe fixes, too"
    )
    fixes.add_argument("--fix-only", action="store_true", help="fix, and report no findings")
    fixes.add_argument(
        "--diff",
        action="store_true",
        help="write nothing: show what would be fixed, and leave with 1 if anything would",
    )
    files = check.add_argument_group("files")
    files.add_argument("--exclude", action="append", type=glob, metavar="GLOB", help="leave files out, named ones too")
    files.add_argument("--no-gitignore", action="store_true", help="check what git ignores, too")
    _add_cache_folder(files)
    files.add_argument("--no-cache", action="store_true", help="judge every file anew, and keep no results")
    files.add_argument(
        "--jobs", type=jobs, default="auto", metavar="N", help="the most processes that check; default: auto"
    )
    report = check.add_argument_group("report")
    _add_format(report, FORMATS)
    report.add_argument("-o", "--output-file", metavar="FILE", help="write the report to a file")
    report.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    report.add_argument("--show-skipped", action="store_true", help="list the files that were not checked, and why")
    report.add_argument("-q", "--quiet", action="store_true", help="print findings and errors, nothing else")
    report.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    report.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the least severity that makes the exit code 1 (default: error, or the configuration's)",
    )


def _add_rules(commands: argparse._SubParsersAction[_Parser]) -> None:
    rules = commands.add_parser(
        "rules",
        help="list the rules, or explain one",
        description="List the rules, those of configured plugins too, or explain one.",
        allow_abbrev=False,
    )
    rules.add_argument("name", nargs="?", metavar="NAME", help="the rule to explain")
    _add_format(rules, ("text", "json"))
    _add_configuration(rules)


def _add_config(commands: argparse._SubParsersAction[_Parser]) -> None:
    config = commands.add_parser(
        "config", help="show the settings of a file, or the schema", description="Show settings.", allow_abbrev=False
    )
    actions = config.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser(
        "show",
        help="show the settings in force for a file, and where each comes from",
        description="Show the settings in force for a file, and where each comes from.",
        allow_abbrev=False,
    )
    show.add_argument("path", metavar="PATH", help="the file")
    _add_configuration(show)
    schema = actions.add_parser(
        "schema",
        help="print the JSON Schema of artlint.toml",
        description="Print the JSON Schema of artlint.toml, the options of configured plugins included.",
        allow_abbrev=False,
    )
    _add_configuration(schema)


def _add_cache(commands: argparse._SubParsersAction[_Parser]) -> None:
    cache = commands.add_parser(
        "cache", help="delete the results of earlier runs", description="Results of earlier runs.", allow_abbrev=False
    )
    actions = cache.add_subparsers(dest="action", metavar="ACTION", required=True)
    clean = actions.add_parser(
        "clean",
        help="delete the results of earlier runs",
        description="Delete the results of earlier runs that a check from here would use.",
        allow_abbrev=False,
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
    group = parser.add_argument_group("configuration").add_mutually_exclusive_group()
    group.add_argument("--config", metavar="FILE", help="use this configuration for all files")
    group.add_argument("--isolated", action="store_true", help="use no configuration")


def _add_format(parser: argparse._ActionsContainer, formats: tuple[str, ...]) -> None:
    parser.add_argument("--output-format", choices=formats, default="text", help="default: text")
