"""pre-commit itself runs our hooks on a content repository: they are built, installed and called as at a user's."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sandbox

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

DAMAGED = "<!--NaN-->\n[a](https://example.org/1.html)\n------\n\n<p>今天。</p>\n"
FINDING = "articles/2.md\n  1:5 error malformed-epoch: epoch is NaN, not a number of milliseconds"

FIXABLE = """\
<!--1689730743000-->
[a](https://example.org/1.html)
------

<div><i>Wed, 19 Jul 2023 01:20:00 GMT</i></div>
<img src="https://images.weserv.nl?url=a.org/1.jpg" width="100%"><div><small>A.</small></div>
<p>The bridge is open.</p><p></p>
<p>One.</p>
<p>Two.</p>
<p>Three.</p>
<p>Four.</p>
<p>Five.</p>
"""
"""One warning with a safe fix, in line 7."""

CONFIGURATION = """\
repos:
- repo: {repository}
  rev: {revision}
  hooks:
  - id: artlint
  - id: artlint-archive
"""


class Hooks(NamedTuple):
    """A git repository that holds this checkout, and the environment that pre-commit and git run in."""

    repository: Path
    revision: str
    environment: dict[str, str]


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """One for all workers of pytest-xdist: pre-commit then builds its environment once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "pre-commit"
    folder.mkdir(exist_ok=True)
    environment = clean_environment(folder)
    with open(folder / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        repository = folder / "artlint"
        if not (folder / "ready").exists():
            (folder / "gitconfig").write_text("[user]\nname = A Keeper\nemail = keeper@example.org\n", encoding="utf-8")
            copy_checkout(repository)
            commit_all(repository, environment)
            (folder / "ready").touch()
    revision = git(repository, environment, "rev-parse", "HEAD").stdout.strip()
    return Hooks(repository, revision, environment)


def clean_environment(folder: Path) -> dict[str, str]:
    """Without what a git hook or the user's own git configuration would bring in."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    return environment | {
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(folder / "home"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }


def run(folder: Path, environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """A command and all it says, stderr among stdout."""
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, timeout=570,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    )  # fmt: skip


def git(folder: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    ran = run(folder, environment, "git", *arguments)
    assert ran.returncode == 0, ran.stdout
    return ran


def copy_checkout(target: Path) -> None:
    """The files of this checkout as they stand, committed or not."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    for name in filter(None, map(os.fsdecode, listed.split(b"\0"))):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)


def commit_all(folder: Path, environment: dict[str, str]) -> None:
    git(folder, environment, "init", "-q")
    git(folder, environment, "add", "--all")
    git(folder, environment, "commit", "-q", "--no-verify", "-m", "all")


@pytest.fixture
def content(hooks: Hooks, sandbox: Sandbox) -> Sandbox:
    """A content repository with pre-commit installed and one commit."""
    return with_hooks(CONFIGURATION, hooks, sandbox)


@pytest.fixture
def mending(hooks: Hooks, sandbox: Sandbox) -> Sandbox:
    """The same with the hook that fixes."""
    return with_hooks(CONFIGURATION.replace("id: artlint\n", "id: artlint-fix\n"), hooks, sandbox)


def with_hooks(template: str, hooks: Hooks, sandbox: Sandbox) -> Sandbox:
    (sandbox.folder / ".git").rmdir()
    configuration = template.format(repository=hooks.repository, revision=hooks.revision)
    sandbox.write(".pre-commit-config.yaml", configuration)
    sandbox.write("articles/0.md")
    commit_all(sandbox.folder, hooks.environment)
    ran = run(sandbox.folder, hooks.environment, "pre-commit", "install")
    assert ran.returncode == 0, ran.stdout
    return sandbox


def commit(content: Sandbox, hooks: Hooks) -> subprocess.CompletedProcess[str]:
    """`git commit` of all that was written."""
    git(content.folder, hooks.environment, "add", "--all")
    return run(content.folder, hooks.environment, "git", "commit", "-m", "an article")


def outcome_of(hook: str, said: str) -> str:
    """`Passed`, `Failed` or that there was nothing, from pre-commit's line about a hook; empty where there is none."""
    lines = [line for line in said.splitlines() if line.startswith(f"{hook}..")]
    return lines[0].rpartition(".")[2] if lines else ""


@pytest.mark.slow
def test_try_repo_shows_the_finding_and_nothing_of_healthy_files(hooks: Hooks, content: Sandbox) -> None:
    content.write("articles/1.md")
    content.write("articles/2.md", DAMAGED)
    content.write("README.md", "# An archive\n")
    git(content.folder, hooks.environment, "add", "--all")
    ran = run(
        content.folder, hooks.environment, "pre-commit", "try-repo", str(hooks.repository), "artlint", "--all-files"
    )
    assert (ran.returncode, outcome_of("artlint", ran.stdout)) == (1, "Failed"), ran.stdout
    assert FINDING in ran.stdout
    assert "articles/1.md" not in ran.stdout


@pytest.mark.parametrize(
    ("path", "text", "passes"),
    [("articles/1.md", None, True), ("articles/2.md", DAMAGED, False), ("README.md", "#", True)],
)
def test_a_commit_passes_unless_it_brings_damage(
    hooks: Hooks, content: Sandbox, path: str, text: str | None, passes: bool
) -> None:
    content.write(path) if text is None else content.write(path, text)
    ran = commit(content, hooks)
    assert (ran.returncode == 0, outcome_of("artlint", ran.stdout)) == (passes, "Passed" if passes else "Failed"), (
        ran.stdout
    )
    assert (FINDING in ran.stdout) is not passes
    count = git(content.folder, hooks.environment, "rev-list", "--count", "HEAD").stdout.strip()
    assert count == ("2" if passes else "1")
    assert outcome_of("artlint (whole archive)", ran.stdout) == ""


def test_a_commit_without_a_text_is_none_of_our_business(hooks: Hooks, content: Sandbox) -> None:
    content.write("picture.png", b"\x89PNG\r\n\x1a\n")
    ran = commit(content, hooks)
    assert (ran.returncode, outcome_of("artlint", ran.stdout)) == (0, "(no files to check)Skipped"), ran.stdout


def test_the_whole_archive_is_checked_by_hand(hooks: Hooks, content: Sandbox) -> None:
    manual = ("pre-commit", "run", "artlint-archive", "--hook-stage", "manual")
    ran = run(content.folder, hooks.environment, *manual)
    assert (ran.returncode, outcome_of("artlint (whole archive)", ran.stdout)) == (0, "Passed"), ran.stdout
    content.write("articles/2.md", DAMAGED)
    ran = run(content.folder, hooks.environment, *manual)
    assert (ran.returncode, outcome_of("artlint (whole archive)", ran.stdout)) == (1, "Failed"), ran.stdout
    assert FINDING in ran.stdout


def index_of(mending: Sandbox, hooks: Hooks, path: str) -> str:
    return git(mending.folder, hooks.environment, "show", f":{path}").stdout


def test_the_fixing_hook_mends_and_the_next_commit_passes(hooks: Hooks, mending: Sandbox) -> None:
    file = mending.write("articles/1.md", FIXABLE)
    ran = commit(mending, hooks)
    assert (ran.returncode, outcome_of("artlint (fix)", ran.stdout)) == (1, "Failed"), ran.stdout
    assert "articles/1.md: fixed 1 empty-element" in ran.stdout
    assert "files were modified by this hook" in ran.stdout
    assert file.read_text(encoding="utf-8") == FIXABLE.replace("<p></p>", "")
    ran = commit(mending, hooks)
    assert (ran.returncode, outcome_of("artlint (fix)", ran.stdout)) == (0, "Passed"), ran.stdout


def test_the_fixing_hook_refuses_what_it_cannot_mend(hooks: Hooks, mending: Sandbox) -> None:
    mending.write("articles/2.md", DAMAGED)
    ran = commit(mending, hooks)
    assert (ran.returncode, FINDING in ran.stdout) == (1, True), ran.stdout


def test_a_partially_staged_file_is_mended_and_keeps_both_its_states(hooks: Hooks, mending: Sandbox) -> None:
    file = mending.write("articles/1.md", FIXABLE)
    git(mending.folder, hooks.environment, "add", "--all")
    file.write_text(FIXABLE.replace("Five", "5"), encoding="utf-8")
    ran = run(mending.folder, hooks.environment, "git", "commit", "-m", "an article")
    assert (ran.returncode, "Rolling back" in ran.stdout) == (1, False), ran.stdout
    assert index_of(mending, hooks, "articles/1.md") == FIXABLE
    assert file.read_text(encoding="utf-8") == FIXABLE.replace("<p></p>", "").replace("Five", "5")


def test_a_fix_beside_what_is_not_staged_is_rolled_back_and_nothing_is_lost(hooks: Hooks, mending: Sandbox) -> None:
    file = mending.write("articles/1.md", FIXABLE)
    git(mending.folder, hooks.environment, "add", "--all")
    unstaged = FIXABLE.replace("bridge is open", "bridge is closed")
    file.write_text(unstaged, encoding="utf-8")
    ran = run(mending.folder, hooks.environment, "git", "commit", "-m", "an article")
    assert (ran.returncode, "Rolling back" in ran.stdout) == (1, True), ran.stdout
    assert (index_of(mending, hooks, "articles/1.md"), file.read_text(encoding="utf-8")) == (FIXABLE, unstaged)
    assert list(file.parent.glob(".artlint-*")) == []
