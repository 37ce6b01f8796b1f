"""A folder of rules stands wherever a rule's name may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

LATE = HEALTHY.replace("01:20:00 GMT", "05:20:00 GMT")
"""An article with one finding, epoch-date-mismatch."""


@pytest.mark.parametrize(
    ("configuration", "found"),
    [
        ("", ["error"]),
        ('[rules]\ndates = "off"', []),
        ('[rules]\ndates = "info"', ["info"]),
        ('[rules]\ndates = { severity = "warning" }', ["warning"]),
        ('[rules]\ndates = "off"\nepoch-date-mismatch = "info"', ["info"]),
        ('[rules]\nepoch-date-mismatch = "info"\ndates = "off"', ["info"]),
        ('[rules]\ndates = "warning"\n[rules.epoch-date-mismatch]\nmax-lag = "80m"', ["warning"]),
        ('[[sources]]\nname = "a"\nfiles = ["*.md"]\n[sources.rules]\ndates = "off"', []),
        ('[rules]\nepoch-date-mismatch = "info"\n[[sources]]\nname = "a"\nfiles = ["*"]\nrules.dates = "off"', []),
        ('[[ignore]]\nfiles = ["*.md"]\nrules = ["dates"]', []),
    ],
)
def test_the_configuration_sets_a_folder(sandbox: Sandbox, configuration: str, found: list[str]) -> None:
    sandbox.write("1.md", LATE)
    sandbox.write("artlint.toml", f"{configuration}\n")
    assert [finding["severity"] for finding in sandbox.check("--select", "ALL").json["findings"]] == found


def test_a_configuration_that_extends_another_wins_with_a_folder(sandbox: Sandbox) -> None:
    sandbox.write("1.md", LATE)
    sandbox.write("base.toml", '[rules]\nepoch-date-mismatch = "info"\n')
    sandbox.write("artlint.toml", 'extends = "base.toml"\n[rules]\ndates = "off"\n')
    assert sandbox.check().found == []


def test_a_folder_turns_no_rule_on_that_is_off_by_default(sandbox: Sandbox) -> None:
    sandbox.write("1.md", HEALTHY.replace("第二段说修桥的人很高兴，船也可以从桥下过去了。", ""))
    sandbox.write("artlint.toml", '[rules]\ntext = "error"\n')
    assert "1.md short-body" not in sandbox.check().found
    sandbox.write("artlint.toml", '[rules]\ntext = "error"\nshort-body = "warning"\n')
    assert "1.md short-body" in sandbox.check().found


def test_a_folder_turns_no_rule_on_in_a_layout_that_it_is_not_of(sandbox: Sandbox) -> None:
    sandbox.write("1.md", "[桥](https://example.org/1)\n------\n日期：2023-07-19\n\n<p>桥今天重新开放。</p>\n")
    before = sandbox.check().found
    sandbox.write("artlint.toml", '[rules]\nimages = "error"\ncaptions = "error"\n')
    assert sandbox.check().found == before


def test_options_are_a_rules_own(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("artlint.toml", '[rules.dates]\nmax-lag = "75m"\n')
    ran = sandbox.run("check")
    assert ran.code == 2
    assert "rules.dates.max-lag: a folder of rules takes severity and fix" in ran.err


def test_a_folder_keeps_its_rules_from_fixing(sandbox: Sandbox) -> None:
    sandbox.write("1.md", HEALTHY.replace("</p>\n", "</p><p></p>\n"))
    sandbox.write("artlint.toml", '[rules.html]\nfix = "never"\n')
    assert sandbox.check("--fix").json["summary"]["fixed"] == 0


def test_the_rules_of_a_folder_are_listed(sandbox: Sandbox) -> None:
    listed = sandbox.run("rules", "dates").out
    assert listed.startswith("dates\n  epoch-date-mismatch ")
    assert "captions" not in listed
    names = [rule["folder"] for rule in sandbox.run("rules", "dates", "--output-format", "json").json["rules"]]
    assert set(names) == {"dates"}
    ran = sandbox.run("rules", "date")
    assert (ran.code, ran.err) == (2, "error: unknown rule or folder date; did you mean dates?\n")


def test_the_schema_knows_folders(sandbox: Sandbox) -> None:
    schema = sandbox.run("config", "schema").json
    assert "dates" in schema["$defs"]["Rules"]["properties"]


def test_what_a_selection_leaves_out_is_said(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    said = sandbox.run("check", "--select", "ALL").err
    assert said.startswith("note: --select ALL leaves out caption-markup, ")
    assert said.endswith(": off by default; a rule's own name turns it on\n")
    assert sandbox.run("check", "--select", "text").err.startswith("note: --select text leaves out short-body: ")
    assert sandbox.run("check", "--select", "dates").err == ""
    assert sandbox.run("check", "--select", "text,short-body").err == ""
    assert sandbox.run("check", "--select", "text", "--ignore", "short-body").err == ""
    sandbox.write("artlint.toml", '[rules]\nshort-body = "warning"\nempty-body = "off"\n')
    said = sandbox.run("check", "--select", "text").err
    assert (
        said == f"note: --select text leaves out empty-body: turned off in {sandbox.folder / 'artlint.toml'} [rules]\n"
    )
