"""Which files a run checks: those named, those in folders, each once, and nothing that is no file."""

from __future__ import annotations

import os
import socket
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from tests.conftest import NO_ARTICLE, OTHER_NAME, SETTLE

from artlint.files.links import UNVISITED

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox

README = "# An archive\n\nNothing but prose.\n"


def checked(ran: Ran) -> int:
    return int(ran.json["summary"]["checked"])


def test_the_working_folder_is_checked_by_default(sandbox: Sandbox) -> None:
    sandbox.write("articles/voa/1.md")
    sandbox.write("2.md")
    ran = sandbox.find()
    assert (ran.code, checked(ran), ran.skipped) == (0, 2, {})


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".html", ".htm", ".txt", ".MD"])
def test_an_article_is_told_by_its_frame_in_every_suffix(sandbox: Sandbox, suffix: str) -> None:
    sandbox.write(f"1{suffix}")
    assert checked(sandbox.find()) == 1


def test_files_of_other_suffixes_are_passed_over_in_a_folder(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("data.json")
    sandbox.write("noextension")
    ran = sandbox.find()
    assert (checked(ran), ran.skipped) == (1, {})


def test_what_shows_no_frame_is_skipped_and_listed(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("README.md", README)
    ran = sandbox.find()
    assert (ran.code, checked(ran), ran.skipped) == (0, 1, {"README.md": "not-an-article"})
    assert ran.err == f"note: README.md: not checked: {NO_ARTICLE}\n{SETTLE}"


@pytest.mark.parametrize("name", sorted(UNVISITED - {".git"}))
def test_folders_of_tools_are_not_entered(sandbox: Sandbox, name: str) -> None:
    sandbox.write("1.md")
    sandbox.write(f"{name}/2.md")
    assert checked(sandbox.find()) == 1


def test_a_folder_without_an_article_is_nothing_to_check(sandbox: Sandbox) -> None:
    sandbox.write("README.md", README)
    sandbox.write("empty/notes.json", "{}")
    ran = sandbox.find()
    assert (ran.code, ran.problems) == (2, [(".", "nothing-to-check")])
    assert sandbox.find("empty").problems == [("empty", "nothing-to-check")]


def test_each_folder_must_hold_an_article(sandbox: Sandbox) -> None:
    sandbox.write("full/1.md")
    sandbox.write("empty/notes.json", "{}")
    ran = sandbox.find("full", "empty")
    assert (ran.code, checked(ran), ran.problems) == (2, 1, [("empty", "nothing-to-check")])


@pytest.mark.parametrize("arguments", [("full", "full"), ("full", "linked"), ("linked", "full"), (".", "full/1.md")])
def test_a_file_named_twice_is_checked_once(sandbox: Sandbox, arguments: tuple[str, ...]) -> None:
    sandbox.write("full/1.md")
    (sandbox.folder / "linked").symlink_to("full")
    ran = sandbox.find(*arguments)
    assert (ran.code, checked(ran)) == (0, 1)


def test_named_files_that_are_skipped_are_told_and_leave_0(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'exclude = ["drafts/"]')
    sandbox.write(".gitignore", "ignored.md\n")
    for path in ("drafts/1.md", "ignored.md"):
        sandbox.write(path)
    sandbox.write("README.md", README)
    sandbox.write("picture.png", b"\x89PNG")
    ran = sandbox.find("drafts/1.md", "README.md", "picture.png", "ignored.md")
    assert ran.code == 0
    assert ran.skipped == {
        "README.md": "not-an-article",
        "drafts/1.md": "excluded",
        "ignored.md": "gitignored",
        "picture.png": "not-an-article",
    }
    assert ran.err.splitlines() == [
        f"note: README.md: not checked: {NO_ARTICLE}",
        "note: drafts/1.md: not checked: excluded",
        "note: ignored.md: not checked: gitignored",
        f"note: picture.png: not checked: {OTHER_NAME}",
    ]


def test_include_says_what_is_an_article(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'include = ["articles/**/*.text"]')
    sandbox.write("articles/voa/1.text")
    sandbox.write("articles/voa/2.text", "no part of a frame\n")
    sandbox.write("3.md")
    ran = sandbox.find()
    assert (checked(ran), ran.found) == (2, ["articles/voa/2.text not-an-article"])
    assert ran.skipped == {"3.md": "not-included"}
    assert sandbox.find("3.md").err == "note: 3.md: not checked: not-included\n"


def test_exclude_wins_over_include(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'include = ["*.md"]\nexclude = ["old/", "!old/2.md"]')
    for path in ("1.md", "old/2.md", "old/3.md"):
        sandbox.write(path)
    ran = sandbox.find()
    assert (checked(ran), ran.skipped) == (2, {"old/3.md": "excluded"})


def test_globs_are_relative_to_their_configuration(sandbox: Sandbox) -> None:
    sandbox.write("part/artlint.toml", 'exclude = ["/1.md"]')
    for path in ("1.md", "part/1.md", "part/deep/1.md"):
        sandbox.write(path)
    assert sandbox.find().skipped == {"part/1.md": "excluded"}


def test_exclude_of_the_command_line_is_relative_to_the_working_folder(sandbox: Sandbox) -> None:
    for path in ("1.md", "part/1.md"):
        sandbox.write(path)
    assert sandbox.find("--exclude", "/1.md").skipped == {"1.md": "excluded"}
    assert sandbox.find("1.md", "--exclude", "/1.md").code == 0


def test_globs_that_match_nothing_are_said_when_the_whole_folder_is_checked(sandbox: Sandbox) -> None:
    sandbox.write(
        "artlint.toml",
        'include = ["*.md", "lost/**"]\nexclude = ["gone.md"]\n'
        '[[sources]]\nname = "rfi"\nfiles = ["articles/rfi/**", "1.md"]\n',
    )
    sandbox.write("1.md")
    file = sandbox.folder / "artlint.toml"
    assert sandbox.find(".").err.splitlines() == [
        f"note: {file}: include: the glob 'lost/**' matches no file",
        f"note: {file}: exclude: the glob 'gone.md' matches no file",
        f"note: {file}: sources.rfi.files: the glob 'articles/rfi/**' matches no file",
    ]
    assert sandbox.find("1.md").err == ""
    assert sandbox.find(".", "--quiet").err == ""


def test_a_missing_path_is_named(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    ran = sandbox.find("1.md", "2.md")
    assert (ran.code, checked(ran), ran.problems) == (2, 1, [("2.md", "missing-path")])
    assert ran.err == "error: 2.md: no such file or folder\n"


def test_a_link_to_a_file_is_checked_once(sandbox: Sandbox) -> None:
    target = sandbox.write("real.md")
    for name in ("a.md", "z.md"):
        (sandbox.folder / name).symlink_to(target)
    ran = sandbox.find()
    assert (checked(ran), ran.skipped) == (1, {"a.md": "already-checked", "z.md": "already-checked"})
    assert checked(sandbox.find("a.md")) == 1


def test_links_to_a_file_outside_are_not_followed(sandbox: Sandbox) -> None:
    target = sandbox.write("../elsewhere.md")
    for name in ("a.md", "z.md"):
        (sandbox.folder / name).symlink_to(target)
    ran = sandbox.find()
    assert (checked(ran), ran.skipped) == (0, {"a.md": "link-out-of-tree", "z.md": "link-out-of-tree"})


def test_links_to_folders_are_not_followed_unless_named(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("../elsewhere/2.md")
    (sandbox.folder / "link").symlink_to("../elsewhere")
    ran = sandbox.find()
    assert (checked(ran), ran.skipped) == (1, {"link": "link-to-folder"})
    assert checked(sandbox.find("link")) == 1


def test_a_folder_that_links_to_itself_ends(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    (sandbox.folder / "again").symlink_to(".")
    assert checked(sandbox.find()) == 1


@pytest.mark.parametrize(("name", "problems"), [("loop", []), ("loop.md", [("loop.md", "unreadable-file")])])
def test_a_link_that_leads_in_a_circle_is_no_file(sandbox: Sandbox, name: str, problems: list[tuple[str, str]]) -> None:
    sandbox.write("1.md")
    (sandbox.folder / name).symlink_to("other")
    (sandbox.folder / "other").symlink_to(name)
    ran = sandbox.find()
    assert (checked(ran), ran.problems) == (1, problems)
    assert sandbox.find(name).problems == [(name, "unreadable-file")]


def test_a_broken_link_is_named(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    (sandbox.folder / "broken.md").symlink_to("nowhere.md")
    for arguments in ((), ("broken.md",)):
        ran = sandbox.find(*arguments)
        assert (ran.code, ran.problems) == (2, [("broken.md", "missing-path")])
        assert ran.err == "error: broken.md: the link leads to no file\n"


def test_a_broken_link_that_is_excluded_is_nobodys_business(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write(".gitignore", "ignored.md\n")
    for name in ("excluded.md", "ignored.md", "link"):
        (sandbox.folder / name).symlink_to("nowhere.md")
    assert sandbox.find("--exclude", "excluded.md").problems == []


def test_pipes_and_sockets_are_never_opened(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    os.mkfifo(sandbox.folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        ran = sandbox.find()
        assert (ran.code, checked(ran)) == (0, 1)
        assert ran.skipped == {"pipe.md": "not-a-regular-file", "socket.md": "not-a-regular-file"}
    ran = sandbox.find("pipe.md")
    assert (ran.code, ran.err) == (0, "note: pipe.md: not checked: not-a-regular-file\n")


def test_devices_are_never_opened(sandbox: Sandbox) -> None:
    ran = sandbox.find("/dev/zero")
    assert (ran.code, list(ran.skipped.values())) == (0, ["not-a-regular-file"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("2.md").chmod(0)
    ran = sandbox.find()
    assert (ran.code, checked(ran), ran.problems) == (2, 1, [("2.md", "unreadable-file")])


def test_a_file_that_goes_away_is_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("1.md")

    def gone(*_: object) -> None:
        raise OSError(5, "gone")

    monkeypatch.setattr(import_module("artlint.run.checker"), "read_regular", gone)
    ran = sandbox.find("1.md")
    assert (ran.code, checked(ran), ran.problems) == (2, 0, [("1.md", "unreadable-file")])
    assert ran.err == "error: 1.md: cannot be read: gone\n"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"\xff\xfe.md", r"\xff\xfe.md"),
        ("法广/1_标题 .md".encode(), "法广/1_标题 .md"),
        (b"a\nb\x1b[31m.md", "a\nb\x1b[31m.md"),
    ],
)
def test_any_file_name_is_checked(sandbox: Sandbox, name: bytes, shown: str) -> None:
    sandbox.write(os.fsdecode(name), b"<!--NaN-->\n")
    ran = sandbox.find()
    assert ran.found == [f"{shown} malformed-epoch"]
    text = sandbox.find("--output-format", "concise")
    assert "\x1b" not in text.out
    assert len(text.out.splitlines()) == 2


def test_paths_are_shown_from_the_working_folder(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("deep/1.md", "<!--NaN-->\n")
    sandbox.write("2.md", "<!--NaN-->\n")
    monkeypatch.chdir(sandbox.folder / "deep")
    ran = sandbox.find(str(sandbox.folder))
    assert ran.found == ["../2.md malformed-epoch", "1.md malformed-epoch"]


def test_folders_that_are_not_entered_are_told(sandbox: Sandbox) -> None:
    sandbox.write(".gitignore", "drafts/\n")
    for path in ("1.md", "drafts/2.md", "venv/3.md"):
        sandbox.write(path)
    ran = sandbox.find()
    assert ran.skipped == {"drafts": "gitignored", "venv": "folder-of-a-tool"}


def test_a_file_is_known_by_the_same_path_wherever_artlint_is_started(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sandbox.folder / ".git").rmdir()
    sandbox.write("part/artlint.toml", "")
    sandbox.write("part/deep/1.md", "<!--NaN-->\n")
    known = set()
    for folder, path in ((".", "."), ("part", ".."), ("part/deep", "../.."), ("part/deep", "1.md")):
        monkeypatch.chdir(sandbox.folder / folder)
        configuration = str(sandbox.folder / "part/artlint.toml")
        for arguments in ((path,), (path, "--config", configuration)):
            known |= {finding["fingerprint"] for finding in sandbox.find(*arguments).json["findings"]}
    assert len(known) == 1


def test_folders_below_a_glob_of_a_configuration_above_are_still_matched(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'include = ["/articles/*/kept/*.md"]')
    for path in ("articles/a/kept/1.md", "articles/a/lost/2.md", "articles/b/kept/3.md"):
        sandbox.write(path)
    ran = sandbox.find()
    assert (checked(ran), ran.skipped, ran.err) == (2, {"articles/a/lost/2.md": "not-included"}, "")
