"""What the commands that measure have in common: options, the folder to write in, and what they say meanwhile."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .rounds import Plan

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def add_options(parser: argparse.ArgumentParser, rounds: int, slow: float) -> None:
    """Add the options to a command; `rounds` and `slow` (seconds) are what holds unless said."""
    parser.add_argument("--rounds", type=number, default=rounds, metavar="N", help=f"rounds on the clock ({rounds})")
    parser.add_argument("--memory-rounds", type=number, default=1, metavar="N", help="rounds that look at memory (1)")
    parser.add_argument("--slow-rounds", type=number, default=1, metavar="N", help="rounds of slow commands (1)")
    parser.add_argument("--slow", type=float, default=slow, metavar="SECONDS", help=f"what a slow one takes ({slow:g})")
    parser.add_argument("--artlint", default=own_artlint(), metavar="PROGRAM", help="the artlint that is measured")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where to write the files that are checked")
    parser.add_argument("--keep", action="store_true", help="leave those files there")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")


def number(text: str) -> int:
    """An option's value that counts something: one or more. ValueError if it is none."""
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def plan_of(options: argparse.Namespace) -> Plan:
    """How often things are run."""
    return Plan(options.rounds, options.slow_rounds, options.memory_rounds, options.slow)


def say(line: str) -> None:
    """Tell on stderr how far it is."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def folder_of(options: argparse.Namespace, beside: Path | None = None) -> Iterator[Path]:
    """A new folder in `--folder`, else beside a path, else among the temporary ones; removed at the end."""
    parent = options.folder or (beside.resolve().parent if beside else None)
    folder = Path(tempfile.mkdtemp(prefix="artlint-bench-", dir=parent))
    say(f"writing to {folder}")
    try:
        yield folder
    finally:
        if not options.keep:
            shutil.rmtree(folder)


def own_artlint() -> str:
    """The command of this Python, else the first on PATH."""
    own = Path(sys.executable).with_name("artlint")
    return str(own) if own.exists() else shutil.which("artlint") or "artlint"
