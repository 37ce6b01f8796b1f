"""Several reports of one run, each to its place."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from artlint.report import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Sandbox

DAMAGED = "<!--NaN-->\n"
SELECTED = ("--select", "malformed-epoch")


def test_all_formats_at_once_are_each_what_it_is_alone(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("法/2.md", DAMAGED)
    outputs = [argument for name in FORMATS for argument in ("--output", f"{name}=out/{name}")]
    (sandbox.folder / "out").mkdir()
    ran = sandbox.run("check", "1.md", "法", *SELECTED, "--output-format", "concise", *outputs)
    assert (ran.code, len(ran.out.splitlines()), ran.err) == (1, 3, "")
    for name in FORMATS:
        alone = sandbox.run("check", "1.md", "法", *SELECTED, "--output-format", name).out
        assert (sandbox.folder / "out" / name).read_bytes().decode() == alone, name


def test_o_is_the_file_of_the_output_format(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    arguments = ("--output-format", "json", "-o", "a.json", "--output", "csv=a.csv", "--output", "json=b=c.json")
    assert sandbox.run("check", "1.md", *SELECTED, *arguments) == (1, "", "")
    first = (sandbox.folder / "a.json").read_text(encoding="utf-8")
    assert json.loads(first)["summary"]["errors"] == 1
    assert (sandbox.folder / "b=c.json").read_text(encoding="utf-8") == first


def test_only_the_terminal_gets_colour(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    ran = sandbox.run("check", "1.md", *SELECTED, "--color", "always", "--output", "text=a.txt")
    assert "\x1b[" in ran.out
    assert "\x1b[" not in (sandbox.folder / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("json", "expected FORMAT=FILE, got 'json'"),
        ("json=", "expected FORMAT=FILE, got 'json='"),
        ("=a", "unknown format ''; known: text, "),
        ("serif=a", "unknown format 'serif'; did you mean sarif?; known: text, "),
        ("\x1b=a", "unknown format '\\x1b'; known: text, "),
    ],
)
def test_a_wrong_output_is_explained(sandbox: Sandbox, written: str, complaint: str) -> None:
    sandbox.write("1.md")
    ran = sandbox.run("check", "--output", written)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--output", "json=a", "--output", "csv=a"),
        ("--output", "json=a", "--output", "csv=./b/../a"),
        ("-o", "a", "--output", "csv=a"),
        ("--output", "json=a", "--output", "csv=link"),
    ],
)
def test_two_reports_to_one_file_are_refused(sandbox: Sandbox, arguments: tuple[str, ...]) -> None:
    sandbox.write("1.md")
    (sandbox.folder / "link").symlink_to("a")
    ran = sandbox.run("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "both go to" in ran.err
    assert not (sandbox.folder / "a").exists()


@pytest.mark.parametrize("path", ["no/such/folder.json", ".", "/dev/full"])
def test_a_file_that_cannot_be_written_is_named(sandbox: Sandbox, path: str) -> None:
    sandbox.write("1.md", DAMAGED)
    ran = sandbox.run("check", "1.md", *SELECTED, "--output", f"json={path}")
    assert ran.code == 2
    assert f"error: {path}: cannot be written: " in ran.err


def test_the_step_summary_is_appended_to(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("1.md", DAMAGED)
    summary = sandbox.write("summary.md", "before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert sandbox.run("check", "1.md", *SELECTED, "--output-format", "github").code == 1
    assert summary.read_text(encoding="utf-8").startswith("before\n### artlint: findings\n")
    assert sandbox.run("check", "1.md", *SELECTED).code == 1
    assert summary.read_text(encoding="utf-8").count("###") == 1


def test_a_step_summary_that_cannot_be_written_is_no_success(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("1.md")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(sandbox.folder))
    ran = sandbox.run("check", "1.md", *SELECTED, "--output-format", "github")
    assert ran.code == 2
    assert "GITHUB_STEP_SUMMARY" in ran.err
