"""What the page of CI and the README tell people to write is valid, and names inputs that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.integrations.test_action import ACTION, SPEC, schema

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/ci.md", "README.md")
OURS = "artlint/artlint@"


def blocks(page: str) -> list[Any]:
    """The YAML of a page, where `on` is a word as in GitHub's reader and not YAML 1.1's yes."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    return [{"on" if key is True else key: value for key, value in yaml.safe_load(block).items()} for block in found]


def workflows(page: str) -> list[Any]:
    """The workflows of a page; steps alone get a workflow around them."""
    found = [block for block in blocks(page) if {"jobs", "steps"} & set(block)]
    rest = {"on": "pull_request", "name": "whole"}
    return [
        block if "jobs" in block else {**rest, "jobs": {"job": {"runs-on": "ubuntu-latest", **block}}}
        for block in found
    ]


@pytest.mark.parametrize("page", PAGES)
def test_the_workflows_are_valid_and_name_inputs_of_the_action(page: str) -> None:
    assert workflows(page)
    for workflow in workflows(page):
        schema("github-workflows").validate(workflow)
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        ours = [step for step in steps if step.get("uses", "").startswith(OURS)]
        assert ours
        for step in ours:
            assert set(step["with"]) <= set(ACTION["inputs"])


@pytest.mark.parametrize("page", PAGES)
def test_the_pipelines_are_valid_and_name_inputs_of_the_component(page: str) -> None:
    pipelines = [block for block in blocks(page) if "include" in block]
    assert pipelines
    for pipeline in pipelines:
        schema("gitlab-ci").validate(pipeline)
        for included in pipeline["include"]:
            assert set(included["inputs"]) <= set(yaml.safe_load(SPEC)["spec"]["inputs"])
