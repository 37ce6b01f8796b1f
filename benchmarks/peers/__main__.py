"""Measure artlint beside every peer that is found on the machine, in interleaved rounds over the same files.

The articles of ARCHIVE are copied, until there are enough, as Markdown and, their bodies alone, as HTML.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ..measuring.machine import machine
from ..measuring.options import add_options, folder_of, number, plan_of, say
from ..measuring.page import write_part
from .find import Found, find
from .goals import goals
from .inputs import articles_of
from .measurements import Measurements
from .programs import ARTLINT, PEERS, Peer
from .table import install_lines, missing_lines, problem_lines, programs_table

_NOTE = """\
Each round runs all commands in turn; memory is looked at in rounds of its own. A ratio is the median of the ratios of
each round. What the peers print is thrown away, artlint's report goes to a file. The programs do different work:
compare their speed, not their merit.
"""

_INSTALLS = "The peers are installed by " + ", ".join(f"`{line}`" for line in install_lines(PEERS)) + "."


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write; 1 where a command failed, 2 where there is nothing to measure."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not (options.archive or options.git_files):
        parser.error("nothing to measure: give ARCHIVE, --git-files or both")
    if options.archive:
        try:
            articles_of(options.archive)
        except FileNotFoundError as error:
            say(f"nothing is measured: {error}")
            return 2
    begun = machine()
    found, missing = _programs(options)
    done = Measurements(plan_of(options), say)
    with folder_of(options, beside=options.archive) as folder:
        if options.archive:
            done.over_archive(found, options.archive, folder, options.files, options.one_file_rounds)
        if options.git_files:
            done.in_repository(options.artlint, folder, options.git_files)
    text = _text(begun, done, found if options.archive else [], missing if options.archive else [])
    print(text)
    if options.write:
        write_part("peers", text)
    return 1 if done.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__, epilog=_INSTALLS)
    parser.add_argument("archive", nargs="?", type=Path, metavar="ARCHIVE", help="a folder of articles (*.md)")
    parser.add_argument(
        "--bin",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="look for peers here, too; may repeat",
    )
    parser.add_argument("--only", action="append", metavar="NAME", help="measure this peer and no other; may repeat")
    parser.add_argument("--files", type=number, default=5000, metavar="N", help="copy ARCHIVE up to N files (5000)")
    parser.add_argument(
        "--git-files", type=number, metavar="N", help="compare with git status in a repository of N files"
    )
    parser.add_argument("--one-file-rounds", type=number, default=11, metavar="N", help="rounds over one file (11)")
    add_options(parser, rounds=5, slow=10)
    return parser


def _programs(options: argparse.Namespace) -> tuple[list[Found], list[Peer]]:
    """artlint and the peers that are there, and those that are not."""
    asked = [peer for peer in PEERS if options.only is None or peer.name in options.only]
    found, missing = find(asked, options.bin)
    return [*(Found(peer, options.artlint) for peer in ARTLINT), *found], missing


def _text(begun: str, done: Measurements, found: list[Found], missing: list[Peer]) -> str:
    left_out = missing_lines(missing) + problem_lines(done.problems)
    parts = [
        f"## Beside its peers\n\n{begun}\n\n{_NOTE}",
        f"### Goals: artlint's wall over the peer's wall\n\n{goals(done.results)}",
        *done.texts,
        f"### Programs\n\n{_INSTALLS}\n\n{programs_table(found)}" if found else "",
        left_out,
    ]
    return "\n".join(part for part in parts if part)


if __name__ == "__main__":
    raise SystemExit(main())
