"""Links: what they lead to is read and written only where it is a file of the same tree that is to be read itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.repository import Repository

OLD = HEALTHY.replace("</p>\n", "</p><p></p>\n").encode()
NEW = HEALTHY.encode()


def link(sandbox: Sandbox, path: str, target: str) -> None:
    made = sandbox.folder / path
    made.parent.mkdir(parents=True, exist_ok=True)
    made.symlink_to(target)


def _outside(sandbox: Sandbox) -> Path:
    target = sandbox.write("../store/1.md", OLD)
    link(sandbox, "a/link.md", "../../store/1.md")
    return target


def _by_its_absolute_path(sandbox: Sandbox) -> Path:
    target = sandbox.write("../store/1.md", OLD)
    link(sandbox, "a/link.md", os.fspath(target.resolve()))
    return target


def _beside_with_the_same_beginning(sandbox: Sandbox) -> Path:
    target = sandbox.write("../archive-2/1.md", OLD)
    link(sandbox, "a/link.md", "../../archive-2/1.md")
    return target


def _through_a_link(sandbox: Sandbox) -> Path:
    target = sandbox.write("../store/1.md", OLD)
    link(sandbox, "notes", "../store/1.md")
    link(sandbox, "a/link.md", "../notes")
    return target


def _through_a_folder(sandbox: Sandbox) -> Path:
    target = sandbox.write("../store/1.md", OLD)
    link(sandbox, "store", "../store")
    link(sandbox, "a/link.md", "../store/1.md")
    return target


def _excluded(sandbox: Sandbox) -> Path:
    sandbox.write("artlint.toml", 'exclude = ["kept/"]')
    link(sandbox, "a/link.md", "../kept/1.md")
    return sandbox.write("kept/1.md", OLD)


def _excluded_where_it_stands(sandbox: Sandbox) -> Path:
    sandbox.write("kept/artlint.toml", 'exclude = ["1.md"]')
    link(sandbox, "a/link.md", "../kept/1.md")
    return sandbox.write("kept/1.md", OLD)


def _ignored(sandbox: Sandbox) -> Path:
    sandbox.write(".gitignore", "kept/\n")
    link(sandbox, "a/link.md", "../kept/1.md")
    return sandbox.write("kept/1.md", OLD)


def _of_git(sandbox: Sandbox) -> Path:
    link(sandbox, "a/link.md", "../.git/description.md")
    return sandbox.write(".git/description.md", OLD)


def _of_a_tool(sandbox: Sandbox) -> Path:
    link(sandbox, "a/link.md", "../venv/lib/1.md")
    return sandbox.write("venv/lib/1.md", OLD)


def _of_the_repository_around(sandbox: Sandbox) -> Path:
    (sandbox.folder / "a/.git").mkdir(parents=True)
    link(sandbox, "a/link.md", "../1.md")
    return sandbox.write("1.md", OLD)


FORBIDDEN: dict[Callable[[Sandbox], Path], str] = {
    _outside: "link-out-of-tree",
    _by_its_absolute_path: "link-out-of-tree",
    _beside_with_the_same_beginning: "link-out-of-tree",
    _through_a_link: "link-out-of-tree",
    _through_a_folder: "link-out-of-tree",
    _excluded: "link-to-excluded",
    _excluded_where_it_stands: "link-to-excluded",
    _ignored: "link-to-gitignored",
    _of_git: "link-to-folder-of-a-tool",
    _of_a_tool: "link-to-folder-of-a-tool",
    _of_the_repository_around: "link-out-of-tree",
}


@pytest.mark.parametrize("path", ["a", "a/link.md"])
@pytest.mark.parametrize("make", FORBIDDEN)
def test_such_a_link_is_neither_checked_nor_fixed(sandbox: Sandbox, make: Callable[[Sandbox], Path], path: str) -> None:
    target = make(sandbox)
    sandbox.write("a/2.md")
    for arguments in ((), ("--fix",)):
        ran = sandbox.check(path, *arguments)
        assert (ran.code, ran.found, ran.skipped) == (0, [], {"a/link.md": FORBIDDEN[make]})
        assert ran.json["summary"]["checked"] == (path == "a")
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("make", [make for make, reason in FORBIDDEN.items() if reason == "link-out-of-tree"][:-1])
def test_without_a_git_root_the_working_folder_is_the_tree(sandbox: Sandbox, make: Callable[[Sandbox], Path]) -> None:
    (sandbox.folder / ".git").rmdir()
    target = make(sandbox)
    ran = sandbox.check("a/link.md", "--fix")
    assert (ran.code, ran.skipped, target.read_bytes()) == (0, {"a/link.md": "link-out-of-tree"}, OLD)


def test_without_any_root_it_is_the_folder_that_is_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    (sandbox.folder / ".git").rmdir()
    inside, outside = sandbox.write("a/b/1.md", OLD), sandbox.write("2.md", OLD)
    link(sandbox, "a/c/inside.md", "../b/1.md")
    link(sandbox, "a/c/outside.md", "../../2.md")
    (sandbox.folder.parent / "elsewhere").mkdir()
    monkeypatch.chdir(sandbox.folder.parent / "elsewhere")
    ran = sandbox.check("../archive/a", "--fix")
    assert ran.skipped == {
        "../archive/a/c/inside.md": "already-checked",
        "../archive/a/c/outside.md": "link-out-of-tree",
    }
    assert (inside.read_bytes(), outside.read_bytes()) == (NEW, OLD)


def test_a_link_inside_the_tree_is_followed(sandbox: Sandbox) -> None:
    target = sandbox.write("store/1.md", OLD)
    link(sandbox, "a/1.md", "../store/1.md")
    link(sandbox, "a/2.md", "1.md")
    ran = sandbox.check("a", "--fix")
    assert (ran.code, ran.skipped, target.read_bytes()) == (0, {"a/2.md": "already-checked"}, NEW)
    assert (sandbox.folder / "a/1.md").is_symlink()


def test_a_repository_reached_by_a_link_is_a_whole_tree(sandbox: Sandbox, tmp_path: Path) -> None:
    target = sandbox.write("store/1.md", OLD)
    link(sandbox, "a/1.md", "../store/1.md")
    (tmp_path / "by-name").symlink_to(sandbox.folder)
    ran = sandbox.check(os.fspath(tmp_path / "by-name" / "a"), "--fix")
    assert (ran.code, target.read_bytes()) == (0, NEW)


@pytest.mark.parametrize("path", ["link", "link/1.md"])
def test_a_named_folder_outside_is_looked_at_and_not_fixed(sandbox: Sandbox, path: str) -> None:
    target = sandbox.write("../store/1.md", OLD)
    link(sandbox, "link", "../store")
    ran = sandbox.check(path)
    assert ran.found == ["link/1.md empty-element"]
    assert sandbox.check(path, "--diff", "--output-format", "text").code == 1
    fixed = sandbox.check(path, "--fix")
    assert (fixed.skipped, target.read_bytes()) == ({path: "link-out-of-tree"}, OLD)
    assert fixed.err.startswith(f"note: {path}: not checked: link-out-of-tree\n")
    assert fixed.code == (2 if path == "link" else 0)  # a folder that yields nothing is an error


@pytest.mark.parametrize("arguments", [("--diff-base", "HEAD", "--fix"), ("--staged",)])
def test_a_link_among_the_changes_is_not_followed(
    sandbox: Sandbox, repository: Repository, arguments: tuple[str, ...]
) -> None:
    target = sandbox.write("../store/1.md", OLD)
    sandbox.write("1.md")
    sandbox.write("2.md")
    repository.commit()
    for name in ("untracked.md", "staged.md"):
        link(sandbox, name, "../store/1.md")
    (sandbox.folder / "2.md").unlink()
    link(sandbox, "2.md", "../store/1.md")  # it was a file
    repository.add("staged.md")
    ran = sandbox.check(*arguments)
    assert (ran.found, target.read_bytes()) == ([], OLD)
    if "--diff-base" in arguments:
        assert ran.skipped == {"untracked.md": "link-out-of-tree", "staged.md": "link", "2.md": "link"}


def test_a_link_to_a_folder_among_the_changes_is_none_to_check(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md")
    repository.commit()
    link(sandbox, "folder.md", "..")
    ran = sandbox.check("--diff-base", "HEAD")
    assert (ran.code, ran.skipped, ran.problems) == (0, {"folder.md": "link-to-folder"}, [])
