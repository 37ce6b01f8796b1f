"""A cache that came with the tree: it names no code to run, and where git tracks it, it is neither read nor written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from hashlib import sha1
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

from artlint.config import Config
from artlint.files.git import GitError, is_tracked
from artlint.memory import code
from artlint.memory import configurations as memory

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.memory.conftest import Judged

LOUD = HEALTHY.replace("桥上的人群", "LOUD")
TRACKED = "git tracks it, so it may hold what others wrote; `git rm -r --cached` takes it out of the index"
EVIL = """\
import pathlib
from artlint import Rule

pathlib.Path({place!r}).touch()


class Evil(Rule):
    def check(self, article):
        yield
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class TestMemoryOfAStranger:
    """A remembered configuration that names rules of the tree, of which artlint.toml says nothing."""

    @pytest.fixture
    def ran(self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The file that exists once the rules were run."""
        monkeypatch.setattr(memory, "RACY", 0)
        place = sandbox.folder.parent / "ran"
        sandbox.write("evil/rules.py", EVIL.format(place=str(place)))
        sandbox.write("artlint.toml", "fail-on = 'warning'\n")
        sandbox.write("1.md")
        assert sandbox.check("1.md").code == 0
        return place

    @staticmethod
    def memory_of(sandbox: Sandbox) -> Path:
        (found,) = (sandbox.folder / ".artlint_cache").glob("config-*.json")
        return found

    def test_with_the_right_key(self, sandbox: Sandbox, ran: Path) -> None:
        kept = json.loads(self.memory_of(sandbox).read_text())
        plugins = Config._fields.index("plugins")
        assert kept["config"][plugins] == 0  # nothing is written of them
        kept["config"][plugins] = [[["./evil", str(sandbox.folder)]]]
        self.memory_of(sandbox).write_text(json.dumps(kept))
        assert sandbox.check("1.md").code == 0
        assert not ran.exists()

    @pytest.mark.parametrize(
        "command", [("check", "1.md"), ("baseline", "create", "1.md"), ("config", "show", "1.md"), ("rules",)]
    )
    def test_as_an_earlier_artlint_kept_it(self, sandbox: Sandbox, ran: Path, command: tuple[str, ...]) -> None:
        file = sandbox.folder / "artlint.toml"
        digest = sha1(file.read_bytes(), usedforsecurity=False).hexdigest()
        config = json.loads(self.memory_of(sandbox).read_text())["config"]
        config[Config._fields.index("known")] = 0
        config[Config._fields.index("files")] = [str(file)]
        config[Config._fields.index("plugins")] = [["./evil", str(sandbox.folder)]]
        self.memory_of(sandbox).write_text(json.dumps({"key": "0", "files": [[str(file), digest]], "config": config}))
        sandbox.run(*command)
        assert not ran.exists()

    def test_of_another_configuration(self, sandbox: Sandbox, ran: Path) -> None:
        """Settings are believed for the very bytes that they were made from, those of extended files too."""
        sandbox.write("base.toml", "fail-on = 'never'\n")
        sandbox.write("artlint.toml", "extends = 'base.toml'\n")
        sandbox.write("1.md", "<!--NaN-->\n")
        assert sandbox.check("1.md").code == 0
        sandbox.write("base.toml", "fail-on = 'error'\n")
        assert sandbox.check("1.md").code == 1
        assert not ran.exists()

    def test_of_another_path(self, sandbox: Sandbox, ran: Path) -> None:
        sandbox.write("below/artlint.toml", "fail-on = 'never'\n")
        sandbox.write("below/1.md", "<!--NaN-->\n")
        assert sandbox.check("below/1.md").code == 0
        (theirs,) = (sandbox.folder / "below/.artlint_cache").glob("config-*.json")
        shutil.copy(theirs, self.memory_of(sandbox))
        sandbox.write("1.md", "<!--NaN-->\n")
        assert sandbox.check("1.md").code == 1
        assert not ran.exists()

    def test_through_a_link(self, sandbox: Sandbox, ran: Path) -> None:
        """The default folder is no link, and a memory is a regular file."""
        (sandbox.folder / ".artlint_cache").rename(sandbox.folder / "kept")
        (sandbox.folder / ".artlint_cache").symlink_to("kept")
        assert (
            sandbox.check("1.md").err
            == f"note: the cache {sandbox.folder}/.artlint_cache is not used: the folder is a link\n"
        )
        (sandbox.folder / ".artlint_cache").unlink()
        (sandbox.folder / "kept").rename(sandbox.folder / ".artlint_cache")
        place = self.memory_of(sandbox)
        place.unlink()
        place.symlink_to("/dev/zero")
        assert sandbox.check("1.md").code == 0
        assert not ran.exists()


def test_a_link_that_the_command_line_names_is_followed_whatever_it_is_called(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "RACY", 0)
    sandbox.write("artlint.toml", "fail-on = 'warning'\n")
    sandbox.write("1.md")
    (sandbox.folder / "kept").mkdir()
    (sandbox.folder / ".artlint_cache").symlink_to("kept")
    named = ("--cache-dir", ".artlint_cache")
    assert sandbox.check("1.md", *named).err == ""
    assert len(list((sandbox.folder / "kept").glob("config-*.json"))) == 1
    assert sandbox.run("cache", "clean", *named).code == 0
    assert not (sandbox.folder / "kept").exists()


def test_a_link_that_nobody_named_is_not_cleaned(sandbox: Sandbox) -> None:
    kept = sandbox.write("kept/config-of-mine")
    (sandbox.folder / ".artlint_cache").symlink_to("kept")
    ran = sandbox.run("cache", "clean")
    message = f"{sandbox.folder}/.artlint_cache: is a link; --cache-dir names the cache that it leads to"
    assert (ran.code, ran.err, kept.exists()) == (2, f"error: {message}\n", True)


@pytest.fixture
def archive(sandbox: Sandbox, judged: Judged, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """An archive in which somebody committed a cache that says that all files are clean."""
    assert judged == []
    monkeypatch.setattr(memory, "RACY", 0)
    sandbox.words()
    for number in range(3):
        sandbox.write(f"articles/{number}.md")
    git(sandbox.folder, "init", "-q")
    sandbox.check()
    sandbox.check()
    assert (sandbox.folder / ".artlint_cache/results.db").exists()
    return sandbox


def note(sandbox: Sandbox, folder: str = ".artlint_cache") -> str:
    return f"note: the cache {sandbox.folder}/{folder} is not used: {TRACKED}\n"


@pytest.mark.parametrize("tracked", [".artlint_cache", ".artlint_cache/results.db", ".artlint_cache/CACHEDIR.TAG"])
def test_a_cache_that_git_tracks_is_neither_read_nor_written(archive: Sandbox, judged: Judged, tracked: str) -> None:
    git(archive.folder, "add", "-f", tracked)
    before = contents(archive.folder / ".artlint_cache")
    judged.since()
    for _ in range(2):
        ran = archive.check()
        assert (ran.code, ran.err) == (0, note(archive))
        assert len(judged.since()) == 3
    assert archive.check("articles/1.md").err == note(archive)  # one file asks for its configuration alone
    assert contents(archive.folder / ".artlint_cache") == before


def test_a_committed_cache_silences_nothing(archive: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.write("articles/1.md", LOUD)
    archive.check()
    import sqlite3

    with sqlite3.connect(archive.folder / ".artlint_cache/results.db") as other:
        other.execute("UPDATE files SET result = NULL")
    other.close()
    assert archive.check().found == []  # it is believed while it is the user's own
    git(archive.folder, "add", "-f", ".artlint_cache")
    ran = archive.check()
    assert (ran.found, ran.err) == (["articles/1.md loud-word"], note(archive))
    monkeypatch.chdir(archive.folder / "articles")
    assert archive.check().found == ["1.md loud-word"]


def test_a_tracked_cache_that_is_not_checked_out_is_not_made(archive: Sandbox) -> None:
    git(archive.folder, "add", "-f", ".artlint_cache/CACHEDIR.TAG")
    shutil.rmtree(archive.folder / ".artlint_cache")
    assert archive.check().err == note(archive)
    assert not (archive.folder / ".artlint_cache").exists()


def test_a_tracked_folder_that_the_command_line_names(archive: Sandbox) -> None:
    archive.check("--cache-dir", "kept/here")
    git(archive.folder, "add", "-f", "kept")
    assert archive.check("--cache-dir", "kept/here").err == note(archive, "kept/here")
    (archive.folder / "link").symlink_to("kept")
    assert archive.check("--cache-dir", "link/here").err == note(archive, "link/here")


def test_what_the_environment_says_of_a_repository_does_not_count(
    archive: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(archive.folder, "add", "-f", ".artlint_cache")
    for name in ("GIT_INDEX_FILE", "GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.setenv(name, str(archive.folder.parent / "elsewhere"))
        assert is_tracked(str(archive.folder / ".artlint_cache"))


def test_a_folder_of_the_same_name_in_other_letters_is_tracked_too(sandbox: Sandbox) -> None:
    git(sandbox.folder, "init", "-q")
    sandbox.write("below/.Artlint_Cache/results.db", "")
    git(sandbox.folder, "add", "-f", ".")
    assert is_tracked(str(sandbox.folder / "below/.artlint_cache"))
    assert not is_tracked(str(sandbox.folder / ".artlint_cache"))
    assert not is_tracked(str(sandbox.folder / ".git/artlint"))
    assert not is_tracked(str(sandbox.folder.parent / "elsewhere"))


def test_where_git_cannot_tell_there_is_no_cache(archive: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(archive.folder / ".artlint_cache")
    monkeypatch.setenv("PATH", "/nowhere")
    ran = archive.check()
    reason = "it cannot be told whether git tracks it: git is not installed, or not on the PATH"
    assert (ran.code, ran.err) == (0, f"note: the cache {archive.folder}/.artlint_cache is not used: {reason}\n")
    assert contents(archive.folder / ".artlint_cache") == before


@pytest.mark.parametrize(
    "asked", [("--diff-base", "HEAD"), ("--staged",), ("--diff-base", "HEAD", "--changed-files-only")]
)
def test_what_there_is_to_say_of_the_cache_is_said_of_a_change_too(archive: Sandbox, asked: tuple[str, ...]) -> None:
    git(archive.folder, "add", ".")
    git(archive.folder, "commit", "-qm", "all")
    git(archive.folder, "add", "-f", ".artlint_cache")
    archive.write("articles/1.md", LOUD)
    git(archive.folder, "add", "articles")
    ran = archive.check(*asked, "--ignore", "archive")  # without a cache, they say that they do not run
    assert (ran.found, ran.err) == (["articles/1.md loud-word"], note(archive))


def test_a_damaged_cache_is_said_of_a_change_too(archive: Sandbox) -> None:
    archive.write(".gitignore", ".artlint_cache\n")
    git(archive.folder, "add", ".")
    git(archive.folder, "commit", "-qm", "all")
    archive.write("articles/1.md", LOUD)
    archive.write(".artlint_cache/results.db", "x" * 10_000)
    assert "it is put aside and made anew" in archive.check("--diff-base", "HEAD").err


def test_other_code_is_another_key(archive: Sandbox, judged: Judged, monkeypatch: pytest.MonkeyPatch) -> None:
    judged.since()
    monkeypatch.setattr(code, "surroundings", lambda: "another")
    archive.check()
    assert len(judged.since()) == 3
    assert os.path.exists(archive.folder / ".artlint_cache")


def test_of_a_repository_that_lies_in_the_tree_without_the_name_of_one_git_cannot_tell(sandbox: Sandbox) -> None:
    git(sandbox.folder, "init", "-q", "--bare", "bare")
    with pytest.raises(GitError, match="cannot use bare repository"):
        is_tracked(str(sandbox.folder / "bare/.artlint_cache"))
