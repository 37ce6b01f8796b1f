"""A benchmark that lacks its data says so, leaves with 2 and writes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = ("conformance.md", "html-speed.md", "performance.md", "truth.md")


def run(*command: str, shared: Path) -> subprocess.CompletedProcess[bytes]:
    """A program of the repository, with another folder beside it."""
    environment = {**os.environ, "ARTLINT_SHARED": str(shared)}
    return subprocess.run(
        [sys.executable, *command], cwd=REPOSITORY, env=environment, capture_output=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    "command",
    [
        ("benchmarks/conformance.py",),
        ("benchmarks/html_speed.py",),
        ("benchmarks/soundness.py", "10", "10"),
        ("benchmarks/fix_corpus.py", "{empty}"),
        ("-m", "benchmarks.peers", "{empty}", "--write"),
        ("-m", "benchmarks.peers", "{empty}/none", "--write"),
        ("-m", "benchmarks.truth", "{empty}"),
    ],
)
def test_nothing_is_measured_and_nothing_is_written(tmp_path: Path, command: tuple[str, ...]) -> None:
    pages = [(REPOSITORY / "docs" / page).read_bytes() for page in PAGES]
    ran = run(*(part.format(empty=tmp_path) for part in command), shared=tmp_path)
    assert ran.returncode == 2, ran.stderr
    assert ran.stderr.startswith(b"nothing is measured: ")
    assert str(tmp_path).encode() in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert [(REPOSITORY / "docs" / page).read_bytes() for page in PAGES] == pages


@pytest.mark.slow
def test_without_the_tools_of_others_the_page_stays_as_it_is(tmp_path: Path, shared: Callable[[str], Path]) -> None:
    before = (REPOSITORY / "docs" / "conformance.md").read_bytes()
    hidden = "import sys; sys.modules['turbohtml'] = None; sys.argv[1:] = []; sys.path.insert(0, 'benchmarks')\n"
    ran = run("-c", f"{hidden}import conformance; sys.exit(conformance.main())", shared=shared("html5lib-tests").parent)
    assert (ran.returncode, b"is not written" in ran.stderr) == (2, True)
    assert (REPOSITORY / "docs" / "conformance.md").read_bytes() == before


def test_half_of_the_tests_is_not_enough(tmp_path: Path) -> None:
    (tmp_path / "html5lib-tests" / "tokenizer").mkdir(parents=True)
    (tmp_path / "html5lib-tests" / "tokenizer" / "a.test").write_text('{"tests": []}')
    before = (REPOSITORY / "docs" / "conformance.md").read_bytes()
    ran = run("benchmarks/conformance.py", shared=tmp_path)
    assert (ran.returncode, b"tree-construction holds no *.dat" in ran.stderr) == (2, True)
    assert (REPOSITORY / "docs" / "conformance.md").read_bytes() == before
