"""How many processes check: none for few files, not more than asked for, not more than there are processors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from artlint.run import jobs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox


@pytest.mark.parametrize(
    ("files", "asked", "expected"),
    [(0, 8, 1), (1, 8, 1), (199, 8, 1), (200, 8, 2), (450, 8, 4), (100_000, 8, 8), (100_000, 1, 1), (100_000, None, 3)],
)
def test_the_number_of_processes(monkeypatch: pytest.MonkeyPatch, files: int, asked: int | None, expected: int) -> None:
    monkeypatch.setattr(jobs, "processors", lambda: 3)
    assert jobs.jobs_for(files, asked) == expected


@pytest.mark.parametrize(
    ("quota", "expected"),
    [("max 100000", 4), ("100000 100000", 1), ("150000 100000", 2), ("1000 100000", 1), ("900000 100000", 4), ("?", 4),
     ("0 0", 4), (None, 4)],
)  # fmt: skip
def test_a_container_may_have_fewer_processors(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, quota: str | None, expected: int
) -> None:
    if quota is not None:
        (tmp_path / "cpu.max").write_text(quota + "\n", encoding="ascii")
    monkeypatch.setattr(jobs, "_QUOTA", str(tmp_path / "cpu.max"))
    monkeypatch.setattr(jobs, "_usable", lambda: 4)
    assert jobs.processors() == expected


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5", "", "²"])
def test_jobs_are_a_number_or_auto(sandbox: Sandbox, number: str) -> None:
    ran = sandbox.run("check", f"--jobs={number}")
    assert ran.code == 2
    assert f"expected a number of processes, 1 or more, or auto, got {number!r}" in ran.err


def test_auto_is_a_number_of_processes(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    assert sandbox.find("--jobs", "auto").code == sandbox.find("--jobs", "3").code == 0
