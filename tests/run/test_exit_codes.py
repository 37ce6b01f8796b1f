"""0 nothing at or above the fail level, 1 findings, 2 artlint could not do what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
