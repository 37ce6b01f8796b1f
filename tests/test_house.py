"""The house keeps its own laws: style, types, one-way imports, a light start, one README command for CI."""

from __future__ import annotations

import ast
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
        pytest.param(("-m", "mypy"), marks=pytest.mark.slow),
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
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("__pycache__/\n*.pyc\n/build/**/out?\n", encoding="utf-8")
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


OWN_DISK = {
    "disk.py": "reads regular files for all rooms",
    "files/": "the room of the archive's files and git",
    "memory/": "its own folder, and the code that verdicts depend on",
    "cli/__init__.py": "gives a process without stdin, stdout or stderr an empty one",
    "cli/reports.py": "asks whether stdout is a file that a report goes to",
    "packs/index.py": "a tool of the repository: writes the generated index",
    "packs/plugins.py": "finds the files of a folder of rules, which are then imported",
    "run/jobs.py": "asks the system how many processors there are",
    "run/workers/": "asks the system how many threads there are",
    "watch/": "compares the stamps of files that a run depends on",
}
"""Modules and rooms that touch the disk, and why. `os.path` is not counted: most of it is about texts."""

TOUCHES = frozenset(
    "chmod chown link listdir lstat makedirs mkdir mkfifo open readlink remove rename replace rmdir scandir stat "
    "symlink truncate unlink utime walk".split()
)
"""Functions of `os` that ask the disk or change it."""


def touches(source: Path) -> list[str]:
    """The lines of a module that touch the disk: `open(`, and functions of `os`."""
    found = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "os" and TOUCHES & {name.name for name in node.names}:
            found.append(f"{node.lineno}: from os import")
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called == "open" or (called.startswith("os.") and called.removeprefix("os.") in TOUCHES):
            found.append(f"{node.lineno}: {called}")
    return found


def test_only_who_may_touches_the_disk() -> None:
    engine = ROOT / "validator" / "artlint"
    found = {path.relative_to(engine).as_posix(): touches(path) for path in sorted(engine.rglob("*.py"))}
    assert {name: lines for name, lines in found.items() if lines and not name.startswith(tuple(OWN_DISK))} == {}
    rules = {path.name: touches(path) for path in sorted((ROOT / "rules").rglob("*.py"))}
    assert not any(rules.values()), rules


@pytest.mark.parametrize("place", OWN_DISK)
def test_who_may_touch_the_disk_does(place: str) -> None:
    engine = ROOT / "validator" / "artlint"
    assert any(map(touches, engine.glob(f"{place}**/*.py" if place.endswith("/") else place)))
