"""`artlint completion`: the scripts that complete artlint's command line in a shell.

docs/generate.py generates them from the parser. They ship with artlint, which therefore needs no generator.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from artlint.cli.output import print_out

if TYPE_CHECKING:
    import argparse

SCRIPTS = Path(__file__).parent.parent / "completions"
"""The folder with one script for each shell."""


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    print_out([(SCRIPTS / f"artlint.{options.shell}").read_text(encoding="utf-8")])
    return 0
