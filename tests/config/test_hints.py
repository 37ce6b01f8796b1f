"""What is said of a key or a name that is not known: where it belongs, or what is most like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sandbox


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('zone = "Paris"', "unknown key zone; it belongs in [[sources]]"),
        ("require-reason = true", "unknown key require-reason; it belongs in [suppressions]"),
        ('files = ["a"]', "unknown key files; it belongs in [[sources]] or in [[ignore]]"),
        ('empty-caption = "off"', "unknown key empty-caption; it belongs in [rules]"),
        ('dates = "off"', "unknown key dates; it belongs in [rules]"),
        ('max-lag = "75m"', "unknown key max-lag; it belongs in [rules.epoch-date-mismatch]"),
        (
            '[[sources]]\nname = "a"\nfiles = ["b"]\ninclude = ["c"]',
            "unknown key sources.1.include; it belongs at the top of the file, above all tables",
        ),
        ('[rules]\nzone = "off"', "rules: unknown rule or folder zone; it belongs in [[sources]]"),
        ('includ = ["a"]', "unknown key includ; did you mean include?"),
        ('zonee = "Paris"', "unknown key zonee; did you mean zone, in [[sources]]?"),
        ('[rules]\nepmty-caption = "off"', "rules: unknown rule or folder epmty-caption; did you mean empty-caption?"),
        ('[rules]\ndate = "off"', "rules: unknown rule or folder date; did you mean dates?"),
    ],
)
def test_a_key_in_the_wrong_place_is_told_where_it_belongs(sandbox: Sandbox, written: str, said: str) -> None:
    sandbox.write("1.md")
    file = sandbox.write("artlint.toml", f"{written}\n")
    ran = sandbox.run("check")
    assert (ran.code, ran.err) == (2, f"error: {file}: {said}\n")


@pytest.mark.parametrize(
    ("arguments", "usage", "said"),
    [
        (("check", "--sellect", "dates"), "usage: artlint check [", "--sellect; did you mean --select?"),
        (("check", "--outptu-format=json"), "usage: artlint check [", "did you mean --output-format?"),
        (("baseline", "create", "--forse"), "usage: artlint baseline create [", "did you mean --force?"),
        (("config", "show", "--isolate"), "usage: artlint config show [", "did you mean --isolated?"),
        (("chekc",), "usage: artlint [", "invalid choice: 'chekc'; did you mean check?"),
        (("check", "--output-format", "jsno"), "usage: artlint check [", "'jsno'; did you mean json?"),
        (("cache", "clean", "a", "--xyz"), "usage: artlint cache clean [", "unrecognized arguments: a --xyz\n"),
    ],
)
def test_an_option_that_is_mistyped_is_told_with_its_commands_usage(
    sandbox: Sandbox, arguments: tuple[str, ...], usage: str, said: str
) -> None:
    ran = sandbox.run(*arguments)
    assert ran.code == 2
    assert ran.err.startswith(usage)
    assert said in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("-V",), ("--version",), ("check", "--version"), ("check", "-V"), ("baseline", "create", "-V"), ("rules", "-V")],
)
def test_every_command_tells_the_version(sandbox: Sandbox, arguments: tuple[str, ...]) -> None:
    ran = sandbox.run(*arguments)
    assert (ran.code, ran.out.startswith("artlint 0.")) == (0, True)
