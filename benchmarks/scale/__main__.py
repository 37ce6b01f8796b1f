"""Measure artlint over an archive of random articles that grows, some of them damaged.

Each size is checked cold (without a cache), cached with nothing changed, and with 1 % of the files changed. Time and
memory are those of the whole tree of processes.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from ..measuring.machine import machine
from ..measuring.options import add_options, folder_of, number, plan_of, say
from ..measuring.page import write_part
from ..measuring.rounds import Rounds
from .archive import DAMAGED, Archive
from .states import REPORT, entries
from .table import Size, goals, growth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZES = (1, 100, 1_000, 5_000, 45_000, 200_000)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write; 1 where a command failed."""
    options = _parser().parse_args(arguments)
    begun = machine()
    problems: dict[str, str] = {}
    with folder_of(options) as folder:
        sizes = list(_sizes(options, folder, problems))
    text = _text(begun, options, sizes, problems)
    print(text)
    if options.write:
        write_part("scale", text)
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    shown = " ".join(map(str, SIZES))
    parser.add_argument(
        "--sizes", type=number, nargs="+", default=SIZES, metavar="N", help=f"numbers of files ({shown})"
    )
    parser.add_argument("--seed", type=int, default=1, help="the seed of the archive (1)")
    parser.add_argument("--jobs", default="auto", metavar="N", help="how many processes artlint may use (auto)")
    add_options(parser, rounds=3, slow=300)
    return parser


def _sizes(options: argparse.Namespace, folder: Path, problems: dict[str, str]) -> Iterator[Size]:
    archive = Archive(folder / "archive", options.seed)
    for files in sorted(options.sizes):
        archive.grow(files)
        say(f"{files:,} files")
        rounds = Rounds(entries(options.artlint, archive, options.jobs), plan_of(options), say)
        problems.update((f"{name}, {files:,} files", why) for name, why in rounds.problems.items())
        if rounds.measured:
            yield Size(files, archive.size, _findings(folder), rounds.measured)


def _findings(folder: Path) -> int:
    report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    return int(report["summary"]["findings"])


def _text(begun: str, options: argparse.Namespace, sizes: list[Size], problems: dict[str, str]) -> str:
    failed = "".join(f"- {name}: failed: {why}\n" for name, why in problems.items())
    return f"""## How time and memory grow

{begun} Random articles of all sources (seed {options.seed}), {DAMAGED:.0%} of them damaged so that a rule must speak.
artlint ran with `--jobs {options.jobs}`; memory is looked at in rounds of its own.

{growth(sizes)}
{goals(sizes)}{failed and chr(10)}{failed}"""


if __name__ == "__main__":
    raise SystemExit(main())
