"""Whatever artlint opens is a regular file of a stated size; nothing in a tree makes it wait, starve or leak."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SETTLE, some_slow

from artlint import disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.repository import Repository

DAMAGED = "<!--NaN-->\n"


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.parent / "pipe")
    path.symlink_to("pipe")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(path))


def _pagemap(path: Path) -> None:
    path.symlink_to("/proc/self/pagemap")


def _environment(path: Path) -> None:
    path.symlink_to("/proc/self/environ")


def _huge(path: Path) -> None:
    path.write_bytes(b"")
    os.truncate(path, 1 << 40)  # a sparse file of 1 TiB


def _folder(path: Path) -> None:
    path.mkdir()


STRANGE = (_endless, _pipe, _link_to_a_pipe, _socket, _pagemap, _environment, _huge, _folder)


SOME = some_slow(STRANGE, _endless, _link_to_a_pipe, _environment)


@pytest.mark.parametrize("make", SOME)
def test_an_ignore_file_that_is_none_is_passed_over_and_told(sandbox: Sandbox, make: Callable[[Path], None]) -> None:
    sandbox.write("1.md", DAMAGED)
    make(sandbox.folder / ".gitignore")
    ran = sandbox.start("check", "--select", "malformed-epoch", "--output-format", "concise")
    assert ran.returncode == 1
    assert ran.stderr.decode().startswith("note: .gitignore: not heeded: it is ")


@pytest.mark.parametrize("make", SOME)
@pytest.mark.parametrize("path", ["artlint.toml", "base.toml", "artlint-baseline.json"])
def test_a_configuration_or_baseline_that_is_none_is_an_error_or_not_there(
    sandbox: Sandbox, make: Callable[[Path], None], path: str
) -> None:
    sandbox.write("1.md", DAMAGED)
    if path == "base.toml":
        sandbox.write("artlint.toml", 'extends = "base.toml"')
    make(sandbox.folder / path)
    ran = sandbox.start("check", "--select", "malformed-epoch", "--output-format", "concise", ROOT_SECRET="a secret")
    assert b"secret" not in ran.stdout + ran.stderr
    assert b"Traceback" not in ran.stderr
    if path == "artlint-baseline.json" and make in (_endless, _pipe, _link_to_a_pipe, _socket, _folder):
        assert ran.returncode == 1  # no baseline is there, so nothing is accepted
    else:
        assert (ran.returncode, path in ran.stderr.decode()) == (2, True)


@pytest.mark.parametrize("make", SOME)
def test_an_article_that_is_none_ends_no_run(sandbox: Sandbox, make: Callable[[Path], None]) -> None:
    """The report shows the text around findings, but nothing of what no article is."""
    sandbox.write("artlint.toml", 'include = ["*.md"]')
    sandbox.write("1.md", DAMAGED)
    make(sandbox.folder / "2.md")
    chosen = ("--select", "malformed-epoch,not-an-article")
    ran = sandbox.start("check", *chosen, "--output-format", "full", ROOT_SECRET="a secret")
    assert b"secret" not in ran.stdout + ran.stderr
    assert b"2.md:" not in ran.stdout
    assert ran.stdout.startswith(b"1.md:1:")
    assert ran.returncode == (2 if make is _huge else 1)


def test_a_large_file_that_shows_no_frame_is_no_article(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    _huge(sandbox.folder / "dump.txt")
    os.truncate(sandbox.write("2.md"), disk.LARGEST_ARTICLE + 1)
    ran = sandbox.find()
    assert (ran.code, ran.skipped, ran.problems) == (2, {"dump.txt": "not-an-article"}, [("2.md", "unreadable-file")])
    note = f"note: dump.txt: not checked: not-an-article: it holds no text\n{SETTLE}"
    assert ran.err == f"{note}error: 2.md: cannot be read: it is larger than 16,777,216 bytes\n"


def test_an_article_of_the_largest_size_is_read(sandbox: Sandbox) -> None:
    text = DAMAGED.encode()
    sandbox.write("1.md", text + b" " * (disk.LARGEST_ARTICLE - len(text)))
    assert sandbox.find().found == ["1.md malformed-epoch"]


# Configurations and baselines that links lead to


@pytest.mark.parametrize("name", ["artlint.toml", "pyproject.toml"])
def test_a_configuration_outside_of_the_tree_is_refused(sandbox: Sandbox, name: str) -> None:
    sandbox.write("1.md", DAMAGED)
    table = "[rules]\n" if name == "artlint.toml" else "[tool.artlint.rules]\n"
    sandbox.write(f"../other/{name}", f'{table}malformed-epoch = "off"\n')
    (sandbox.folder / name).symlink_to(f"../other/{name}")
    ran = sandbox.find()
    assert (ran.code, ran.problems) == (2, [(None, "configuration")])
    assert "is a link that leads out of its repository" in ran.err


def test_a_configuration_elsewhere_in_the_tree_is_read(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("shared/base.toml", '[rules]\nmalformed-epoch = "warning"\n')
    (sandbox.folder / "artlint.toml").symlink_to("shared/base.toml")
    assert [finding["severity"] for finding in sandbox.find().json["findings"]] == ["warning"]


def test_a_pyproject_outside_that_says_nothing_of_artlint_is_nobodys_business(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("../other/pyproject.toml", '[project]\nname = "x"\n')
    (sandbox.folder / "pyproject.toml").symlink_to("../other/pyproject.toml")
    assert sandbox.find().code == 1


def test_what_is_extended_may_stand_outside_but_not_through_a_link(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("../other/base.toml", '[rules]\nmalformed-epoch = "warning"\n')
    sandbox.write("artlint.toml", 'extends = "../other/base.toml"')
    assert sandbox.find().code == 0
    (sandbox.folder / "base.toml").symlink_to("../other/base.toml")
    sandbox.write("artlint.toml", 'extends = "base.toml"')
    ran = sandbox.find()
    assert (ran.code, "base.toml: is a link that leads out" in ran.err) == (2, True)


def test_a_baseline_outside_of_the_tree_is_refused(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    assert sandbox.run("baseline", "create", "--select", "malformed-epoch").code == 0
    assert sandbox.find().code == 0
    (sandbox.folder / "artlint-baseline.json").rename(sandbox.folder.parent / "past.json")
    (sandbox.folder / "artlint-baseline.json").symlink_to("../past.json")
    ran = sandbox.find()
    assert (ran.code, "is a link that leads out of its repository" in ran.err) == (2, True)


# Reports and baselines are written through no link that the tree holds


def write_report(sandbox: Sandbox, path: str) -> tuple[int, str]:
    ran = sandbox.run("check", "1.md", "--select", "malformed-epoch", "--output-format", "json", "-o", path)
    return ran.code, ran.err


def create_baseline(sandbox: Sandbox, path: str) -> tuple[int, str]:
    ran = sandbox.run("baseline", "create", "1.md", "--force", "--select", "malformed-epoch", "--baseline", path)
    return ran.code, ran.err


WRITERS = (write_report, create_baseline)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("link", "target", "path"),
    [
        ("out.json", "../victim", "out.json"),
        ("out.json", "../not-there-yet", "out.json"),
        ("out", "..", "out/victim"),
        ("out.json", ".git/config", "out.json"),
        ("out", ".git", "out/config"),
    ],
)
def test_nothing_is_written_where_such_a_link_leads(
    sandbox: Sandbox, write: Callable[[Sandbox, str], tuple[int, str]], link: str, target: str, path: str
) -> None:
    sandbox.write("1.md", DAMAGED)
    victims = [sandbox.write("../victim", "precious\n"), sandbox.write(".git/config", "precious\n")]
    (sandbox.folder / link).symlink_to(target)
    code, err = write(sandbox, path)
    assert (code, "cannot be written: a link on the way leads " in err) == (2, True)
    assert {victim.read_text(encoding="utf-8") for victim in victims} == {"precious\n"}
    assert not (sandbox.folder.parent / "not-there-yet").exists()


@pytest.mark.parametrize("write", WRITERS)
def test_a_link_that_git_tracks_is_the_tree_s_and_another_the_user_s(
    sandbox: Sandbox, repository: Repository, write: Callable[[Sandbox, str], tuple[int, str]]
) -> None:
    sandbox.write("1.md", DAMAGED)
    source = sandbox.write("source.json", "precious\n")
    (sandbox.folder / "out.json").symlink_to("source.json")
    (sandbox.folder / "own.json").symlink_to("source.json")
    repository.git("add", "out.json")
    code, err = write(sandbox, "out.json")
    assert (code, "cannot be written: git tracks a link on the way" in err) == (2, True)
    assert source.read_text(encoding="utf-8") == "precious\n"
    assert write(sandbox, "own.json")[0] < 2
    assert source.read_text(encoding="utf-8") != "precious\n"


def test_a_hook_that_is_a_link_is_not_ours(sandbox: Sandbox, repository: Repository) -> None:
    victim = sandbox.write("../victim", "# written by `artlint hook install`\n")
    repository.git("config", "core.hooksPath", "hooks")
    (sandbox.folder / "hooks").mkdir()
    (sandbox.folder / "hooks/pre-commit").symlink_to("../../victim")
    ran = sandbox.run("hook", "install")
    assert (ran.code, "there is a hook already, and it stays" in ran.err) == (2, True)
    assert victim.read_text(encoding="utf-8") == "# written by `artlint hook install`\n"
