"""What a start of artlint costs, in instructions: repeatable, whatever else the machine does.

`python benchmarks/start.py [ARTICLE]` runs three programs under valgrind's callgrind and prints what each of them
executes: Python alone, Python with argparse, and `artlint check ARTICLE` (the healthy article of the fixtures unless
another is named). valgrind must be installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ARTICLE = Path(__file__).resolve().parent.parent / "fixtures" / "archive" / "articles" / "voa" / "1023001.md"

_total = re.compile(rb"Collected : (\d+)")


def instructions(*command: str) -> int:
    """How many instructions a program executes. ValueError where callgrind does not say it."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as folder:
        tool = ("valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out")
        run = subprocess.run([*tool, *command], env=environment, capture_output=True, check=False)
    found = _total.search(run.stderr)
    if found is None:
        raise ValueError(run.stderr.decode(errors="replace")[-500:])
    return int(found[1])


def main(arguments: list[str]) -> int:
    """Print the table."""
    if shutil.which("valgrind") is None:
        print("benchmarks/start.py: valgrind is not installed, so nothing is measured", file=sys.stderr)
        return 2
    article = arguments[0] if arguments else str(ARTICLE)
    if not os.path.isfile(article):
        print(f"benchmarks/start.py: there is no article {article}, so nothing is measured", file=sys.stderr)
        return 2
    check = (sys.executable, "-m", "artlint", "check", "--isolated", "--no-cache", article)
    subprocess.run(check, check=True, stdout=subprocess.DEVNULL)  # its byte code is written now
    programs = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "python -c 'import argparse'": (sys.executable, "-c", "import argparse"),
        "artlint check ARTICLE": check,
    }
    for name, command in programs.items():
        print(f"{name:30} {instructions(*command) / 1e6:8.1f} M instructions")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
