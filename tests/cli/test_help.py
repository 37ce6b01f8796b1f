"""`artlint help`: pages that are the documentation's, with commands and settings that work."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

from artlint.cli.command_line import parse
from artlint.cli.help import TOPICS, topics
from artlint.config import Configs
from artlint.report import FORMATS, PATCH

if TYPE_CHECKING:
    from tests.conftest import Sandbox

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_help_lists_the_topics(sandbox: Sandbox) -> None:
    ran = sandbox.run("help")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(topics())
    assert "exit-codes         Exit codes\n" in ran.out


@pytest.mark.parametrize("topic", list(topics()))
def test_a_topic_is_the_page_of_the_documentation(sandbox: Sandbox, topic: str) -> None:
    ran = sandbox.run("help", topic)
    assert ran.code == 0
    assert ran.out.encode() == (DOCS / topics()[topic].name).read_bytes()


def test_an_unknown_topic_is_named(sandbox: Sandbox) -> None:
    assert sandbox.run("help", "output") == (2, "", "error: help: no topic 'output'; did you mean outputs?\n")
    ran = sandbox.run("help", "check")
    assert ran.err == (
        "error: help: no topic 'check'; `artlint help` lists them, `artlint COMMAND --help` explains a command, "
        "`artlint rules NAME` a rule\n"
    )


@pytest.mark.parametrize("path", sorted(TOPICS.glob("*.md")), ids=lambda path: path.stem)
def test_the_commands_of_a_page_are_understood(path: Path) -> None:
    for block in re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
        for line in re.findall(r"^artlint ([^|>\n]+)", block, re.MULTILINE):
            words = shlex.split(line, comments=True)
            assert parse(words).command == words[0]


def test_the_page_of_outputs_has_every_format() -> None:
    page = (TOPICS / "outputs.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [*FORMATS, PATCH]


def test_the_configuration_of_its_page_is_valid(tmp_path: Path) -> None:
    page = (TOPICS / "configuration.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "base.toml").write_text("", encoding="utf-8")
    assert tomllib.loads(block)["plugins"] == ["lint_rules/", "artlint-acme"]
    block = re.sub(r"^plugins = .*$", "", block, flags=re.MULTILINE)
    (tmp_path / "artlint.toml").write_text(block, encoding="utf-8")
    assert [source.name for source in Configs(str(tmp_path)).of_folder(str(tmp_path)).sources] == ["rfi", "videos"]


def test_the_suppressions_of_its_page_hold(sandbox: Sandbox) -> None:
    page = (TOPICS / "suppressions.md").read_text(encoding="utf-8").replace("2027-", "2999-")  # a test has no last day
    (comment,) = re.findall(r"```html\n(.*?)\n```", page, re.DOTALL)
    (configuration,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    sandbox.write("artlint.toml", configuration)
    sandbox.write("articles/2018/1.md", HEALTHY.rstrip("\n") + comment + "\n")
    sandbox.write("articles/2019/1.md", HEALTHY.replace("(https:", "(http:"))
    sandbox.write("articles/2020/1.md", HEALTHY.replace("(https:", "(http:"))
    ran = sandbox.check("--select", "insecure-link,empty-element,suppression")
    assert ran.found == ["articles/2020/1.md insecure-link"]
    hidden = [(each["rule"], each["reason"], each["until"]) for each in ran.json["suppressed"]]
    assert hidden == [
        ("empty-element", "the robot's own mark", "2999-01-31"),
        ("insecure-link", "the site had no https then", "2999-01-31"),
    ]
    log = json.loads(sandbox.run("check", "--select", "insecure-link,empty-element", "--output-format", "sarif").out)
    assert [result.get("suppressions", [{}])[0].get("kind") for result in log["runs"][0]["results"]] == [
        None, "inSource", "external",
    ]  # fmt: skip
