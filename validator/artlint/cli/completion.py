"""`artlint completion`: the scripts that complete artlint's command line in a shell.

They are generated from the parser by docs/generate.py and ship with artlint, so that nobody needs the generator.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from artlint.cli.output import print_out

if TYPE_CHECKING:
    import argparse

SCRIPTS = Path(__file__).parent.parent / "completions"
"""A file a shell."""


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    print_out([(SCRIPTS / f"artlint.{options.shell}").read_text(encoding="utf-8")])
    return 0
