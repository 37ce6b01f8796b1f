"""`artlint help`: the pages that ship with artlint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from artlint.cli.output import print_out
from artlint.config import ConfigError, nearest

if TYPE_CHECKING:
    import argparse

TOPICS = Path(__file__).parent.parent / "topics"
"""The folder with one file for each topic; the pages in docs/ are made from them."""

_ELSEWHERE = "; `artlint help` lists them, `artlint COMMAND --help` explains a command, `artlint rules NAME` a rule"


def run(options: argparse.Namespace) -> int:
    """Print the page of a topic, or list the topics."""
    known = topics()
    if options.topic is None:
        print_out([f"{name:<18} {title(path)}\n" for name, path in known.items()])
        return 0
    if options.topic not in known:
        raise ConfigError(f"help: no topic {options.topic!r}{nearest(options.topic, list(known)) or _ELSEWHERE}")
    print_out([known[options.topic].read_text(encoding="utf-8")])
    return 0


def topics() -> dict[str, Path]:
    """The topics by name, with their files."""
    return {path.stem: path for path in sorted(TOPICS.iterdir()) if path.suffix in (".md", ".json")}


def title(path: Path) -> str:
    """The title of a page."""
    if path.suffix == ".json":
        return "Problem matcher for GitHub Actions, which reads the concise report"
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
