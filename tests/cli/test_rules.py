"""`artlint rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.conftest import Sandbox

KEYS = {"name", "folder", "summary", "severity", "enabled", "fix", "options", "url"}


def test_the_list_for_programs(sandbox: Sandbox) -> None:
    sandbox.words()
    document = sandbox.run("rules", "--output-format", "json").json
    assert (document.keys(), document["version"]) == ({"version", "rules"}, 1)
    rules = {rule["name"]: rule for rule in document["rules"]}
    assert list(rules) == sorted(rules)
    for rule in rules.values():
        assert rule.keys() == KEYS
        assert rule["summary"].endswith(".")
        assert rule["severity"] in ("error", "warning", "info")
        Draft202012Validator.check_schema(rule["options"])
    loud, hidden, caption = rules["loud-word"], rules["hidden-word"], rules["empty-caption"]
    assert (loud["folder"], loud["severity"], loud["enabled"], loud["url"]) == ("lint_rules", "error", True, None)
    assert loud["options"]["properties"]["limit"]["default"] == 3
    assert loud["options"]["properties"]["limit"]["description"] == "A number that changes nothing."
    assert hidden["enabled"] is False
    assert caption["url"].endswith("/empty-caption.md")


def test_the_list_for_people(sandbox: Sandbox) -> None:
    sandbox.words()
    lines = sandbox.run("rules").out.splitlines()
    at = lines.index("lint_rules")
    assert [" ".join(line.split()) for line in lines[at + 1 : at + 5]] == [
        "faint-word info Keep FAINT out.",
        "hidden-word off Keep HIDDEN out; off by default.",
        "loud-word error Keep LOUD out.",
        "soft-word warning Keep SOFT out.",
    ]


def test_one_rule_is_explained(sandbox: Sandbox) -> None:
    ran = sandbox.run("rules", "empty-caption")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "# empty-caption")
    assert "## Options" in ran.out
    one = sandbox.run("rules", "empty-caption", "--output-format", "json").json["rules"]
    assert [rule["name"] for rule in one] == ["empty-caption"]


@pytest.mark.parametrize(("name", "hint"), [("empty-captoin", "; did you mean empty-caption?"), ("zzz", "")])
def test_an_unknown_rule_is_an_error(sandbox: Sandbox, name: str, hint: str) -> None:
    assert sandbox.run("rules", name) == (2, "", f"error: unknown rule or folder {name}{hint}\n")


def test_a_plugins_rule_without_examples_is_explained(sandbox: Sandbox) -> None:
    sandbox.words()
    assert sandbox.run("rules", "loud-word").out.startswith("# loud-word\n\nKeep LOUD out.\n")
