"""0 nothing at or above the fail level, 1 findings, 2 artlint could not do what was asked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

LEVELS = ("error", "warning", "info", "never")
FAILS_AT = {"LOUD": LEVELS[:3], "SOFT": LEVELS[1:3], "FAINT": LEVELS[2:3], "none of them": ()}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("word", FAILS_AT)
def test_a_finding_fails_the_run_at_its_level(sandbox: Sandbox, word: str, level: str) -> None:
    sandbox.words()
    sandbox.write("1.md", f"<!--1689730743000-->\n{word}\n")
    selected = ("--select", "loud-word,soft-word,faint-word")
    by_option = sandbox.check(*selected, "--fail-on", level)
    assert by_option.code == int(level in FAILS_AT[word])
    assert by_option.json["outcome"] == ("clean" if word == "none of them" else "findings")
    sandbox.words(f'fail-on = "{level}"')
    assert sandbox.check(*selected).code == by_option.code


def test_the_fail_level_is_error_unless_set(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\nSOFT\n")
    assert sandbox.check("--select", "soft-word").code == 0
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD\n")
    assert sandbox.check("--select", "loud-word").code == 1


def test_the_command_line_wins_over_the_configuration(sandbox: Sandbox) -> None:
    sandbox.words('fail-on = "never"')
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD\n")
    assert sandbox.check("--select", "loud-word", "--fail-on", "error").code == 1


@pytest.mark.parametrize("level", LEVELS)
def test_with_findings_and_problems_the_code_is_2(sandbox: Sandbox, level: str) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD\n")
    ran = sandbox.check("1.md", "2.md", "--select", "loud-word", "--fail-on", level)
    assert (ran.code, ran.json["outcome"], ran.found) == (2, "error", ["1.md loud-word"])
    assert ran.problems == [("2.md", "missing-path")]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("check", "--no-such-option"),
        ("check", "--fail-on", "fatal"),
        ("check", "--output-format", "pdf"),
        ("check", "--config", "a.toml", "--isolated"),
        ("check", "--select", ","),
        ("check", "--exclude", "!"),
        ("check", "--exclude", ""),
        ("check", "--sel", "ALL"),
        ("chek",),
        ("config",),
    ],
)
def test_a_command_line_that_is_wrong_leaves_with_2(sandbox: Sandbox, arguments: tuple[str, ...]) -> None:
    ran = sandbox.run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: artlint" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("1.md", "--select", "empty-captoin"), "--select: unknown rule or folder empty-captoin; did you mean"),
        (("1.md", "--ignore", "date"), "--ignore: unknown rule or folder date; did you mean dates?"),
        (("1.md", "--select", "all"), "--select: unknown rule or folder all"),
        (("1.md", "--stdin-filename", "1.md"), "--stdin-filename: it goes with -"),
        (("-", "1.md"), "-: stdin is checked alone"),
        (("1.md", "--config", "lost.toml"), "lost.toml: no such configuration file"),
        (("1.md", "-o", "lost/report.txt"), "lost/report.txt: cannot be written: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_with_2(
    sandbox: Sandbox, arguments: tuple[str, ...], message: str
) -> None:
    sandbox.write("1.md")
    ran = sandbox.run("check", *arguments)
    assert ran.code == 2
    assert message in ran.err


def test_version(sandbox: Sandbox) -> None:
    from artlint import __version__

    assert sandbox.run("--version") == (0, f"artlint {__version__}\n", "")


def test_python_dash_m_is_the_same_command(sandbox: Sandbox) -> None:
    sandbox.write("1.md", "<!--NaN-->\n")
    ran = sandbox.start("check", "--output-format", "concise", "--select", "malformed-epoch")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.startswith(b"1.md:1:5: error malformed-epoch: ")


def test_each_file_is_judged_by_the_fail_level_of_its_own_configuration(sandbox: Sandbox) -> None:
    sandbox.words(path="artlint.toml")
    sandbox.words('fail-on = "warning"\n', path="sub/artlint.toml")
    sandbox.write("sub/lint_rules/words.py", (sandbox.folder / "lint_rules/words.py").read_text(encoding="utf-8"))
    soft = HEALTHY.replace("桥上", "SOFT")
    sandbox.write("1.md", soft)
    assert sandbox.check("--select", "soft-word", ".").code == 0
    sandbox.write("sub/2.md", soft)
    assert sandbox.check("--select", "soft-word", ".").code == 1
    assert sandbox.check("--select", "soft-word", "--fail-on", "error", ".").code == 0


def test_a_file_named_like_an_option_is_a_file_behind_two_hyphens(sandbox: Sandbox) -> None:
    sandbox.write("--exclude=*.md", HEALTHY)
    sandbox.write("1.md", HEALTHY.replace("1689730743000", "NaN"))
    ran = sandbox.check("--", "--exclude=*.md", "1.md")
    assert ran.found == ["1.md malformed-epoch"]


def test_a_fault_of_artlint_on_one_file_costs_no_other_its_check(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("by design")

    sandbox.write("1.md", HEALTHY.replace("1689730743000", "NaN"))
    monkeypatch.setattr(import_module("artlint.judge.locate"), "all_located", fail)
    ran = sandbox.check("1.md")
    assert ran.code == 2
    assert ran.problems == [("1.md", "internal-error")]
