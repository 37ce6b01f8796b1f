"""What is watched, and which changes are worth a look."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from artlint.config import ConfigError
from artlint.model import Request
from artlint.run.discovery import Discovery
from artlint.watch import WatchSession, scope_of
from artlint.watch import watcher as watcher_module
from artlint.watch.noise import is_noise
from artlint.watch.watcher import Watcher

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox


@pytest.mark.parametrize("name", [".1.md.swp", "4913", "1.md~", ".#1.md", "#1.md#", ".DS_Store", "a___jb_tmp___"])
def test_what_programs_write_beside_an_article_is_noise(name: str) -> None:
    assert is_noise(f"/archive/{name}")


@pytest.mark.parametrize("name", ["1.md", "4913.md", "C#.md", "swp", ".gitignore", "a.sw1", ".artlint.md"])
def test_an_article_is_none(name: str) -> None:
    assert not is_noise(f"/archive/{name}")


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="one watch takes all there")
def test_the_folders_of_a_walk_are_watched(sandbox: Sandbox) -> None:
    sandbox.write("a/b/1.md")
    sandbox.write("node_modules/2.md")
    sandbox.write("ignored/3.md")
    sandbox.write(".gitignore", "ignored/\n")
    request = Request((".",), str(sandbox.folder), 0)
    scope = scope_of(request, Discovery(request))
    assert scope.folders == {str(sandbox.folder / name) for name in ("", "a", "a/b")}
    assert scope.holds(str(sandbox.folder / "a" / "new.md"))
    assert not scope.holds(str(sandbox.folder / ".git" / "index"))
    assert not scope.holds(str(sandbox.folder.parent / "1.md"))


def test_of_the_folder_of_a_file_nothing_else_is_watched(sandbox: Sandbox) -> None:
    sandbox.write("a/1.md")
    request = Request(("a/1.md", "a/none.md"), str(sandbox.folder), 0, cache_folder="a")
    scope = scope_of(request, Discovery(request))
    assert scope.files == {str(sandbox.folder / "a" / "1.md")}
    assert scope.beside == {str(sandbox.folder / "a")}
    assert scope.holds(str(sandbox.folder / "a" / "1.md"))
    assert not scope.holds(str(sandbox.folder / "a" / "2.md"))


def test_a_change_that_no_run_heeds_concerns_nobody(sandbox: Sandbox) -> None:
    for name in ("1.md", "data.json", "ignored/2.md"):
        sandbox.write(name)
    sandbox.write(".gitignore", "ignored/\n")
    request, session = Request((".",), str(sandbox.folder), 0), WatchSession()
    session.discover(request).found  # noqa: B018  the walk
    concerning = ("1.md", "new.md", "new", ".gitignore")
    sandbox.write("new.md")
    sandbox.write("new/3.md")
    for name in (*concerning, "data.json", "ignored/2.md", "ignored/new.md", "gone.md", "1.md~"):
        assert session.concerns(str(sandbox.folder / name)) is (name in concerning), name


def test_a_cache_behind_a_link_is_our_own_work(sandbox: Sandbox) -> None:
    sandbox.write("kept/any")
    (sandbox.folder / "link").symlink_to("kept")
    scope = scope_of(Request((".",), str(sandbox.folder), 0, cache_folder="link"))
    assert [scope.holds(str(sandbox.folder / name)) for name in ("kept/1.md", "link/1.md", "1.md")] == [
        False,
        False,
        True,
    ]


def test_too_many_folders_for_the_system_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr(watcher_module, "watch", refuse)
    with pytest.raises(ConfigError, match=r"cannot be watched: OS file watch limit reached.*max_user_watches"):
        Watcher(scope_of(Request((".",), str(tmp_path), 0)))
