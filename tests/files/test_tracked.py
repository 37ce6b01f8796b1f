"""What git tracks is not ignored, whatever ignore files say."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox
    from tests.repository import Repository

DAMAGED = "<!--NaN-->\n"


def add(repository: Repository, *paths: str) -> None:
    repository.git("add", "-f", *paths)


def found(ran: Ran) -> list[str]:
    return [finding["path"] for finding in ran.json["findings"]]


@pytest.mark.parametrize("arguments", [(), ("a/2.html",), ("a",), ("--staged",), ("--diff-base", "HEAD")])
@pytest.mark.parametrize("pattern", ["*.html", "a/", "/a/2.html", "a/*\n!a/1.html"])
def test_a_tracked_file_is_checked(
    sandbox: Sandbox, repository: Repository, arguments: tuple[str, ...], pattern: str
) -> None:
    sandbox.write("1.md")
    repository.commit()
    sandbox.write(".gitignore", f"{pattern}\n")
    for name in ("a/2.html", "a/3.html"):
        sandbox.write(name, DAMAGED)
    add(repository, "a/2.html")
    ran = sandbox.find(*arguments)
    tracked = [path for path in found(ran) if path != "a/3.html"]
    assert (ran.code, tracked) == (1, ["a/2.html"])
    hidden = repository.git("ls-files", "--others", "--exclude-standard", "a/3.html") == ""
    assert ("a/3.html" in found(ran)) == (not hidden and arguments not in (("a/2.html",), ("--staged",)))


def test_a_file_tracked_in_an_ignored_folder_is_found_deep_below(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write(".gitignore", "build/\n")
    sandbox.write("1.md")
    for path in ("build/a/b/1.md", "build/a/2.md", "build/c/3.md", "build/a/.gitignore"):
        sandbox.write(path, "!*\n" if path.endswith("ignore") else DAMAGED)
    add(repository, "build/a/b/1.md")
    ran = sandbox.find()
    assert found(ran) == ["build/a/b/1.md"]
    assert ran.skipped == {"build/a/2.md": "gitignored", "build/c": "gitignored"}


def test_the_exclude_file_of_git_hides_no_tracked_file_either(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write(".git/info/exclude", "*.md\n")
    for name in ("1.md", "2.md"):
        sandbox.write(name, DAMAGED)
    add(repository, "2.md")
    ran = sandbox.find()
    assert (found(ran), ran.skipped) == (["2.md"], {"1.md": "gitignored"})


def test_the_configuration_still_excludes_what_is_tracked(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write(".gitignore", "2.md\n")
    sandbox.write("1.md")
    sandbox.write("2.md", DAMAGED)
    add(repository, "2.md")
    assert sandbox.find("--exclude", "2.md").skipped == {"2.md": "excluded"}


def test_each_repository_is_asked_for_its_own_files(sandbox: Sandbox, repository: Repository) -> None:
    for folder in ("inner", "other"):
        sandbox.write(f"{folder}/.gitignore", "*.md\n")
        for name in ("1.md", "2.md"):
            sandbox.write(f"{folder}/{name}", DAMAGED)
        subprocess.run(["git", "init", "-q", folder], cwd=sandbox.folder, env=repository.environment, check=True)
    repository.git("-C", "inner", "add", "-f", "1.md")
    repository.git("-C", "other", "add", "-f", "2.md")
    assert found(sandbox.find()) == ["inner/1.md", "other/2.md"]


def test_the_repository_of_a_hook_answers_for_no_other(
    sandbox: Sandbox, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.write("inner/.gitignore", "*.md\n")
    sandbox.write("inner/1.md", DAMAGED)
    subprocess.run(["git", "init", "-q", "inner"], cwd=sandbox.folder, env=repository.environment, check=True)
    repository.git("-C", "inner", "add", "-f", "1.md")
    monkeypatch.setenv("GIT_DIR", os.fspath(sandbox.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", os.fspath(sandbox.folder))
    assert found(sandbox.find("inner")) == ["inner/1.md"]


def test_a_commit_of_some_files_has_an_index_of_its_own(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md")
    repository.commit()
    sandbox.write(".gitignore", "2.md\n")
    sandbox.write("2.md", DAMAGED)
    sandbox.write(
        ".git/hooks/pre-commit", f"#!/bin/sh\n{' '.join(sandbox.command('check', '--staged', '-q'))}\n"
    ).chmod(0o755)
    add(repository, "2.md")
    refused = repository.attempt("commit", "-m", "one", "2.md")
    assert (refused.returncode, "malformed-epoch" in refused.stdout) == (1, True)


def test_where_git_cannot_tell_it_is_said(
    sandbox: Sandbox, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.write("1.md")
    sandbox.write(".gitignore", "2.md\n")
    sandbox.write("2.md", DAMAGED)
    add(repository, "2.md")
    monkeypatch.setenv("PATH", "")
    ran = sandbox.find()
    assert (ran.code, ran.skipped) == (0, {"2.md": "gitignored"})
    assert ran.err == (
        "note: .: where .gitignore names files that git tracks, they are left out: "
        "git is not installed, or not on the PATH\n"
    )


@pytest.mark.parametrize(("patterns", "questions"), [("", 0), ("*.json\n", 0), ("2.md\n", 1), ("2.md\ndrafts/\n", 1)])
def test_git_is_asked_once_and_only_where_something_is_ignored(
    sandbox: Sandbox, repository: Repository, patterns: str, questions: int
) -> None:
    sandbox.write(".gitignore", patterns)
    for path in ("1.md", "2.md", "drafts/1.md", "drafts/2.md"):
        sandbox.write(path)
    log = sandbox.folder.parent / "asked"
    real = subprocess.run(["sh", "-c", "command -v git"], capture_output=True, text=True, check=True).stdout.strip()
    wrapper = sandbox.write("../bin/git", f'#!/bin/sh\necho "$@" >> {log}\nexec {real} "$@"\n')
    wrapper.chmod(0o755)
    ran = sandbox.start(
        "check", "--select", "malformed-epoch", PATH=f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}"
    )
    assert ran.returncode == 0
    asked = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    assert sum("ls-files" in line for line in asked) == questions
