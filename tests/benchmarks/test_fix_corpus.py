"""What is measured of fixes is measured: on a corpus of a few articles, with one run killed."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

ARCHIVES = REPOSITORY.parent / "shared" / "archives"
PROGRAM = REPOSITORY / "benchmarks" / "fix_corpus.py"
SAFE = HEALTHY.replace("</p>\n", "</p><p></p>\n")
UNSAFE = SAFE.replace("第一段", "第\x01一段")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three articles with a safe fix, one with an unsafe one too, and a healthy one."""
    folder = tmp_path / "corpus"
    (folder / "inner").mkdir(parents=True)
    texts = {"1.md": SAFE, "2.md": SAFE, "inner/3.md": SAFE, "4.md": UNSAFE, "5.md": HEALTHY}
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def measured(corpus: Path, *arguments: str) -> str:
    """What the program prints; it must find nothing wrong."""
    before = {path: path.read_bytes() for path in corpus.rglob("*.md")}
    command = [sys.executable, str(PROGRAM), *arguments, str(corpus)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "nothing is wrong"), ran.stdout + ran.stderr
    assert {path: path.read_bytes() for path in corpus.rglob("*.md")} == before
    return ran.stdout


def counts(out: str) -> list[tuple[str, str]]:
    return re.findall(r"^ +(\d+)  ([a-z-]+)$", out, re.MULTILINE)


def test_fixes_are_counted_by_rule(corpus: Path) -> None:
    out = measured(corpus)
    assert "4 of 5 files changed" in out
    assert counts(out) == [("4", "empty-element")]
    assert counts(measured(corpus, "--unsafe")) == [("4", "empty-element"), ("1", "control-character")]


@pytest.mark.slow
def test_killed_runs_are_counted(corpus: Path) -> None:
    told = re.compile(r"^2 runs killed within the [\d.]+ s in which they write 4 of 5 files", re.MULTILINE)
    assert told.search(measured(corpus, "--kill=2"))


@pytest.mark.slow
@pytest.mark.skipif(not ARCHIVES.is_dir(), reason="the archives are no part of the repository")
@pytest.mark.parametrize("arguments", [(), ("--unsafe",)], ids=["safe", "unsafe"])
def test_fixes_of_other_archives_change_what_they_claim(arguments: tuple[str, ...]) -> None:
    """As markdown-it-py and html5lib show them, by a reading that shares nothing with the verification."""
    assert "missing-final-newline" in {rule for _, rule in counts(measured(ARCHIVES, *arguments))}
