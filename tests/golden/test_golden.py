"""Whole reports over `fixtures/`, compared word by word. `ACCEPT=1 pytest tests/golden` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conftest import Checked, checked

from artlint.article import decode
from artlint.cli import main
from artlint.model import Request
from artlint.packs import builtin_rules
from artlint.report import FORMATS, Surroundings

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DAMAGED = sorted((FIXTURES / "damaged").glob("*.md"))
NOW = 1_784_000_000_000

ALSO = {"empty-body": {"empty-element"}, "truncated-body": {"malformed-html"}}
"""What else is rightly found in a damaged file."""

DAMAGED_ARTICLES = {
    "archive/articles/dw/1043001.md": {"empty-caption"},
    "archive/articles/rfi/1005002.md": {"glued-tag"},
    "archive/articles/rfi/1020001.md": {"placeholder-text"},
    "archive/articles/voa/1023002.md": {"malformed-epoch"},
    "archive/articles/voa/1023003.md": {"epoch-date-mismatch"},
    "archive/articles/voa/1023004.md": {"empty-body", "empty-element"},
}


def ran(path: str, folder: Path = FIXTURES) -> Checked:
    return checked(Request((path,), str(folder), NOW, gitignore=False))


def rule_of(path: Path) -> str:
    """`2023-07-09-file-name-date-mismatch.md` is of the rule file-name-date-mismatch."""
    return path.stem.lstrip("0123456789-")


def compare(golden: Path, text: str) -> None:
    if os.environ.get("ACCEPT"):
        golden.write_bytes(text.encode())
    assert golden.read_bytes().decode() == text, "if the new report is right: ACCEPT=1 pytest tests/golden"


@pytest.mark.parametrize("path", DAMAGED, ids=lambda path: path.stem)
def test_the_report_of_a_damaged_file(path: Path) -> None:
    result = ran(path.name, path.parent)
    assert result.report.problems == ()
    compare(path.with_suffix(".txt"), result.rendered("text"))
    rule = rule_of(path)
    assert {finding.rule for finding in result.findings} == (
        {rule} | ALSO.get(rule, set()) if rule != "healthy" else set()
    )


def test_there_is_one_damaged_file_for_each_rule() -> None:
    of_one_article = [name for name, info in builtin_rules().items() if not info.of_archive]
    assert sorted(rule_of(path) for path in DAMAGED) == sorted([*of_one_article, "healthy"])


def test_there_is_no_report_of_a_file_that_is_gone() -> None:
    assert {path.stem for path in (FIXTURES / "damaged").glob("*.txt")} == {path.stem for path in DAMAGED}


def test_the_archive_is_clean_but_for_its_damaged_articles() -> None:
    archive = ran("archive")
    found: dict[str, set[str]] = {}
    for finding in archive.findings:
        found.setdefault(finding.path, set()).add(finding.rule)
    assert (found, archive.report.problems) == (DAMAGED_ARTICLES, ())
    assert archive.report.notes == ()


def test_the_report_of_the_archive_for_programs() -> None:
    compare(FIXTURES / "archive.json", ran("archive").rendered("json"))


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"text", "json"}))
def test_the_report_of_the_archive_in_every_other_format(name: str) -> None:
    around = Surroundings("/repository/fixtures", "/repository", lambda path: decode((FIXTURES / path).read_bytes()))
    compare(FIXTURES / "reports" / f"archive.{name}", ran("archive").rendered(name, around=around))


def test_the_report_of_the_archive_for_people(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(FIXTURES)
    assert main(["check", "archive", "--color", "never", "--show-skipped"]) == 1
    compare(FIXTURES / "archive.txt", capfd.readouterr().out)


def test_the_report_of_the_archive_with_budgets(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(FIXTURES)
    assert main(["check", "archive", "--config", "budgets.toml", "--color", "never"]) == 1
    compare(FIXTURES / "budgets.txt", capfd.readouterr().out)
