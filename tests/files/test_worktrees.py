"""`--staged` and `--diff-base` where the worktree is not what the repository keeps, or not all that is asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY
from tests.repository import Repository

from artlint.files.blobs import Blobs
from artlint.files.git import GitError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

DAMAGED = HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->")
OLD_DEFECT = HEALTHY.replace("</p>\n", "</p><p></p><p>第三段说天气很好。</p><p>第四段说<em></em>明天有雨。</p>\n")
EDITED = OLD_DEFECT.replace("第一段", "首段")


def branch(sandbox: Sandbox, repository: Repository, before: str, after: str, path: str = "1.md") -> None:
    """A commit on `main`, and one on the branch `mine` that is checked out."""
    sandbox.write(path, before)
    repository.commit()
    repository.git("checkout", "-q", "-b", "mine")
    sandbox.write(path, after)
    repository.commit()


def check_out_anew(repository: Repository, path: str = "1.md") -> bytes:
    (repository.folder / path).unlink()
    repository.git("checkout", "-q", path)
    return (repository.folder / path).read_bytes()


# What git does to a file on its way to the worktree


@pytest.mark.parametrize("how", ["core.autocrlf", "eol=crlf", "working-tree-encoding", "filter"])
def test_what_git_does_on_the_way_to_the_worktree_is_no_change(
    sandbox: Sandbox, repository: Repository, how: str
) -> None:
    branch(sandbox, repository, OLD_DEFECT, EDITED)
    if how == "core.autocrlf":
        repository.git("config", "core.autocrlf", "true")
    elif how == "filter":
        repository.git("config", "filter.crlf.smudge", "sed 's/$/\\r/'")
        repository.git("config", "filter.crlf.clean", "tr -d '\\r'")
        sandbox.write(".gitattributes", "*.md filter=crlf\n")
    else:
        attribute = "text eol=crlf" if how == "eol=crlf" else "text working-tree-encoding=UTF-8 eol=crlf"
        sandbox.write(".gitattributes", f"*.md {attribute}\n")
    assert b"\r\n" in check_out_anew(repository)
    ran = sandbox.check("--diff-base", "main")
    assert (ran.found, ran.json["summary"]["outside"], ran.problems) == ([], 3, [])  # the third is carriage-return


def test_a_file_in_two_lines_by_its_name_is_compared_as_it_is_checked_out(
    sandbox: Sandbox, repository: Repository
) -> None:
    branch(sandbox, repository, OLD_DEFECT, EDITED, "a\n1.md")
    sandbox.write(".gitattributes", "*.md text eol=crlf\n")
    assert b"\r\n" in check_out_anew(repository, "a\n1.md")
    assert sandbox.check("--diff-base", "main").json["summary"]["outside"] == 3


def test_a_change_of_line_ends_that_git_keeps_is_a_change(sandbox: Sandbox, repository: Repository) -> None:
    branch(sandbox, repository, OLD_DEFECT, OLD_DEFECT.replace("\n", "\r\n"))
    for arguments in ((), ("--staged",)):
        assert "1.md carriage-return" in sandbox.check("--diff-base", "main", *arguments).found


def test_the_index_is_read_without_what_git_does_on_the_way(sandbox: Sandbox, repository: Repository) -> None:
    branch(sandbox, repository, OLD_DEFECT, EDITED)
    repository.git("config", "core.autocrlf", "true")
    ran = sandbox.check("--diff-base", "main", "--staged")
    assert (ran.found, ran.json["summary"]["outside"]) == ([], 2)


@pytest.mark.parametrize("checked_out", [True, False])
def test_versions_are_read_byte_by_byte(repository: Repository, checked_out: bool) -> None:
    versions = [b"", b"\n", b"a", b"a\n\n", b"no-such-thing-\nx missing\n", b"\x00\r\n\xff", b"a" * 1_000_000]
    top = os.fspath(repository.folder)
    blobs = Blobs(top, top, checked_out=checked_out)
    path = repository.folder / "a b\n1.md"
    for version in versions:
        path.write_bytes(version)
        blob = repository.git("hash-object", "-w", "--no-filters", os.fspath(path)).strip()
        assert blobs.read(blob, os.fspath(path)) == version
        with pytest.raises(GitError, match="the repository has no such version"):
            blobs.read("1" * 40, os.fspath(path))
    blobs.close()


def test_fixes_are_made_in_the_worktree_and_judged_there(sandbox: Sandbox, repository: Repository) -> None:
    """The finding stands seven characters further on in the last commit, where something new was put."""
    sandbox.words()
    before = HEALTHY.replace("</p>\n", "</p><p></p><p>LOUD。</p>\n")
    branch(sandbox, repository, before, before.replace("<p>LOUD。", "<p>新的。LOUD。"))
    assert sandbox.check("--diff-base", "main").json["summary"]["outside"] == 2
    ran = sandbox.check("--diff-base", "main", "--fix")
    assert (ran.found, ran.json["summary"]["fixed"], ran.json["summary"]["outside"]) == ([], 1, 1)


def test_a_repository_that_the_environment_names_from_a_subfolder_is_read(
    sandbox: Sandbox, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch(sandbox, repository, OLD_DEFECT, EDITED, "a/1.md")
    sandbox.write("a/.gitattributes", "*.md text eol=crlf\n")
    assert b"\r\n" in check_out_anew(repository, "a/1.md")
    monkeypatch.chdir(sandbox.folder / "a")
    monkeypatch.setenv("GIT_DIR", "../.git")
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    ran = sandbox.check("--diff-base", "main")
    assert (ran.found, ran.json["summary"]["outside"], ran.problems) == ([], 3, [])


# What is not in the worktree


def sparse(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("a/1.md")
    branch(sandbox, repository, OLD_DEFECT, OLD_DEFECT.replace("<!--1689730743000-->", "<!--NaN-->"), "b/2.md")
    repository.git("sparse-checkout", "set", "a")
    assert not (sandbox.folder / "b" / "2.md").exists()


@pytest.mark.parametrize("arguments", [(), ("--staged",)])
def test_what_a_sparse_worktree_leaves_out_is_read_from_the_index(
    sandbox: Sandbox, repository: Repository, arguments: tuple[str, ...]
) -> None:
    sparse(sandbox, repository)
    ran = sandbox.check("--diff-base", "main", *arguments)
    assert (ran.code, ran.found, ran.json["summary"]["outside"]) == (1, ["b/2.md malformed-epoch"], 2)


def test_what_a_sparse_worktree_leaves_out_is_not_fixed_and_it_is_said(
    sandbox: Sandbox, repository: Repository
) -> None:
    sparse(sandbox, repository)
    ran = sandbox.check("--diff-base", "main", "--fix")
    assert (ran.code, ran.found, ran.skipped) == (0, [], {"b/2.md": "not-checked-out"})
    assert not (sandbox.folder / "b" / "2.md").exists()


# Paths that lead to the repository by another way, or out of it


def test_a_path_through_a_link_leads_to_the_same_files(
    sandbox: Sandbox, repository: Repository, tmp_path: Path
) -> None:
    sandbox.write("a/1.md", DAMAGED)
    repository.add()
    (tmp_path / "link").symlink_to(sandbox.folder)
    (sandbox.folder / "b").symlink_to("a")
    for path in (os.fspath(tmp_path / "link"), os.fspath(tmp_path / "link" / "a" / "1.md"), "b", "b/1.md"):
        assert sandbox.check("--staged", path).found == ["a/1.md malformed-epoch"], path
    assert sandbox.check("--staged", "b/2.md").problems == [("b/2.md", "missing-path")]


def test_a_link_that_leads_out_is_the_repositorys_own(sandbox: Sandbox, repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text(DAMAGED, encoding="utf-8")
    (sandbox.folder / "link.md").symlink_to("../outside.md")
    (sandbox.folder / "folder").symlink_to("..")
    repository.add()
    assert sandbox.check("--staged", "link.md", "folder").skipped == {"link.md": "link", "folder": "link"}
    repository.commit()
    ran = sandbox.check("--staged", "link.md", "folder")
    assert (ran.code, ran.problems) == (0, [])


@pytest.mark.parametrize("path", ["../outside", "../outside/1.md", "../outside/no-such.md", "inner", "inner/2.md"])
def test_what_is_in_no_or_another_repository_is_told(
    sandbox: Sandbox, repository: Repository, tmp_path: Path, path: str
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "1.md").write_text(DAMAGED, encoding="utf-8")
    sandbox.write("inner/2.md", DAMAGED)
    repository.git("init", "-q", "inner")
    for arguments in (("--staged",), ("--staged", ".")):
        ran = sandbox.check(*arguments, path)
        assert (ran.code, ran.problems) == (2, [(path, "git")])


def test_a_submodule_that_changed_is_skipped_also_by_its_name(
    sandbox: Sandbox, repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other", repository.environment)
    other.git("init", "-q")
    other.commit()
    repository.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", os.fspath(other.folder), "module")
    for path in (".", "module"):
        ran = sandbox.check("--staged", path)
        assert (ran.code, ran.skipped) == (0, {"module": "submodule"})
    repository.commit()
    assert sandbox.check("--staged", "module").problems == [("module", "git")]


@pytest.mark.parametrize("kind", ["LITERAL", "GLOB", "NOGLOB", "ICASE"])
def test_how_a_user_likes_pathspecs_changes_nothing(
    sandbox: Sandbox, repository: Repository, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    sandbox.write("1.md")
    repository.commit()
    sandbox.write("new.md", DAMAGED)
    monkeypatch.setenv(f"GIT_{kind}_PATHSPECS", "1")
    assert sandbox.check("--diff-base", "HEAD").found == ["new.md malformed-epoch"]
