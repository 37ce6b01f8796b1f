"""What each format says of budgets: used and allowed, and red exactly where the run fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sandbox

SELECTED = ("--select", "loud-word,soft-word,faint-word")
CONFIGURATION = """
[budget]
loud-word = 1
soft-word = "50 %"
[[sources]]
name = "s\\u001b[2J<b>"
files = ["**"]
[sources.budget]
faint-word = "1 % of 7d"
"""
LOUD = "budget exceeded: loud-word: 2 findings in 4 articles, 1 allowed"
SOFT = "budget: soft-word: 1 of 4 articles (25.0 %), 2 allowed (50 %)"
WINDOW = "from 2023-07-13 to 2023-07-19, 0 allowed (1 % of 7d)"
FAINT = rf"budget: faint-word (s\x1b[2J<b>): 0 of 4 articles (0.0 %) {WINDOW}"


@pytest.fixture
def archive(sandbox: Sandbox) -> Sandbox:
    sandbox.words(CONFIGURATION)
    for number, word in enumerate(("LOUD", "LOUD", "SOFT", "text")):
        sandbox.write(f"{number}.md", f"<!--1689730743000-->\n{word}\n")
    return sandbox


def report(archive: Sandbox, name: str, *arguments: str) -> str:
    ran = archive.run("check", *SELECTED, "--output-format", name, *arguments)
    assert (ran.code, ran.err) == (0 if "never" in arguments else 1, "")
    return ran.out


@pytest.mark.parametrize("name", ["text", "full", "concise"])
def test_people_read_a_line_on_each_budget(archive: Sandbox, name: str) -> None:
    lines = report(archive, name).splitlines()
    assert lines[-3:] == [LOUD, SOFT, FAINT]
    assert lines[-4] == "4 files checked, 3 findings (2 errors, 1 warning)"


def test_a_quiet_report_has_what_is_exceeded(archive: Sandbox) -> None:
    lines = report(archive, "concise", "--quiet").splitlines()
    assert [line for line in lines if line.startswith("budget")] == [LOUD]


def test_the_json_report_has_every_number(archive: Sandbox) -> None:
    faint = json.loads(report(archive, "json"))["budgets"][2]
    assert faint == {
        "budget": "faint-word",
        "source": "s\x1b[2J<b>",
        "configuration": "artlint.toml",
        "limit": "1 % of 7d",
        "unit": "articles",
        "judged": True,
        "used": 0,
        "allowed": 0,
        "articles": 4,
        "undated": 0,
        "since": "2023-07-13",
        "until": "2023-07-19",
        "exceeded": False,
    }
    lines = map(json.loads, report(archive, "jsonl").splitlines())
    assert [line["budget"] for line in lines if line["type"] == "budget"] == ["loud-word", "soft-word", "faint-word"]


def test_a_report_without_budgets_has_an_empty_list(archive: Sandbox) -> None:
    archive.words()
    assert json.loads(report(archive, "json"))["budgets"] == []


def test_junit_is_red_where_a_budget_fails_the_run_and_not_where_a_finding_counts_under_one(archive: Sandbox) -> None:
    suites = {suite.get("name"): suite for suite in ElementTree.fromstring(report(archive, "junit"))}
    assert [suites[name].get("failures") for name in ("0.md", "1.md", "2.md", "budgets")] == ["0", "0", "0", "1"]
    (failure,) = suites["budgets"].iter("failure")
    assert failure.get("message") == "exceeded: 2 findings in 4 articles, 1 allowed"
    never = ElementTree.fromstring(report(archive, "junit", "--fail-on", "never"))
    assert not list(never.iter("failure"))


def test_github_shows_a_budget_that_fails_the_run_before_the_findings(archive: Sandbox) -> None:
    first = report(archive, "github").splitlines()[0]
    assert first == f"::error title=artlint%3A budget::{LOUD}"
    assert "budget" not in report(archive, "github", "--fail-on", "never")


def test_sarif_tells_budgets_as_notices_and_the_exit_code(archive: Sandbox) -> None:
    (invocation,) = json.loads(report(archive, "sarif"))["runs"][0]["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    notices = [(it["level"], it["message"]["text"]) for it in invocation["toolExecutionNotifications"]]
    assert notices[:2] == [("warning", LOUD), ("note", SOFT)]
    assert notices[2][0] == "note"


def test_markdown_lists_budgets_as_text(archive: Sandbox) -> None:
    lines = report(archive, "markdown").splitlines()
    assert [line for line in lines if "budget" in line] == [f"- {LOUD}", f"- `{SOFT}`", f"- `{FAINT}`"]


def test_what_is_not_judged_is_said_in_every_report_with_an_end(archive: Sandbox) -> None:
    said = "3 budgets not judged: only a run over whole folders judges them, and here each finding counts by itself"
    assert report(archive, "text", "0.md").splitlines()[-1] == said
    assert f"- {said}" in report(archive, "markdown", "0.md").splitlines()
    budgets = next(
        suite for suite in ElementTree.fromstring(report(archive, "junit", "0.md")) if suite.get("skipped") == "3"
    )
    assert (budgets.get("name"), budgets.get("failures")) == ("budgets", "0")
    assert {budget["used"] for budget in json.loads(report(archive, "json", "0.md"))["budgets"]} == {None}
    assert report(archive, "sarif", "0.md").count("not judged, only a run over whole folders judges it") == 3
