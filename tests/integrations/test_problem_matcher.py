"""The problem matcher reads the concise report."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

KEYS = ("file", "line", "column", "severity", "code", "message")


def matched(sandbox: Sandbox, line: str) -> dict[str, str]:
    """What the matchers make of a line, as actions/runner does (IssueMatcher.cs); they must not both match."""
    matchers = json.loads(sandbox.run("help", "problem-matcher").out)["problemMatcher"]
    assert len({matcher["owner"] for matcher in matchers}) == len(matchers)
    found: list[dict[str, str]] = []
    for matcher in matchers:
        (pattern,) = matcher["pattern"]
        match = re.search(pattern["regexp"], line, re.ASCII)
        if match:
            parts = {key: match[pattern[key]] for key in KEYS if key in pattern}
            found.append({"severity": matcher.get("severity", ""), **parts})
    assert len(found) <= 1
    return found[0] if found else {}


def test_it_reads_every_finding_of_the_concise_report_and_nothing_else(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("a folder/法:1.md", "<!--1689730743000-->\nLOUD SOFT FAINT\n")
    ran = sandbox.run("check", "--select", "lint_rules", "--output-format", "concise")
    *lines, summary = ran.out.splitlines()
    assert [matched(sandbox, line) for line in lines] == [
        {
            "file": "a folder/法:1.md",
            "line": "2",
            "column": column,
            "severity": severity,
            "code": rule,
            "message": message,
        }
        for column, severity, rule, message in (
            ("1", "error", "loud-word", "the word is LOUD"),
            ("6", "warning", "soft-word", "the word is SOFT"),
            ("11", "notice", "faint-word", "the word is FAINT"),
        )
    ]
    assert matched(sandbox, summary) == {}


def test_it_reads_a_finding_that_can_be_fixed(sandbox: Sandbox) -> None:
    sandbox.write("1.md", HEALTHY.replace("</p>\n", "</p><p> </p>\n"))
    line, *_ = sandbox.run("check", "--output-format", "concise").out.splitlines()
    assert " empty-element [*]: " in line
    assert matched(sandbox, line)["code"] == "empty-element"


@pytest.mark.parametrize("line", ["error: lost.md: no such file or folder", "note: 1.md: not checked: excluded"])
def test_it_leaves_remarks_alone(sandbox: Sandbox, line: str) -> None:
    assert matched(sandbox, line) == {}
