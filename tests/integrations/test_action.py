"""action.yml and the GitLab component: valid by their schemas, and their scripts run in a shell on real files."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.conftest import HEALTHY, some_slow
from tests.report import readers

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SPEC, COMPONENT = (ROOT / "templates" / "artlint.yml").read_text(encoding="utf-8").split("---\n")

DAMAGED = "<!--NaN-->\n"
SELECTED = "--select=malformed-epoch"


def damaged(folder: Path, *paths: str) -> None:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(DAMAGED, encoding="utf-8")


def schema(name: str) -> Draft7Validator:
    """A schema of SchemaStore as check-jsonschema carries it."""
    text = files("check_jsonschema").joinpath(f"builtin_schemas/vendor/{name}.json").read_text(encoding="utf-8")
    return Draft7Validator(json.loads(text))


class Step(NamedTuple):
    """What came of a step: its code, its log, and the files that GitHub reads."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


class Runner:
    """Runs the steps of action.yml as GitHub's runner does: bash, the step's environment, its folder."""

    def __init__(self, temp: Path) -> None:
        self.temp = temp
        self.workspace = temp / "workspace"
        self.workspace.mkdir(exist_ok=True)
        self.event = {"name": "push", "head": ""}

    def step(self, name: str, **inputs: str) -> Step:
        step = next(step for step in ACTION["runs"]["steps"] if step["name"] == name)
        given = {key: spec["default"] for key, spec in ACTION["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        context = {
            **{f"inputs.{key}": value for key, value in given.items()},
            "github.action_path": str(ROOT), "runner.temp": str(self.temp), "github.repository": "us/archive",
            "github.event_name": self.event["name"],
            "github.event.pull_request.head.repo.full_name": self.event["head"],
        }  # fmt: skip
        summary, output = self.temp / "summary", self.temp / "output"
        summary.write_text("")
        output.write_text("")
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace / _filled(step.get("working-directory", "."), context),
            env={
                "PATH": os.environ["PATH"], "HOME": str(self.temp),
                **{key: value for key, value in os.environ.items() if key.startswith("PIP_")},
                "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary),
                **{key: _filled(value, context) for key, value in step["env"].items()},
            },
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        pairs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        return Step(ran.returncode, ran.stdout + ran.stderr, pairs, summary.read_text(encoding="utf-8"))


def _filled(text: str, context: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: context[match[1]], text)


def link_to_artlint(home: Path) -> None:
    """A virtual environment that has artlint: the one that runs the tests."""
    home.symlink_to(sys.prefix)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner on which the step that installs artlint has been."""
    link_to_artlint(tmp_path / "artlint")
    return Runner(tmp_path)


def test_the_action_is_valid() -> None:
    schema("github-actions").validate(ACTION)


def test_the_action_passes_inputs_through_the_environment_alone() -> None:
    """A `${{ }}` within a script would be run by the shell."""
    assert [step["name"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_the_action_uses_others_by_the_name_of_a_commit() -> None:
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert len(used) == 1
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name) for name in used)


def put_in_the_way(runner: Runner) -> None:
    """Modules in the repository with the names of those that the action runs."""
    for name in ("venv", "pip", "artlint", "runpy", "argparse"):
        (runner.workspace / f"{name}.py").write_text("open('ran', 'w')\n", encoding="utf-8")


def test_the_action_runs_no_module_of_the_repository(runner: Runner) -> None:
    put_in_the_way(runner)
    damaged(runner.workspace, "1.md")
    step = runner.step("Check articles", args=SELECTED)
    assert (step.code, step.outputs["exit-code"]) == (1, "1"), step.log
    assert not (runner.workspace / "ran").exists()


@pytest.mark.slow
def test_the_action_installs_artlint_and_runs_no_module_of_the_repository(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    put_in_the_way(runner)
    installed = runner.step("Install artlint", python=sys.executable)
    assert installed.code == 0, installed.log
    for arguments in (["help", "outputs"], ["completion", "bash"]):  # what ships beside the modules
        command = [str(tmp_path / "artlint" / "bin" / "artlint"), *arguments]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    damaged(runner.workspace, "1.md")
    step = runner.step("Check articles", args=SELECTED)
    assert (step.code, step.outputs["exit-code"]) == (1, "1"), step.log
    assert not (runner.workspace / "ran").exists()


def test_the_action_finds_what_a_virtual_environment_of_windows_has(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    programs = tmp_path / "artlint" / "Scripts"
    programs.mkdir(parents=True)
    for name in ("python.exe", "artlint.exe"):
        (programs / name).write_text('#!/bin/sh\necho "$0 $*"\n')
        (programs / name).chmod(0o755)
    assert " install --quiet " in runner.step("Install artlint", python="true").log
    step = runner.step("Check articles", paths="a")
    assert (step.code, step.log.splitlines()[0][-5:]) == (0, " -- a")


def test_the_action_annotates_summarises_and_writes_sarif(runner: Runner) -> None:
    damaged(runner.workspace, *(f"a folder/{number}.md" for number in range(12)))
    step = runner.step(
        "Check articles", paths="a folder/1.md\na folder\n", args="--select=malformed-epoch\n--isolated\n"
    )
    assert step.code == 1, step.log
    assert len([line for line in readers.commands(step.log) if isinstance(line, readers.Command)]) == 10
    assert step.summary.count("- **error**") == 2
    assert step.outputs == {"exit-code": "1", "sarif": str(runner.temp / "artlint.sarif")}
    assert len(readers.read_sarif(Path(step.outputs["sarif"]).read_text(encoding="utf-8"))) == 12


def test_the_action_without_a_summary_logs_the_rest(runner: Runner) -> None:
    damaged(runner.workspace, *(f"{number}.md" for number in range(12)))
    step = runner.step("Check articles", summary="false", args=SELECTED)
    assert step.summary == ""
    assert step.log.count("error malformed-epoch: ") == 2


@pytest.mark.parametrize(("fail_on", "code"), [("", 1), ("error", 1), ("never", 0)])
def test_the_action_fails_at_the_fail_level(runner: Runner, fail_on: str, code: int) -> None:
    damaged(runner.workspace, "1.md")
    step = runner.step("Check articles", args=SELECTED, fail_on=fail_on)
    assert (step.code, step.outputs["exit-code"]) == (code, str(code))


def test_the_action_says_when_it_could_not_check(runner: Runner) -> None:
    step = runner.step("Check articles", paths="lost.md")
    assert (step.code, step.outputs["exit-code"]) == (2, "2")
    wrong = runner.step("Check articles", args="--nonsense")
    assert (wrong.code, wrong.outputs) == (2, {"exit-code": "2"})


def test_the_action_runs_nothing_that_an_input_says(runner: Runner) -> None:
    hostile = '$(touch ran)\n`touch ran`\n"; touch ran; "'
    for given in ({"paths": hostile}, {"args": hostile}, {"fail_on": hostile}):
        assert runner.step("Check articles", **given).code == 2
    assert list(runner.workspace.iterdir()) == []


def claim_clean(folder: Path) -> None:
    """Damaged files, and a cache that says there is nothing wrong with them, as somebody may have committed it."""
    damaged(folder, *(f"{number}.md" for number in range(199)))
    (folder / "healthy.md").write_text(HEALTHY, encoding="utf-8")
    check = [sys.executable, "-m", "artlint", "check", "--jobs=1", SELECTED]
    assert subprocess.run(check, cwd=folder, capture_output=True, check=False).returncode == 1
    with closing(sqlite3.connect(folder / ".artlint_cache" / "results.db")) as cache, cache:
        cache.execute("UPDATE files SET result = (SELECT result FROM files WHERE path = ?)", (b"healthy.md",))
    assert subprocess.run(check, cwd=folder, capture_output=True, check=False).returncode == 0


def test_the_action_does_not_believe_a_cache_of_the_repository(runner: Runner) -> None:
    claim_clean(runner.workspace)
    step = runner.step("Check articles", args=SELECTED)
    assert step.code == 1, step.log


RULES = """\
from artlint import Rule

open('ran', 'w').close()


class Other(Rule):
    def check(self, article):
        yield
"""


def with_rules(folder: Path) -> None:
    """An article, and a configuration that names rules of the tree."""
    (folder / "rules").mkdir(parents=True)
    (folder / "rules" / "other.py").write_text(RULES, encoding="utf-8")
    (folder / "artlint.toml").write_text("plugins = ['./rules']\n", encoding="utf-8")
    (folder / "1.md").write_text(HEALTHY, encoding="utf-8")


EVENTS = [
    ("push", "", "", True),
    ("schedule", "", "", True),
    ("pull_request", "us/archive", "", True),
    ("pull_request", "them/archive", "", False),
    ("pull_request", "", "", False),  # the repository of the fork is gone
    ("pull_request_target", "them/archive", "", False),
    ("pull_request_review", "them/archive", "", False),
    ("pull_request", "them/archive", "true", True),
    ("push", "", "false", False),
]


@pytest.mark.parametrize(
    ("event", "head", "given", "runs"),
    some_slow(EVENTS, EVENTS[0], EVENTS[3], EVENTS[7], EVENTS[8]),
)
def test_the_action_runs_no_rules_of_forks(runner: Runner, event: str, head: str, given: str, runs: bool) -> None:
    with_rules(runner.workspace)
    runner.event = {"name": event, "head": head}
    step = runner.step("Check articles", local_plugins=given)
    assert (step.code, (runner.workspace / "ran").exists()) == ((0, True) if runs else (2, False)), step.log
    assert ("--no-local-plugins refuses rules from a folder" in step.log) != runs


# GitLab


def component(**inputs: str) -> dict[str, Any]:
    """The job as GitLab makes it of the component: it puts inputs into the text of a value, once that is read."""
    spec = yaml.safe_load(SPEC)["spec"]["inputs"]
    given = {key: value["default"] for key, value in spec.items()}
    given |= {key.replace("_", "-"): value for key, value in inputs.items()}
    assert all("description" in value for value in spec.values())
    return {_interpolated(name, given): _interpolated(job, given) for name, job in yaml.safe_load(COMPONENT).items()}


def _interpolated(node: Any, given: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _interpolated(value, given) for key, value in node.items()}
    if isinstance(node, list):
        return [_interpolated(value, given) for value in node]
    return re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: given[match[1]], node)


class Job(NamedTuple):
    """What came of a job, and what it left."""

    code: int
    log: str
    folder: Path


def worked(folder: Path, *, predefined: Mapping[str, str] | None = None, **inputs: str) -> Job:
    """The job's own lines, in one shell as GitLab's runner has them; artlint is installed already.

    `predefined` are variables of GitLab.
    """
    job = component(**inputs)["artlint"]
    script = [line for line in job["script"] if " -m venv " not in line and " -m pip " not in line]
    assert len(script) == len(job["script"]) - 2
    (folder / "home").mkdir()
    (folder / "home" / "bin").symlink_to(Path(sys.prefix) / "bin")
    made = f"mktemp() {{ echo '{folder}/home'; }}"
    work = folder / "work"
    work.mkdir(exist_ok=True)
    ran = subprocess.run(
        ["sh", "-ec", "\n".join([made, *script])],
        cwd=work, env={"PATH": os.environ["PATH"], **(predefined or {}), **job["variables"]},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return Job(ran.returncode, ran.stdout + ran.stderr, work)


def test_the_component_is_valid() -> None:
    schema("gitlab-ci").validate(component())
    schema("gitlab-ci").validate(
        {"include": [{"component": "a.b/artlint/artlint@v1", "inputs": {"paths": "articles"}}]}
    )


def test_the_component_passes_inputs_through_variables_alone() -> None:
    (job,) = yaml.safe_load(COMPONENT).values()
    assert "$[[" not in "".join(job["script"])


@pytest.mark.parametrize(("fail_on", "code"), [("", 1), ("error", 1), ("never", 0)])
def test_the_component_checks_and_reports(tmp_path: Path, fail_on: str, code: int) -> None:
    damaged(tmp_path / "work", "a/1.md", "b c/1.md")
    job = worked(tmp_path, paths="a 'b c'", args="--select=malformed-epoch --isolated", fail_on=fail_on)
    assert job.code == code, job.log
    reports = component()["artlint"]["artifacts"]["reports"]
    issues = readers.read_gitlab((job.folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert [path for path, _ in issues] == ["a/1.md", "b c/1.md"]
    failed = readers.read_junit((job.folder / reports["junit"]).read_text(encoding="utf-8"))
    assert len(failed) == 2 * code


def test_the_component_leaves_the_fail_level_to_the_configuration(tmp_path: Path) -> None:
    damaged(tmp_path / "work", "1.md")
    (tmp_path / "work" / "artlint.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert worked(tmp_path, args=SELECTED).code == 0


def test_the_component_runs_nothing_that_an_input_or_a_file_says(tmp_path: Path) -> None:
    damaged(tmp_path / "work", "1.md")
    (tmp_path / "work" / "shlex.py").write_text("open('ran', 'w')\n", encoding="utf-8")
    hostile = '$(touch ran) "; touch ran; `touch ran`" *'
    job = worked(tmp_path, paths=hostile)
    assert job.code == 2, job.log
    assert "error: *: no such file or folder" in job.log
    assert not (job.folder / "ran").exists()


def test_the_component_does_not_believe_a_cache_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    claim_clean(tmp_path / "work")
    assert worked(tmp_path, args=SELECTED).code == 1


def test_the_component_says_when_a_quote_is_not_closed(tmp_path: Path) -> None:
    job = worked(tmp_path, paths="'a")
    assert (job.code, job.log) == (2, "error: paths, args: No closing quotation\n")


@pytest.mark.parametrize(
    ("source", "target", "given", "runs"),
    some_slow(
        [
            ("", "", "", True),
            ("1", "1", "", True),
            ("2", "1", "", False),
            ("", "1", "", False),  # the project of the fork is gone
            ("2", "1", "true", True),
            ("1", "1", "false", False),
        ],
        ("1", "1", "", True),
        "2",
    ),
)
def test_the_component_runs_no_rules_of_forks(tmp_path: Path, source: str, target: str, given: str, runs: bool) -> None:
    with_rules(tmp_path / "work")
    ids = {"CI_MERGE_REQUEST_SOURCE_PROJECT_ID": source, "CI_MERGE_REQUEST_PROJECT_ID": target}
    job = worked(tmp_path, predefined={key: value for key, value in ids.items() if value}, local_plugins=given)
    assert (job.code, (job.folder / "ran").exists()) == ((0, True) if runs else (2, False)), job.log
    assert ("--no-local-plugins refuses rules from a folder" in job.log) != runs
