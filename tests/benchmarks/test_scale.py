"""The archive that grows, and the tables of its growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.measuring.command import Spent
from benchmarks.measuring.rounds import Measured
from benchmarks.scale import archive as archives
from benchmarks.scale.__main__ import main
from benchmarks.scale.archive import Archive
from benchmarks.scale.table import Size, goals, growth

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

FILES = 120


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def size(files: int, wall: float, peak: int = 100_000_000, added: float = 0.1) -> Size:
    walls = {"cold": wall * (1 + added), "cold, articles alone": wall}
    return Size(files, files * 1_000, 3, {state: Measured(0, (Spent(it, it),), (peak,)) for state, it in walls.items()})


@pytest.mark.slow
def test_a_seed_makes_the_same_files_again_at_once_or_by_steps(tmp_path: Path) -> None:
    at_once, by_steps, other = (Archive(tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    at_once.grow(FILES)
    by_steps.grow(FILES // 3)
    by_steps.grow(FILES)
    other.grow(FILES)
    assert len(contents(at_once.folder)) == FILES + 1
    assert contents(at_once.folder) == contents(by_steps.folder)
    assert contents(at_once.folder) != contents(other.folder)


@pytest.mark.parametrize("share", [0, 1], ids=["no damaged file", "all damaged"])
def test_what_is_damaged_is_found_and_nothing_else(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    monkeypatch.setattr(archives, "DAMAGED", share)
    Archive(sandbox.folder).grow(FILES)
    found = {finding["path"] for finding in sandbox.check(".").json["findings"]}
    assert len(found) == share * FILES


def test_a_change_changes_its_share_of_the_files(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.grow(FILES)
    before = contents(tmp_path)
    archive.change(0.05, "first")
    first = contents(tmp_path)
    archive.change(0.001, "second")
    second = contents(tmp_path)
    assert len(before.items() - first.items()) == FILES * 0.05
    assert len(first.items() - second.items()) == 1
    assert archive.size == sum(len(data) for path, data in second.items() if path.endswith(".md"))


def test_no_two_articles_have_one_address(tmp_path: Path) -> None:
    Archive(tmp_path).grow(FILES)
    links = [line for text in contents(tmp_path).values() for line in text.split(b"\n") if line.startswith(b"[")]
    assert len({line.rpartition(b"](")[2] for line in links if b"](" in line}) >= FILES * 0.9  # some links are damaged


def test_growth_is_shown_by_file() -> None:
    assert growth([size(1_000, 2.0)]).splitlines()[2:] == [
        "| 1,000 | 1.0 | 3 | cold | 1 | 2.200 | 2.200 | 2.200 | 100 |",
        "| 1,000 | 1.0 | 3 | cold, articles alone | 1 | 2.000 | 2.000 | 2.000 | 100 |",
    ]


def test_the_goals_of_growth_are_met_or_missed_or_not_measured() -> None:
    flat = goals([size(100, 9.0), size(5_000, 5.0), size(45_000, 46.0)])
    assert "under 150 MB | 100 MB PSS | met |" in flat
    assert "| 2.2% between the least and the greatest | met |" in flat
    assert "rules across articles, cold: add at most 30% | 10% at 45,000 files | met |" in flat
    steep = goals([size(5_000, 5.0), size(45_000, 90.0, peak=151_000_000, added=0.4)])
    assert steep.count("**missed**") == 3
    assert goals([size(5_000, 5.0)]).count("not measured") == 4


@pytest.mark.slow
def test_the_command_measures_and_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sizes", "2", "1", "--rounds", "1", "--folder", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.index("| 1 | 0.0 |") < out.index("| 2 | 0.0 |")
    assert list(tmp_path.iterdir()) == []


def test_a_command_that_fails_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sizes", "1", "--rounds", "1", "--folder", str(tmp_path), "--artlint", "/nowhere/artlint"]) == 1
    assert "- cold, 1 files: failed: /nowhere/artlint: No such file or directory" in capsys.readouterr().out
