"""The command line: all commands of artlint with their options and help."""

import argparse
import sys
from collections.abc import Callable
from typing import NamedTuple

from artlint.cli.argument_parser import Parser
from artlint.cli.check_options import add_check_options
from artlint.cli.option_types import grouping, number, percent, seed, steps
from artlint.cli.shared_options import add_cache_folder, add_configuration, add_format, add_jobs, add_selection

SHELLS = ("bash", "zsh", "fish")
"""Shells for which `artlint completion` has a script."""

_EPILOG = """exit codes:
  0  nothing at or above the fail level
  1  findings at or above the fail level, or a budget that is exceeded; with --diff or a patch,
     something would be fixed
  2  artlint could not do what was asked: usage, configuration, missing path, nothing to check,
     unreadable file, crashed rule, a fix that was not made
"""

_DRILL_EPILOG = """exit codes:
  0  the drill was made
  1  less was caught than --at-least asks for
  2  artlint could not do what was asked: usage, configuration, missing path, no healthy article,
     crashed rule, a damage that failed
"""


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of a command line, by default the process's own. A mistake is printed and ends the process with 2."""
    words = sys.argv[1:] if arguments is None else arguments
    for command in _COMMANDS:
        if words[:1] == [command.name]:  # the parsers of the other commands are not made
            return command.parser().parse_args(words[1:])
    return command_line().parse_args(words)


def command_line() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = Parser(
        prog="artlint",
        description="A data-quality linter for archives of articles kept as files.",
        epilog=_EPILOG,
    )
    commands = parser.add_subparsers(
        prog="artlint", dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    for command in _COMMANDS:
        command.add_options(
            commands.add_parser(
                command.name, help=command.summary, description=command.description, epilog=command.epilog
            )
        )
    return parser


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
        add_configuration(action)
        add_selection(action)
        if name == "create":
            action.add_argument("--force", action="store_true", help="write over a baseline that is there")
        if name == "show":
            add_format(action, ("text", "json"))


def _add_init(init: Parser) -> None:
    init.add_argument("path", nargs="?", default=".", metavar="PATH", help="the folder of the archive (default: .)")
    group = init.add_mutually_exclusive_group()
    group.add_argument("--write", action="store_true", help="write over the configuration that is there")
    group.add_argument(
        "--check",
        action="store_true",
        help="write nothing: tell where the archive and its configuration have drifted apart, and leave with 1 if so",
    )
    init.add_argument(
        "--no-local-plugins",
        action="store_true",
        help="with --check: refuse a configuration that names folders of rules",
    )
    init.add_argument(
        "--with",
        dest="steps",
        type=steps,
        metavar="STEPS",
        help="take the next steps, too: pre-commit, github, gitlab (a file each, if there is none), baseline",
    )
    init.add_argument("--explain", action="store_true", help="show the figures behind each line")
    add_jobs(init)
    init.set_defaults(quiet=False)


def _add_profile(profile: Parser) -> None:
    profile.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: .)")
    profile.add_argument(
        "--by",
        type=grouping,
        default="auto",
        metavar="GROUPING",
        help="group by source, folder, host (of the articles' own addresses), or key:NAME (of their front matter); "
        "default: the sources of the configuration, else folders",
    )
    add_jobs(profile)
    add_configuration(profile)
    add_selection(profile)
    add_format(profile, ("text", "json", "markdown"))
    profile.set_defaults(baseline=None, quiet=False)


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
    add_format(rules, ("text", "json"))
    add_configuration(rules)


def _add_config(config: Parser) -> None:
    actions = config.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser(
        "show",
        help="show the settings in force for a file or folder, and where each comes from",
        description="Show the settings in force for a file or folder, and where each comes from.",
    )
    show.add_argument("path", nargs="?", default=".", metavar="PATH", help="the file or folder (default: .)")
    add_configuration(show)
    schema = actions.add_parser(
        "schema",
        help="print the JSON Schema of artlint.toml",
        description="Print the JSON Schema of artlint.toml, the options of configured plugins included.",
    )
    add_configuration(schema)


def _add_drill(drill: Parser) -> None:
    drill.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: .)")
    drill.add_argument(
        "-n", "--articles", type=number, default=50, metavar="N", help="damage so many healthy articles (default: 50)"
    )
    drill.add_argument("--seed", type=seed, default=1, metavar="N", help="what chance draws from (default: 1)")
    drill.add_argument("--at-least", type=percent, metavar="SHARE", help="exit with 1 where less is caught, as in 95%%")
    add_format(drill, ("text", "json"))
    add_configuration(drill)
    add_selection(drill)
    drill.set_defaults(baseline=None, quiet=False)


def _add_help(help_: Parser) -> None:
    help_.add_argument("topic", nargs="?", metavar="TOPIC", help="the topic")


def _add_completion(completion: Parser) -> None:
    completion.add_argument("shell", choices=SHELLS, help="the shell")


def _add_cache(cache: Parser) -> None:
    actions = cache.add_subparsers(dest="action", metavar="ACTION", required=True)
    clean = actions.add_parser(
        "clean",
        help="delete the results of earlier runs",
        description="Delete the results of earlier runs that a check from here would use.",
    )
    add_cache_folder(clean)
    add_configuration(clean)


class _Command(NamedTuple):
    """A command: its line in the list of commands, its own help, and the function that adds its options."""

    name: str
    summary: str
    description: str
    add_options: Callable[[Parser], None]
    epilog: str | None = None

    def parser(self) -> Parser:
        """The parser of what follows on the command's name."""
        made = Parser(prog=f"artlint {self.name}", description=self.description, epilog=self.epilog)
        made.set_defaults(command=self.name)
        self.add_options(made)
        return made


_COMMANDS = (
    _Command(
        "check",
        "check articles and report what is wrong",
        "Check articles and report what is wrong.",
        add_check_options,
        _EPILOG,
    ),
    _Command(
        "rules",
        "list the rules, or explain one",
        "List the rules, those of configured plugins too, or explain one.",
        _add_rules,
    ),
    _Command(
        "init",
        "look at an archive, and write the configuration that fits it",
        "Look at an archive, and write artlint.toml: sources, layouts, zones, proxies, and the\n"
        "rules that do not fit, each line with what it rests on. A configuration that is there\n"
        "is not written over without --write.",
        _add_init,
    ),
    _Command(
        "profile",
        "show what an archive is like: sizes, layouts, dates, images, findings",
        "Show what an archive is like, in all and group by group: sizes, days, layouts, dates,\n"
        "zones, the time from date to epoch, parts, image hosts, findings.",
        _add_profile,
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
        "drill",
        "damage copies of articles in memory, and tell what would be caught",
        "Damage copies of healthy articles in memory, in every way that rules are for, and tell what the\n"
        "configuration would catch, what it would miss and why, and which rules speak without a cause.\n"
        "Nothing is written.",
        _add_drill,
        _DRILL_EPILOG,
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
