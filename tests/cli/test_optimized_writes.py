"""`python -O` and `-OO` check, fix, accept and show what plain Python does, and leave the same files."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

    Step = tuple[int, str, str]

COMMANDS = (
    ("check", "--no-cache"),
    ("check", "--no-cache", "--fix"),
    ("baseline", "create", "--baseline", "accepted.json"),
    ("check", "--no-cache", "--baseline", "accepted.json"),
    ("config", "show", "1.md"),
    ("rules", "loud-word"),
)


def in_this_process(sandbox: Sandbox) -> list[Step]:
    return [(ran.code, ran.out, ran.err) for ran in (sandbox.run(*command) for command in COMMANDS)]


def in_another(sandbox: Sandbox, flag: str) -> list[Step]:
    """Each command in a Python of its own with a flag."""
    ran = [
        subprocess.run(
            [sys.executable, flag, "-m", "artlint", *command],
            cwd=sandbox.folder, env=sandbox.environment(), capture_output=True, timeout=120, check=False,
        )
        for command in COMMANDS
    ]  # fmt: skip
    return [(one.returncode, one.stdout.decode(), one.stderr.decode()) for one in ran]


def left_in(folder: Path) -> dict[str, bytes]:
    """The archive's files."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def archive(sandbox: Sandbox) -> Sandbox:
    """One article has a finding with a safe fix and one without, one is healthy."""
    sandbox.words()
    return sandbox


def fill(archive: Sandbox) -> None:
    archive.write("1.md", HEALTHY.replace("</p>\n", "</p><p></p><p>LOUD</p>\n"))
    archive.write("2.md")
    (archive.folder / "accepted.json").unlink(missing_ok=True)


@pytest.mark.parametrize("flag", [pytest.param("-O", marks=pytest.mark.slow), "-OO"])
def test_commands_say_and_write_the_same(archive: Sandbox, flag: str) -> None:
    fill(archive)
    plain, left = in_this_process(archive), left_in(archive.folder)
    fill(archive)
    assert in_another(archive, flag) == plain
    assert left_in(archive.folder) == left
    assert [code for code, _, _ in plain] == [1, 1, 0, 0, 0, 0]
    assert b"<p></p>" not in left["1.md"]
    assert "accepted.json" in left
