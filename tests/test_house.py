"""The house keeps its own laws: style, types, one-way imports, a light start, one README command for CI."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import HEALTHY

import artlint

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
    "typing",
}
"""What one healthy file without a configuration must not load (design, law 7)."""

FROM_PYTHON = {"__future__", "_bisect", "_datetime", "bisect", "collections.abc", "gc", "unicodedata"}
"""What it may load of Python beside `argparse` and what that imports; a compiler loads `unicodedata`."""

FROM_ENGINE = {
    "adopt": "suppress",
    "article": (
        "article body dateline decode frame frontmatter hosts markup media moments paragraphs parts plain "
        "recognise signs source urls"
    ),
    "cli": "argument_parser check output parser reports surroundings",
    "config": "configs errors find globs settings",
    "html": "characters model parser proof quick reader shortcut subset tree tree.names",
    "registry": "pack",
    "report": "text words",
    "run": "baseline_place cached candidate check checker find gitignore outcome paths request survey tally",
    "": "engine expressions light options plan rule span",
}
"""What it may load of the engine. A module costs 0.3 ms: one more stands here only if each article needs it."""


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


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = next(line for line in script.splitlines() if line.startswith("python3 -m venv"))
    assert command in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def start(tmp_path: Path, last: str, *flags: str) -> list[str]:
    """What the last line of a program prints (`loaded` are the modules) after it checked one healthy file."""
    article = tmp_path / "1.md"
    article.write_text(HEALTHY, encoding="utf-8")
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "import argparse, gc; before = set(sys.modules); made = []\n"
        "sys.addaudithook(lambda event, told: event == 'compile' and made.append(told[1]))\n"
        "sys.argv[1:] = ['check', '--isolated', sys.argv[1]]\n"
        "from artlint.cli import main; code = main()\n"
        f"loaded = set(sys.modules) - before; print(*{last}); sys.exit(code)"
    )
    result = run(sys.executable, "-S", *flags, "-c", program, str(article))
    assert result.returncode == 0, result.stdout + result.stderr
    assert not result.stderr
    return result.stdout.splitlines()[-1].split()


def test_one_healthy_file_loads_only_what_it_runs(tmp_path: Path) -> None:
    loaded = set(start(tmp_path, "loaded"))
    assert HEAVY.isdisjoint(loaded)
    ours = {"artlint"} | {f"artlint.{room}" for room in FROM_ENGINE if room}
    ours |= {
        f"artlint.{room}.{name}".replace("..", ".") for room, names in FROM_ENGINE.items() for name in names.split()
    }
    others = {name for name in loaded if name.partition(".")[0] != "artlint_rules"}
    assert others - ours - FROM_PYTHON == set()


def test_to_tell_the_version_no_article_is_known() -> None:
    program = (
        "import sys; from artlint.cli import main\n"
        "try:\n    main(['--version'])\n"
        "finally:\n    print(*(name for name in sys.modules if name.startswith('artlint.')))"
    )
    result = run(sys.executable, "-c", program)
    version, loaded = result.stdout.splitlines()
    assert version.startswith("artlint ")
    assert set(loaded.split()) <= {
        *("artlint.cli", "artlint.cli.argument_parser", "artlint.cli.parser"),
        *("artlint.expressions", "artlint.light", "artlint.report"),
    }


def test_a_start_compiles_nothing_but_files(tmp_path: Path) -> None:
    assert [name for name in start(tmp_path, "made") if not name.endswith(".py")] == []


def test_at_its_end_a_process_looks_for_no_cycles(tmp_path: Path) -> None:
    frozen, followed = map(int, start(tmp_path, "(gc.get_freeze_count(), len(gc.get_objects()))"))
    assert frozen > 100 * followed


def test_all_that_is_promised_is_there() -> None:
    names = (
        "import artlint; [getattr(artlint, name) for name in artlint.__all__]; from artlint import *; Rule, bad, good"
    )
    result = run(sys.executable, "-W", "error", "-c", names)
    assert result.returncode == 0, result.stderr


def test_of_what_is_not_there_it_says_so() -> None:
    with pytest.raises(AttributeError, match="module 'artlint' has no attribute 'nothing'"):
        getattr(artlint, "nothing")  # noqa: B009  a type checker knows it, too
