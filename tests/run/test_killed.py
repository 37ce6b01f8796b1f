"""`check --fix` killed: every file is whole, old or new, and the next run takes up what is left."""

from __future__ import annotations

import signal
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

OLD = HEALTHY.replace("</p>\n", "</p><p></p>\n").encode()
NEW = HEALTHY.encode()
FILES = 40


def contents(sandbox: Sandbox) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((sandbox.folder / "articles").iterdir())}


def wait_until_new(files: list[Path], count: int, run: subprocess.Popen[bytes]) -> None:
    """Watch the files until so many are new, or the run has ended."""
    while run.poll() is None and sum(file.read_bytes() == NEW for file in files) < count:
        pass


@pytest.mark.parametrize("count", [0, 1, 7, 20])
def test_every_file_is_old_or_new(sandbox: Sandbox, count: int) -> None:
    files = [sandbox.write(f"articles/{number}.md", OLD) for number in range(FILES)]
    with subprocess.Popen(sandbox.command("check", "--fix", "-q"), cwd=sandbox.folder) as run:
        wait_until_new(files, count, run)
        run.kill()
    now = contents(sandbox)
    assert {now[file.name] for file in files} <= {OLD, NEW}
    assert sum(now[file.name] == NEW for file in files) >= count
    assert sandbox.run("check", "--fix").code == 0
    assert contents(sandbox) == {file.name: NEW for file in sorted(files)}


@pytest.mark.usefixtures("heard_interrupts")
def test_a_terminal_s_interrupt_leaves_nothing_behind(sandbox: Sandbox) -> None:
    files = [sandbox.write(f"articles/{number}.md", OLD) for number in range(FILES)]
    with subprocess.Popen(sandbox.command("check", "--fix", "-q"), cwd=sandbox.folder, stderr=subprocess.PIPE) as run:
        wait_until_new(files, 2, run)
        run.send_signal(signal.SIGINT)
        run.communicate()
    now = contents(sandbox)
    assert sorted(now) == sorted(file.name for file in files)
    assert set(now.values()) <= {OLD, NEW}
