"""Python reads no number of more than 4,300 digits: wherever one may stand, it is a plain mistake, or no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

LONG = "9" * 5_000
TOO_LARGE = "is no valid TOML: a whole number has more than 64 bits"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"layout = {LONG}", TOO_LARGE),
        (f"[[sources]]\nrules.short-body = {{min-characters = -{LONG}}}", TOO_LARGE),
        (f"fail-on = 0x{LONG}", TOO_LARGE),  # read, but not written
        (f"include = [[[0b{'1' * 20_000}]]]", TOO_LARGE),
        ("[rules.short-body]\nmin-characters = 9223372036854775808", TOO_LARGE),
        (
            f"[rules.epoch-date-mismatch]\nmax-lag = '{LONG}m'",
            "rules.epoch-date-mismatch.max-lag: expected a whole number",
        ),
        (f"required-version = '>={LONG}'", "required-version: expected versions"),
        (f"required-version = '=={LONG}.*'", "required-version: expected versions"),
        (f"[[ignore]]\nfiles = ['*']\nrules = ['dates']\nuntil = '{LONG}-01-01'", "ignore.1.until: expected a day"),
    ],
)
@pytest.mark.parametrize("command", [("check",), ("config", "show", "1.md")])
def test_in_a_configuration(sandbox: Sandbox, content: str, message: str, command: tuple[str, ...]) -> None:
    sandbox.write("1.md")
    sandbox.write("artlint.toml", content)
    ran = sandbox.run(*command)
    assert ran.code == 2
    assert ran.err.startswith(f"error: {sandbox.folder}/artlint.toml: {message}")
    assert len(ran.err) < 500


def test_in_a_pyproject_of_which_another_tool_reads_it(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("pyproject.toml", "[tool.other]\nnumber = 9223372036854775808\n[tool.artlint]\nfail-on = 'error'\n")
    assert sandbox.run("check").code == 0
    sandbox.write("pyproject.toml", f"[tool.other]\nnumber = {LONG}\n[tool.artlint]\n")
    assert sandbox.run("check").err == f"error: {sandbox.folder}/pyproject.toml: {TOO_LARGE}\n"


@pytest.mark.parametrize(
    "content",
    [
        f'{{"artlint-baseline": {LONG}, "files": {{}}}}',
        f'{{"artlint-baseline": 1, "files": {{\n"1.md": {{"empty-body": {LONG}}},\n"": {{}}}}}}\n',
        f'{{"artlint-baseline": 1, "files": {{\n"1.md": {{"empty-body": ["{LONG}", {LONG}]}},\n"": {{}}}}}}\n',
    ],
)
@pytest.mark.parametrize("command", [("check",), ("baseline", "show"), ("baseline", "update")])
def test_in_a_baseline(sandbox: Sandbox, content: str, command: tuple[str, ...]) -> None:
    sandbox.write("1.md", HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->"))
    sandbox.write("artlint-baseline.json", content)
    ran = sandbox.run(*command)
    assert ran.code == 2
    assert ran.err.startswith(f"error: {sandbox.folder}/artlint-baseline.json: ")
    assert "set_int_max" not in ran.err
    assert "artlint failed" not in ran.err


@pytest.mark.parametrize("option", [("--jobs", LONG), ("--jobs", "1" * 19), (f"--jobs=-{LONG}",)])
def test_on_the_command_line(sandbox: Sandbox, option: tuple[str, ...]) -> None:
    ran = sandbox.run("check", *option)
    assert ran.code == 2
    assert "--jobs: expected a number of processes, 1 or more, or auto, got '" in ran.err
    assert len(ran.err) < 3_000


NUMBERS = (
    LONG,
    f"+{LONG}",
    f"-{LONG}",
    f"0x{LONG}",
    f"0o{LONG}",
    f"0b{LONG}",
    f"1:{LONG}",
    f"1_{LONG}",
    f"{LONG}.5e{LONG}",
)


@pytest.mark.parametrize("number", NUMBERS, ids=range(len(NUMBERS)))
@pytest.mark.parametrize("key", ["date", "title", "weight", f"? {LONG}"])
def test_in_front_matter(sandbox: Sandbox, key: str, number: str) -> None:
    sandbox.write("1.md", f"---\n{key}: {number}\n---\n{HEALTHY}")
    ran = sandbox.check("--select", "ALL")
    assert ran.json["problems"] == []


ARTICLES = (
    HEALTHY.replace("1689730743000", LONG),
    HEALTHY.replace("1689730743000", f" {LONG} "),
    HEALTHY.replace("20230718/7186728", f"{LONG}/2023{LONG}"),
    HEALTHY.replace("example.org/", f"example.org:{LONG}/"),
    HEALTHY.replace("一座桥", f"&#{LONG};&#x{LONG};\\u{LONG}"),
    HEALTHY.replace("19 Jul 2023", f"{LONG} Jul {LONG}"),
    HEALTHY.replace("01:20:00 GMT", f"{LONG}:20:00 +{LONG}"),
    HEALTHY.replace('width="100%"', f'width="{LONG}" height={LONG} style="width:{LONG}px;top:\\{LONG}rl("'),
    HEALTHY.replace("桥上的人群", f"&#{LONG};&#x{LONG};"),
    HEALTHY + f"<!-- artlint-ignore-file dates until {LONG}-01-01 -- later -->\n",
    HEALTHY
    + f"<table><td colspan={LONG} rowspan={LONG}><ol start={LONG}><img srcset='a {LONG}w'><meta content={LONG};url=a>",
)


@pytest.mark.parametrize("text", ARTICLES, ids=range(len(ARTICLES)))
def test_in_an_article(sandbox: Sandbox, text: str) -> None:
    sandbox.write("1.md", text)
    ran = sandbox.check("--select", "ALL", "--fix", "--unsafe-fixes")
    assert ran.json["problems"] == []


def test_in_a_name_of_a_file(sandbox: Sandbox) -> None:
    sandbox.write(f"{'9' * 200}-01-01-{'9' * 40}.md")
    assert sandbox.check("--select", "ALL").json["problems"] == []
