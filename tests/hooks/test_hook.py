"""`artlint hook install` in real repositories, and git calling what it wrote."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY
from tests.repository import Repository

if TYPE_CHECKING:
    from tests.conftest import Sandbox

DAMAGED = HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->")


@pytest.fixture
def hook(sandbox: Sandbox, repository: Repository) -> Path:
    """The installed hook of a repository with one commit."""
    sandbox.write("articles/0.md")
    repository.commit()
    ran = sandbox.run("hook", "install")
    path = sandbox.folder / ".git" / "hooks" / "pre-commit"
    assert (ran.code, ran.out) == (0, f"{path}: every commit is now checked by `artlint check --staged`\n"), ran.err
    return path


def commits(repository: Repository) -> int:
    return int(repository.git("rev-list", "--count", "HEAD"))


def test_a_damaged_commit_is_refused_and_a_healthy_one_passes(
    sandbox: Sandbox, repository: Repository, hook: Path
) -> None:
    assert os.access(hook, os.X_OK)
    sandbox.write("articles/1.md", DAMAGED)
    repository.add()
    ran = repository.attempt("commit", "-m", "damaged")
    assert (ran.returncode, commits(repository)) == (1, 1)
    assert ran.stdout.startswith("articles/1.md\n  1:5 error malformed-epoch: ")
    sandbox.write("articles/1.md")
    repository.add()
    assert repository.attempt("commit", "-m", "healthy").returncode == 0
    sandbox.write("notes.txt", "no article\n")
    repository.add()
    assert repository.attempt("commit", "-m", "no article").returncode == 0
    assert commits(repository) == 3


def test_commits_of_some_files_and_of_all_are_checked_as_git_makes_them(
    sandbox: Sandbox, repository: Repository, hook: Path
) -> None:
    assert hook.exists()
    sandbox.write("articles/0.md", DAMAGED)
    assert repository.attempt("commit", "-a", "-m", "all").returncode == 1
    assert repository.attempt("commit", "-m", "one", "--", "articles/0.md").returncode == 1
    assert repository.attempt("commit", "--no-verify", "-a", "-m", "past it").returncode == 0


def test_git_calls_it_from_a_subfolder_without_a_path_and_with_files_named_like_modules(
    sandbox: Sandbox, repository: Repository, hook: Path
) -> None:
    assert hook.exists()
    git_folder = Path(next(p for p in os.environ["PATH"].split(os.pathsep) if (Path(p) / "git").exists()))
    sandbox.write("json.py", "raise SystemExit(0)\n")
    sandbox.write("artlint.py", "raise SystemExit(0)\n")
    sandbox.write("articles/1.md", DAMAGED)
    repository.add()
    elsewhere = Repository(sandbox.folder / "articles", {**repository.environment, "PATH": str(git_folder)})
    ran = elsewhere.attempt("commit", "-m", "damaged")
    assert (ran.returncode, "malformed-epoch" in ran.stdout) == (1, True), ran.stdout


def test_a_hook_that_someone_wrote_stays_unless_it_is_put_aside(sandbox: Sandbox, repository: Repository) -> None:
    theirs = sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
    ran = sandbox.run("hook", "install")
    assert ran.code == 2
    assert f"{theirs}: there is a hook already, and it stays" in ran.err
    assert f"{sys.executable} -P -m artlint check --staged || exit" in ran.err
    assert theirs.read_text() == "#!/bin/sh\nexit 0\n"
    assert sandbox.run("hook", "uninstall").err == f"error: {theirs}: this hook is not ours, and it stays\n"

    ran = sandbox.run("hook", "install", "--force")
    aside = theirs.with_name("pre-commit.before-artlint")
    assert (ran.code, aside.read_text()) == (0, "#!/bin/sh\nexit 0\n")
    assert str(aside) in ran.out
    sandbox.write("1.md", DAMAGED)
    repository.add()
    assert repository.attempt("commit", "-m", "damaged").returncode == 1
    assert sandbox.run("hook", "install").code == 0
    assert sandbox.run("hook", "uninstall").code == 0
    assert (theirs.read_text(), aside.exists()) == ("#!/bin/sh\nexit 0\n", False)


def test_uninstall_takes_it_away(sandbox: Sandbox, hook: Path) -> None:
    assert sandbox.run("hook", "uninstall").code == 0
    assert not hook.exists()
    assert sandbox.run("hook", "uninstall").err == f"error: {hook}: there is no hook\n"


def test_it_works_from_a_subfolder_in_a_folder_with_blanks_and_quotes(
    sandbox: Sandbox, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / 'it\'s an "archive" $HOME'
    (odd / "articles").mkdir(parents=True)
    python = odd / "my python"
    python.symlink_to(sys.executable)
    made = Repository(odd, repository.environment)
    made.git("init", "-q")
    monkeypatch.chdir(odd / "articles")
    monkeypatch.setattr(sys, "executable", os.fspath(python))
    assert sandbox.run("hook", "install").code == 0
    monkeypatch.undo()
    script = (odd / ".git" / "hooks" / "pre-commit").read_text()
    assert "'\"'\"'" in script
    (odd / "1.md").write_text(DAMAGED)
    made.git("add", "1.md")
    made.environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))  # a link to Python knows no packages
    ran = made.attempt("commit", "-m", "damaged")
    assert (ran.returncode, "malformed-epoch" in ran.stdout) == (1, True), ran.stdout


def test_a_worktree_shares_the_hook_of_its_repository(
    sandbox: Sandbox, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit()
    tree = tmp_path / "tree"
    repository.git("worktree", "add", "-q", os.fspath(tree))
    monkeypatch.chdir(tree)
    assert sandbox.run("hook", "install").code == 0
    assert (sandbox.folder / ".git" / "hooks" / "pre-commit").exists()
    made = Repository(tree, repository.environment)
    (tree / "1.md").write_text(DAMAGED)
    made.add()
    assert made.attempt("commit", "-m", "damaged").returncode == 1


def test_a_folder_of_hooks_inside_the_repository_is_respected(sandbox: Sandbox, repository: Repository) -> None:
    repository.git("config", "core.hooksPath", ".hooks")
    assert sandbox.run("hook", "install").code == 0
    assert (sandbox.folder / ".hooks" / "pre-commit").exists()
    assert not (sandbox.folder / ".git" / "hooks" / "pre-commit").exists()


def test_a_folder_of_hooks_that_repositories_share_stays_as_it_is(
    sandbox: Sandbox, repository: Repository, tmp_path: Path
) -> None:
    repository.git("config", "--global", "core.hooksPath", os.fspath(tmp_path / "hooks"))
    ran = sandbox.run("hook", "install")
    assert (ran.code, "which other repositories share" in ran.err) == (2, True)
    assert not (tmp_path / "hooks").exists()


def test_outside_of_git_there_is_no_hook(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path))
    (tmp_path / "outside").mkdir()
    monkeypatch.chdir(tmp_path / "outside")
    assert sandbox.run("hook", "install").err == "error: hook: here is no git repository\n"


def test_without_its_python_and_an_artlint_on_the_path_the_commit_is_not_checked_and_refused(
    sandbox: Sandbox, repository: Repository, hook: Path
) -> None:
    hook.write_text(hook.read_text().replace(sys.executable, "/no/such/python"))
    git_folder = next(p for p in os.environ["PATH"].split(os.pathsep) if (Path(p) / "git").exists())
    repository.environment["PATH"] = git_folder
    sandbox.write("1.md")
    repository.add()
    ran = repository.attempt("commit", "-m", "healthy")
    assert ran.returncode == 1
    assert "artlint: /no/such/python is gone" in ran.stdout
