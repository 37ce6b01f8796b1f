"""Whatever happens to a cache, the results are right, nothing hangs, and it is said once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import HEALTHY, addressed, drawn

from artlint.memory import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Ran, Sandbox
    from tests.memory.conftest import Judged

FILES = 40
LOUD = HEALTHY.replace("桥上的人群", "LOUD")


@pytest.fixture
def archive(sandbox: Sandbox, judged: Judged) -> Sandbox:
    assert judged == []
    sandbox.words()
    for number in range(FILES):
        path = f"articles/{number:02}.md"
        sandbox.write(path, addressed(path, LOUD if number % 3 else HEALTHY))
    return sandbox


def database(archive: Sandbox) -> Path:
    return archive.folder / ".artlint_cache" / "results.db"


def same(ran: Ran, cold: Ran) -> bool:
    return (ran.code, ran.out) == (cold.code, cold.out)


@pytest.fixture
def cold(archive: Sandbox) -> Ran:
    ran = archive.check("--no-cache")
    assert ran.json["summary"]["findings"] == 26
    return ran


def test_reports_are_the_same_cold_and_cached(archive: Sandbox, cold: Ran, judged: Judged) -> None:
    for _ in range(3):
        judged.since()
        ran = archive.check()
        assert (ran.out, ran.err) == (cold.out, "")
    assert judged == []


@settings(max_examples=drawn(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 1))
def test_a_file_cut_anywhere(archive: Sandbox, cold: Ran, part: float) -> None:
    assert same(archive.check(), cold)
    size = database(archive).stat().st_size
    os.truncate(database(archive), int(size * part))
    ran = archive.check()
    assert same(ran, cold)
    assert ran.err.count("\n") <= 1
    again = archive.check()
    assert (again.out, again.err) == (cold.out, "")


@settings(max_examples=drawn(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 0.999), noise=st.binary(min_size=1, max_size=200))
def test_a_file_with_noise_in_its_pages_never_stops_a_run(
    archive: Sandbox, cold: Ran, part: float, noise: bytes
) -> None:
    archive.check()
    with database(archive).open("r+b") as file:
        file.seek(int(database(archive).stat().st_size * part))
        file.write(noise)
    ran = archive.check()
    assert ran.code in (0, 1), ran.err
    assert ran.json["summary"]["checked"] == FILES
    shutil.rmtree(database(archive).parent)


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"\xff" * 5_000])
def test_a_foreign_file(archive: Sandbox, cold: Ran, content: bytes) -> None:
    archive.write(".artlint_cache/results.db", content)
    ran = archive.check()
    assert same(ran, cold)
    assert ran.err.startswith("note: the cache ")
    assert ran.err.count("\n") == 1
    assert (database(archive).parent / "results.db.broken").read_bytes() == content
    assert archive.check().err == ""


def test_a_database_of_another_program(archive: Sandbox, cold: Ran) -> None:
    database(archive).parent.mkdir()
    with sqlite3.connect(database(archive)) as other:
        other.execute(
            "CREATE VIEW files AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT * FROM n"
        )
    other.close()
    ran = archive.check()
    assert same(ran, cold)
    assert "is no cache of this artlint" in ran.err


def test_a_file_that_is_a_link(archive: Sandbox, cold: Ran) -> None:
    target = archive.folder.parent / "precious"
    database(archive).parent.mkdir()
    database(archive).symlink_to(target)
    assert same(archive.check(), cold)
    assert not target.exists()


def test_a_folder_that_is_a_link(archive: Sandbox) -> None:
    target = archive.folder.parent / "precious"
    target.mkdir()
    database(archive).parent.symlink_to(target)
    cold = archive.check("--no-cache")
    ran = archive.check()
    assert same(ran, cold)
    assert "the folder is a link" in ran.err
    assert list(target.iterdir()) == []


def test_a_file_where_the_folder_should_be(archive: Sandbox, cold: Ran) -> None:
    archive.write(".artlint_cache", "a file")
    ran = archive.check()
    assert same(ran, cold)
    assert ran.err.count("\n") == 1


def test_a_row_that_was_tampered_with(archive: Sandbox, cold: Ran) -> None:
    archive.check()
    with sqlite3.connect(database(archive)) as other:
        other.execute("UPDATE files SET result = '[[1, {}, null]]' WHERE result IS NOT NULL")
        other.execute("UPDATE files SET judged_at = 'x', met = x'00' WHERE result IS NULL AND path < 'articles/20'")
        other.execute("UPDATE files SET stat = 5, digest = NULL WHERE result IS NULL AND path > 'articles/20'")
    other.close()
    assert same(archive.check(), cold)
    assert same(archive.check(), cold)


def test_a_cache_that_another_process_holds(archive: Sandbox, cold: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    archive.check()
    archive.write("articles/99.md", LOUD)
    other = sqlite3.connect(database(archive), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    ran = archive.check()
    assert (ran.json["summary"]["checked"], ran.err) == (FILES + 1, "")
    other.execute("ROLLBACK")
    other.close()


def test_a_cache_that_another_process_holds_from_the_start(archive: Sandbox, cold: Ran) -> None:
    database(archive).parent.mkdir()
    other = sqlite3.connect(database(archive), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    ran = archive.check()
    assert (ran.out, ran.err) == (cold.out, "")
    other.execute("ROLLBACK")
    other.close()


def many(sandbox: Sandbox) -> None:
    sandbox.words()
    for number in range(300):
        path = f"articles/{number:03}.md"
        sandbox.write(path, addressed(path, LOUD if number % 3 else HEALTHY))


@pytest.mark.parametrize(("rounds", "at_once"), [(1, 2), pytest.param(2, 4, marks=pytest.mark.slow)])
def test_processes_at_once_on_one_cache(sandbox: Sandbox, rounds: int, at_once: int) -> None:
    many(sandbox)
    command = sandbox.command("check", "--output-format", "json", "--select", "loud-word")
    alone = sandbox.start("check", "--output-format", "json", "--select", "loud-word", "--no-cache")
    for _ in range(rounds):
        processes = [
            subprocess.Popen(command, cwd=sandbox.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(at_once)
        ]
        for process in processes:
            out, err = process.communicate(timeout=120)
            assert (process.returncode, out, err) == (alone.returncode, alone.stdout, b"")
    with sqlite3.connect(sandbox.folder / ".artlint_cache" / "results.db") as read:
        assert read.execute("SELECT count(*) FROM files").fetchone() == (300,)
    read.close()


@pytest.mark.parametrize("jobs", [pytest.param("1", marks=pytest.mark.slow), "2"])
def test_any_number_of_jobs_and_any_state_of_the_cache_report_the_same(sandbox: Sandbox, jobs: str) -> None:
    many(sandbox)
    arguments = ("check", "--output-format", "json", "--jobs", jobs)
    alone = sandbox.start(*arguments, "--no-cache", "--jobs", "1")
    for _ in range(2):
        ran = sandbox.start(*arguments)
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, alone.stdout, b"")


@pytest.fixture
def small_disk(sandbox: Sandbox) -> Iterator[Path]:
    """A file system that holds 64 KB."""
    folder = sandbox.folder / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_is_full(archive: Sandbox, cold: Ran, small_disk: Path) -> None:
    for filled in (0, 30_000, 60_000, 65_536):
        (small_disk / "filling").write_bytes(b"x" * 0)
        try:
            (small_disk / "filling").write_bytes(b"x" * filled)
        except OSError:
            assert filled == 65_536
        ran = archive.check("--cache-dir", "disk/cache")
        assert same(ran, cold)
        assert ran.err.count("\n") <= 1
        shutil.rmtree(small_disk / "cache", ignore_errors=True)
    assert "full" in ran.err or "space" in ran.err


def test_a_folder_that_cannot_be_written(archive: Sandbox, cold: Ran, small_disk: Path) -> None:
    remounted = subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], capture_output=True, check=False)
    if remounted.returncode:
        pytest.skip("nothing can be mounted read-only here")
    ran = archive.check("--cache-dir", "disk/cache")
    assert same(ran, cold)
    assert ran.err.startswith("note: the cache ")
    assert ran.err.count("\n") == 1
