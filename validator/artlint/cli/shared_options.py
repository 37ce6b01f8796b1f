"""Options that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.cli.option_types import glob, jobs, names

if TYPE_CHECKING:
    import argparse


def add_selection(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Options that select rules and files; the group of those about rules."""
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


def add_cache_folder(parser: argparse._ActionsContainer) -> None:
    """The option `--cache-dir`."""
    parser.add_argument(
        "--cache-dir",
        metavar="DIR",
        help="keep the results of earlier runs here (default: .artlint_cache beside the configuration)",
    )


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """Options about configuration files."""
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


def add_format(parser: argparse._ActionsContainer, formats: tuple[str, ...]) -> None:
    """The option `--output-format`."""
    parser.add_argument("--output-format", choices=formats, default="text", help="default: text")


def add_jobs(parser: argparse._ActionsContainer) -> None:
    """The option `--jobs`."""
    parser.add_argument(
        "--jobs", type=jobs, default="auto", metavar="N", help="the most processes that check; default: auto"
    )
