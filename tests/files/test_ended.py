"""A command that is told to end, or killed, or out of space, leaves nothing behind and writes nothing afterwards."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, some_slow
from tests.run.test_workers import SPAWN, all_gone, linux

from artlint.files.temporary import TEMPORARY
from artlint.memory.folder import TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Sandbox

OLD = HEALTHY.replace("</p>\n", "</p><p></p>\n").encode()
NEW = HEALTHY.encode()
FILES, FEW = 400, 20
"""Files to fix, and how many are fixed when the signal comes: no worker is done with its first piece of 50."""

PROGRAM = """\
import sys
from artlint.cli import main
from artlint.run.workers import team
{setup}
sys.exit(main(sys.argv[1:]))
"""

DEADLY = (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)


def start(sandbox: Sandbox, *arguments: str, setup: str = "") -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(setup=setup), "check", *arguments],
        cwd=sandbox.folder, env=sandbox.environment(), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def written(files: list[Path]) -> int:
    return sum(file.stat().st_size == len(NEW) for file in files)


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.startswith(TEMPORARY[0])]


@linux
@pytest.mark.parametrize("setup", ["", pytest.param(SPAWN, marks=pytest.mark.slow)], ids=["fork", "spawn"])
@pytest.mark.parametrize("number", DEADLY)
def test_nothing_is_written_once_the_command_is_gone(sandbox: Sandbox, number: signal.Signals, setup: str) -> None:
    files = [sandbox.write(f"articles/{each:04}.md", OLD) for each in range(FILES)]
    run = start(sandbox, "--fix-only", "--jobs", "2", setup=setup)
    while run.poll() is None and written(files) < FEW:
        pass
    run.send_signal(number)
    assert run.wait(timeout=120) == -number
    now = written(files)
    _, err = run.communicate(timeout=120)  # stderr ends when the last worker is gone, too
    assert (err, all_gone(run.pid)) == (b"", True)
    assert FEW <= now < FILES
    assert written(files) == now
    assert left_behind(sandbox.folder) == []


@linux
def test_a_closed_terminal_does_not_end_what_nohup_started(sandbox: Sandbox) -> None:
    files = [sandbox.write(f"articles/{each:04}.md", OLD) for each in range(200)]
    run = start(
        sandbox, "--fix-only", "--jobs", "2", setup="import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    )
    while run.poll() is None and written(files) < FEW:
        pass
    os.killpg(run.pid, signal.SIGHUP)
    run.communicate(timeout=120)
    assert (run.returncode, written(files)) == (0, len(files))


SLOW = """\
import time

from artlint import Rule


class SlowWord(Rule):
    \"\"\"Wait.\"\"\"

    literals = ("slow",)

    def check(self, article):
        open("there", "w").close()
        time.sleep(600)
        yield from ()
"""


def held(sandbox: Sandbox, *outputs: str) -> subprocess.Popen[bytes]:
    """A run that has begun its reports, and waits."""
    sandbox.words()
    sandbox.write("lint_rules/slow.py", SLOW)
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD\n")
    sandbox.write("2.md", "<!--1689730743000-->\nslow\n")
    run = start(sandbox, "1.md", "2.md", "--select", "loud-word,slow-word", *outputs)
    while run.poll() is None and not (sandbox.folder / "there").exists():
        pass
    assert left_behind(sandbox.folder) != []
    return run


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("outputs", [("-o", "a.json"), ("--output", "json=a.json", "--output", "csv=out/b.csv")])
def test_a_report_that_is_ended_leaves_nothing(
    sandbox: Sandbox, number: signal.Signals, outputs: tuple[str, ...]
) -> None:
    sandbox.write("out/old", "")
    sandbox.write("a.json", "old\n")
    run = held(sandbox, *outputs)
    run.send_signal(number)
    run.communicate(timeout=60)
    assert run.returncode == -number
    assert left_behind(sandbox.folder) == []
    assert (sandbox.folder / "a.json").read_text(encoding="utf-8") == "old\n"


def test_what_a_killed_report_leaves_the_next_takes_away(sandbox: Sandbox) -> None:
    run = held(sandbox, "-o", "a.json")
    run.kill()
    run.communicate()
    assert len(left_behind(sandbox.folder)) == 1
    os.mkfifo(sandbox.folder / "pipe".join(TEMPORARY))  # not ours, and nothing to wait for
    assert sandbox.run("check", "1.md", "--select", "loud-word", "-o", "b.json").code == 1
    assert left_behind(sandbox.folder) == ["pipe".join(TEMPORARY)]


def test_a_report_that_is_being_written_is_left_alone_by_another(sandbox: Sandbox) -> None:
    run = held(sandbox, "-o", "a.json")
    before = left_behind(sandbox.folder)
    assert sandbox.run("check", "1.md", "--select", "loud-word", "-o", "b.json").code == 1
    assert left_behind(sandbox.folder) == before
    run.kill()
    run.communicate()


# A full disk


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of one page, which its root folder fills; the test is skipped where nothing can be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", os.fspath(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        (folder / "full").write_bytes(b"x" * 4_096)
        yield
    finally:
        subprocess.run(["umount", "-l", os.fspath(folder)], check=True)


def many(sandbox: Sandbox) -> None:
    for number in range(200):
        sandbox.write(f"articles/{number}.md")


def test_a_full_disk_leaves_a_cache_that_can_be_cleaned(sandbox: Sandbox) -> None:
    many(sandbox)
    with small_disk(sandbox.folder / "disk"):
        checked = sandbox.find("articles", "--cache-dir", "disk/cache")
        assert (checked.code, "is not used: " in checked.err) == (0, True)
        assert "No space left on device" in checked.err
        assert sandbox.run("cache", "clean", "--cache-dir", "disk/cache").code == 0
        assert sorted(os.listdir("disk")) == ["full"]


def test_a_file_size_limit_leaves_no_piece_of_a_tag(sandbox: Sandbox) -> None:
    many(sandbox)
    run = start(
        sandbox, "articles", "--cache-dir", "cache",
        setup="import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))",
    )  # fmt: skip
    _, err = run.communicate(timeout=120)
    assert (run.returncode, b"is not used: " in err) == (0, True)
    assert not os.listdir("cache")
    assert sandbox.run("cache", "clean", "--cache-dir", "cache").code == 0
    assert not (sandbox.folder / "cache").exists()


BEGUN = [
    (left, others)
    for left in ("", TAG[:20], None)
    for others in ((), ("results.db",), (".gitignore", "config-1234.json"), ("x".join(TEMPORARY),))
]


@pytest.mark.parametrize(("left", "others"), some_slow(BEGUN, ("", ()), BEGUN[5], BEGUN[10], BEGUN[11]))
def test_a_cache_that_was_begun_is_gone_on_with_and_cleaned(
    sandbox: Sandbox, left: str | None, others: tuple[str, ...]
) -> None:
    many(sandbox)
    for name in others:
        sandbox.write(f".artlint_cache/{name}", "")
    (sandbox.folder / ".artlint_cache").mkdir(exist_ok=True)
    if left is not None:
        sandbox.write(".artlint_cache/CACHEDIR.TAG", left)
    ran = sandbox.find("articles")
    assert (ran.code, ran.err) == (0, "")
    assert (sandbox.folder / ".artlint_cache/CACHEDIR.TAG").read_text(encoding="utf-8") == TAG
    assert (sandbox.folder / ".artlint_cache/.gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert sandbox.run("cache", "clean").code == 0
    assert not (sandbox.folder / ".artlint_cache").exists()


@pytest.mark.parametrize("tag", ["", None, "Signature: 8a477f597d28d172789f06886806bc55\n# of another program\n"])
def test_a_folder_of_others_is_never_cleaned(sandbox: Sandbox, tag: str | None) -> None:
    sandbox.write("mine/.gitignore", "*.log\n")
    sandbox.write("mine/notes.md", "mine\n")
    if tag is not None:
        sandbox.write("mine/CACHEDIR.TAG", tag)
    ran = sandbox.run("cache", "clean", "--cache-dir", "mine")
    assert (ran.code, "this is no cache of artlint" in ran.err) == (2, True)
    assert (sandbox.folder / "mine/.gitignore").exists()


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
def test_a_tag_that_is_none_is_not_waited_for(sandbox: Sandbox, make: Callable[[Path], None]) -> None:
    many(sandbox)
    (sandbox.folder / ".artlint_cache").mkdir()
    make(sandbox.folder / ".artlint_cache/CACHEDIR.TAG")
    assert sandbox.find("articles").code == 0
    assert sandbox.run("cache", "clean").code == 2
