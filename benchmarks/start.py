"""What a start of artlint costs, in instructions: repeatable, whatever else the machine does.

`python benchmarks/start.py [ARTICLE]` runs programs under valgrind's callgrind and prints what each of them executes,
its byte code written before: Python alone, Python with argparse, and `artlint check one.md`, outside of a repository
and in one with a `.gitignore`. one.md is a copy of the healthy article of the fixtures, unless another is named.
valgrind must be installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "fixtures" / "archive" / "articles" / "voa" / "1023001.md"

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONHASHSEED"] = "0"

_total = re.compile(rb"Collected : (\d+)")


def instructions(*command: str) -> int:
    """How many instructions a program executes. ValueError where callgrind does not say it."""
    with tempfile.TemporaryDirectory() as folder:
        tool = ("valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out")
        run = subprocess.run([*tool, *command], env=ENVIRONMENT, capture_output=True, check=False)
    found = _total.search(run.stderr)
    if found is None:
        raise ValueError(run.stderr.decode(errors="replace")[-500:])
    return int(found[1])


def programs(folder: Path, article: str) -> dict[str, tuple[str, ...]]:
    """The programs by name. `folder` is an empty one for the articles that they read."""
    alone, repository = folder / "alone", folder / "repository"
    for place in (alone, repository):
        place.mkdir()
        shutil.copy(article, place / "one.md")
    (repository / ".git").mkdir()
    shutil.copy(ROOT / ".gitignore", repository)
    check = (sys.executable, "-m", "artlint", "check", "--isolated", "--no-cache")
    return {
        "python -c pass": (sys.executable, "-c", "pass"),
        "python -c 'import argparse'": (sys.executable, "-c", "import argparse"),
        "artlint check one.md": (*check, str(alone / "one.md")),
        "artlint check one.md, with a .gitignore": (*check, str(repository / "one.md")),
    }


def main(arguments: list[str]) -> int:
    """Print the table."""
    if shutil.which("valgrind") is None:
        print("benchmarks/start.py: valgrind is not installed, so nothing is measured", file=sys.stderr)
        return 2
    article = arguments[0] if arguments else str(ARTICLE)
    if not os.path.isfile(article):
        print(f"benchmarks/start.py: there is no article {article}, so nothing is measured", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        for name, command in programs(Path(folder), article).items():
            subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)  # its byte code is written
            print(f"{name:40} {instructions(*command) / 1e6:8.1f} M instructions")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
