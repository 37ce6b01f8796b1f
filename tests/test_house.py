"""The house keeps its own laws: style, types, one-way imports, a light start, one README command for CI."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import HEALTHY

ROOT = Path(__file__).resolve().parent.parent

HEAVY = {
    "pydantic",
    "dateutil",
    "html5lib",
    "yaml",
    "pathspec",
    "dataclasses",
    "inspect",
    "tomllib",
    "wcwidth",
    "multiprocessing",
    "socket",
    "watchfiles",
    "anyio",
}
"""What one healthy file without a configuration must not load (design, law 7)."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "command",
    [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    ],
    ids=["ruff check", "ruff format", "mypy", "import-linter"],
)
def test_the_house_is_clean(command: tuple[str, ...]) -> None:
    result = run(sys.executable, *command)
    assert result.returncode == 0, result.stdout + result.stderr


def start(tmp_path: Path, last: str) -> list[str]:
    """What the last line of a program prints (`loaded` are the modules) after it checked one healthy file."""
    article = tmp_path / "1.md"
    article.write_text(HEALTHY, encoding="utf-8")
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "import argparse, gc; before = set(sys.modules)\n"
        "sys.argv[1:] = ['check', '--isolated', sys.argv[1]]\n"
        "from artlint.cli import main; code = main()\n"
        f"loaded = set(sys.modules) - before; print(*{last}); sys.exit(code)"
    )
    result = run(sys.executable, "-S", "-c", program, str(article))
    assert result.returncode == 0, result.stdout + result.stderr
    assert not result.stderr
    return result.stdout.splitlines()[-1].split()


def test_one_healthy_file_loads_no_heavy_library(tmp_path: Path) -> None:
    assert HEAVY.isdisjoint(start(tmp_path, "loaded"))


def test_at_its_end_a_process_looks_for_no_cycles(tmp_path: Path) -> None:
    frozen, followed = map(int, start(tmp_path, "(gc.get_freeze_count(), len(gc.get_objects()))"))
    assert frozen > 100 * followed


def test_all_that_is_promised_is_there() -> None:
    names = (
        "import artlint; [getattr(artlint, name) for name in artlint.__all__]; from artlint import *; Rule, bad, good"
    )
    result = run(sys.executable, "-W", "error", "-c", names)
    assert result.returncode == 0, result.stderr
