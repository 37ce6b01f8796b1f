"""The hot parts one by one: what a change has made slower, and by how much.

    pytest -p benchmark benchmarks/micro --benchmark-autosave
    pytest -p benchmark benchmarks/micro --benchmark-compare --benchmark-compare-fail=median:10%

The first keeps what it measured in `.benchmarks/`, the second compares with what was kept last.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from artlint.article import File
from artlint.article.decode import decode
from artlint.article.frame import read_frame
from artlint.config import Config, Configs, Selection
from artlint.config.globs import Globs
from artlint.config.settings import default_config, settings_of
from artlint.files.walk import Finder, Found
from artlint.html import parse, proven_clean
from artlint.judge import Result, lint
from artlint.model import FileResult, Request
from artlint.report import Style, reporter
from artlint.run import check

from .conftest import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

NOW = 1_800_000_000_000


def test_decode(benchmark: BenchmarkFixture, text: str) -> None:
    assert benchmark(decode, text.encode()) == text


def test_frame(benchmark: BenchmarkFixture, text: str) -> None:
    assert benchmark(read_frame, text).title_link


def test_proof_of_cleanliness(benchmark: BenchmarkFixture, clean: str) -> None:
    assert benchmark(proven_clean, clean)


def test_parse_of_a_clean_body(benchmark: BenchmarkFixture, clean: str) -> None:
    assert benchmark(parse, clean).errors == ()


def test_parse_of_an_unclean_body(benchmark: BenchmarkFixture, unclean: str) -> None:
    assert benchmark(parse, unclean).errors != ()


def test_lint_of_a_healthy_article(benchmark: BenchmarkFixture, text: str) -> None:
    config: Config = default_config("/")
    settings = settings_of(config, ())
    rules = settings.rules_for("epoch", Selection(("ALL", *config.known)))

    def run() -> Result:
        return lint(File(text, path="articles/1.md", source=settings.source, now=NOW), rules)

    assert benchmark(run).crashes == ()


def test_rendering_of_json(benchmark: BenchmarkFixture, folder: Path) -> None:
    results: list[FileResult] = []
    report = check(Request((".",), str(folder), NOW), results.append)

    def run() -> str:
        made = reporter("json", Style())
        parts = (part for result in results for part in made.file(result))
        return "".join([*made.begin(), *parts, *made.end(report)])

    assert benchmark(run).count('"rule"') == report.findings >= FILES


def test_finding_the_files_of_a_folder(benchmark: BenchmarkFixture, folder: Path) -> None:
    def run() -> Found:
        configs = Configs(str(folder), None, isolated=True)
        return Finder(str(folder), configs, Globs(str(folder), ()), gitignore=True).find((".",))

    assert len(benchmark(run).candidates) == FILES


def test_start_of_the_command(benchmark: BenchmarkFixture, text: str, tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text(text, encoding="utf-8")
    command = (sys.executable, "-m", "artlint", "check", "--isolated", "-q", "1.md")

    def run() -> int:
        return subprocess.run(command, cwd=tmp_path, check=False).returncode

    assert benchmark(run) == 0
