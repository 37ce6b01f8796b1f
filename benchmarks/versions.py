"""What a run costs beside an older artlint, and which rules cost it.

`python -m benchmarks.versions OLD ARCHIVE [--config FILE] [--rounds N]` runs two artlints over an archive in turns, in
one process and without a cache: OLD, the program of the older one, and `--artlint`. It prints the processor time of
each, and its ratio to that of OLD, for the newer one with the rules that OLD has, with all of its rules, and with all
but one of those that are new. What a rule costs is what is saved without it; a difference that is smaller than the
range of the rounds says nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring.command import Command
from benchmarks.measuring.figures import cpu, figure, table
from benchmarks.measuring.options import number, own_artlint, say
from benchmarks.measuring.rounds import Entry, Plan, Rounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.measuring.rounds import Measured

OLD, OLD_RULES, NEW = "older", "newer, rules of the older", "newer"


def names_of_rules(program: str) -> list[str]:
    """The rules that an artlint brings along. OSError, CalledProcessError or ValueError where it does not tell."""
    run = subprocess.run(
        [program, "rules", "--isolated", "--output-format", "json"], capture_output=True, check=True, cwd="/"
    )
    return [rule["name"] for rule in json.loads(run.stdout)["rules"]]


def entries(old: str, new: str, arguments: Sequence[str], added: Sequence[str]) -> list[Entry]:
    """The runs that are compared; `added` are the rules that the older artlint has not."""

    def entry(name: str, program: str, ignored: Iterable[str]) -> Entry:
        without = [word for rule in ignored for word in ("--ignore", rule)]
        return Entry(name, Command((program, "check", *arguments, *without), Path.cwd()))

    alone = [entry(f"newer without {rule}", new, [rule]) for rule in added]
    return [entry(OLD, old, ()), entry(OLD_RULES, new, added), entry(NEW, new, ()), *alone]


def shown(measured: dict[str, Measured]) -> str:
    """The table of what was measured; ratios are those of one round each."""
    rows = []
    for name, its in measured.items():
        ratios = figure([one.cpu / other.cpu for one, other in zip(its.spent, measured[OLD].spent, strict=True)])
        rows.append((name, cpu(its).shown(), ratios.shown()))
    return table(("artlint", "seconds of processor", "ratio to the older"), rows, right=2)


def main(arguments: Sequence[str]) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.versions")
    parser.add_argument("old", metavar="OLD", help="the program of the older artlint")
    parser.add_argument("archive", metavar="ARCHIVE")
    parser.add_argument("--artlint", default=own_artlint(), metavar="PROGRAM", help="the artlint that is measured")
    parser.add_argument("--config", metavar="FILE", help="the configuration of both; none unless said")
    parser.add_argument("--rounds", type=number, default=7, metavar="N", help="rounds on the clock (7)")
    options = parser.parse_args(arguments)
    config = ("--config", options.config) if options.config else ("--isolated",)
    try:
        known = names_of_rules(options.old)
        added = [rule for rule in names_of_rules(options.artlint) if rule not in known]
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        print(f"benchmarks.versions: no rules are told, so nothing is measured: {error}", file=sys.stderr)
        return 2
    runs = entries(options.old, options.artlint, (options.archive, "--no-cache", "--jobs", "1", *config), added)
    rounds = Rounds(runs, Plan(options.rounds, options.rounds, 0, 0.0), say)
    if OLD in rounds.problems:
        print(f"benchmarks.versions: {OLD}: {rounds.problems[OLD]}", file=sys.stderr)
        return 2
    print(shown(rounds.measured), end="")
    return 1 if rounds.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
