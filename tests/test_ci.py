"""`.ci/run` runs the README's test command and what is slow; what byte code matters to is run with it and without."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = REPOSITORY / ".ci" / "run"
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
TOLD = """\
#!/bin/sh
echo "${0##*/} $* [${PYTHONDONTWRITEBYTECODE-unset}]" >> "$TOLD"
[ "${0##*/} $*" != "$FAILING" ] || exit 3
"""
ROOMS = "tests/run/test_plugins.py tests/memory tests/config tests/cli/test_trust.py"
"""Where byte code that lies beside a module may matter: plugins, and what is kept of runs and configurations."""
QUICK, AGAIN, SLOW = "pytest -q -n auto [unset]", f"pytest -q -n auto {ROOMS} [1]", "pytest -q -n auto -m slow [1]"


class Script(NamedTuple):
    """`.ci/run` in a folder in which each program only tells that it was called, and fails where it is meant to."""

    folder: Path

    def run(self, failing: str = "") -> tuple[int, list[str]]:
        told = self.folder / "told"
        told.write_text("")
        ran = subprocess.run(
            [str(self.folder / ".ci" / "run")],
            env={
                "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
                "TOLD": str(told),
                "FAILING": failing,
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            check=False,
        )
        return ran.returncode, told.read_text().splitlines()


@pytest.fixture
def script(tmp_path: Path) -> Script:
    programs = [*(tmp_path / "bin" / name for name in ("python3", "zsh", "fish", "apt-get"))]
    programs += [tmp_path / ".venv" / "bin" / name for name in ("pip", "pytest")]
    for program in programs:
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(TOLD)
        program.chmod(0o755)
    (tmp_path / ".ci").mkdir()
    shutil.copy(SCRIPT, tmp_path / ".ci" / "run")
    return Script(tmp_path)


def test_it_holds_the_test_command_of_the_readme() -> None:
    (command,) = re.findall(r"^python3 -m venv .*pytest.*$", README, re.MULTILINE)
    assert f"{command} || exit" in SCRIPT.read_text(encoding="utf-8").splitlines()


def test_it_runs_both_with_byte_code_and_without(script: Script) -> None:
    code, told = script.run()
    assert code == 0
    assert told == ["python3 -m venv .venv [unset]", "pip install -q -e .[dev] [unset]", QUICK, AGAIN, SLOW]


@pytest.mark.parametrize(
    ("failing", "last"),
    [
        ("python3 -m venv .venv", "python3 -m venv .venv [unset]"),
        ("pip install -q -e .[dev]", "pip install -q -e .[dev] [unset]"),
        ("pytest -q -n auto", QUICK),
        (f"pytest -q -n auto {ROOMS}", AGAIN),
        ("pytest -q -n auto -m slow", SLOW),
    ],
)
def test_it_ends_with_what_fails(script: Script, failing: str, last: str) -> None:
    code, told = script.run(failing)
    assert (code, told[-1]) == (3, last)
