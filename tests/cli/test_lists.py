"""`check --quarantine LIST --pass-list LIST`: every file that was checked stands in exactly one list."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox
    from tests.repository import Repository

SELECTED = ("--select", "loud-word,soft-word")
LISTS = ("--quarantine", "bad.lst", "--pass-list", "good.lst")
FRAME = "<!--1689730743000-->\n"


def split(sandbox: Sandbox, *arguments: str) -> tuple[int, list[str], list[str]]:
    """The exit code of a check, and both of its lists."""
    ran = sandbox.check(*SELECTED, *LISTS, *arguments)
    return ran.code, lines(sandbox, "bad.lst"), lines(sandbox, "good.lst")


def lines(sandbox: Sandbox, name: str) -> list[str]:
    return [os.fsdecode(line) for line in (sandbox.folder / name).read_bytes().splitlines()]


@pytest.fixture
def archive(sandbox: Sandbox) -> Sandbox:
    sandbox.words()
    sandbox.write("a/loud.md", f"{FRAME}LOUD\n")
    sandbox.write("a/soft.md", f"{FRAME}SOFT\n")
    sandbox.write("a/well.md")
    sandbox.write("a/readme.md", "no article\n")
    sandbox.write("中/文 1.md", f"{FRAME}LOUD\n")
    return sandbox


def test_findings_at_the_fail_level_keep_a_file_back(archive: Sandbox) -> None:
    assert split(archive) == (1, ["a/loud.md", "中/文 1.md"], ["a/soft.md", "a/well.md"])
    assert split(archive, "--fail-on", "warning")[1:] == (["a/loud.md", "a/soft.md", "中/文 1.md"], ["a/well.md"])
    assert split(archive, "--fail-on", "never")[:2] == (0, [])


def test_a_list_may_come_alone_and_is_empty_where_nothing_belongs_to_it(archive: Sandbox) -> None:
    archive.check("a/well.md", *SELECTED, "--quarantine", "bad.lst")
    assert (archive.folder / "bad.lst").read_bytes() == b""
    assert not (archive.folder / "good.lst").exists()
    archive.check("a/well.md", *SELECTED, "--pass-list", "good.lst")
    assert (archive.folder / "good.lst").read_bytes() == b"a/well.md\n"


def test_paths_are_relative_to_the_working_folder(archive: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.folder / "a")
    archive.check("../中", *SELECTED, "--quarantine", "bad.lst")
    assert lines(archive, "a/bad.lst") == ["../中/文 1.md"]


def test_a_file_that_was_not_checked_or_not_by_every_rule_is_kept_back(archive: Sandbox) -> None:
    archive.write("a/large.md", FRAME + "x" * 20_000_000)
    archive.write("lint_rules/broken.py", CRASHES)
    archive.write("a/crash.md", f"{FRAME}CRASH\n")
    code, bad, good = split(archive, "--select", "broken-rule")
    assert (code, bad) == (2, ["a/crash.md", "a/large.md", "a/loud.md", "中/文 1.md"])
    assert good == ["a/soft.md", "a/well.md"]


CRASHES = '''
from artlint import Rule


class BrokenRule(Rule):
    """Fail."""

    literals = ("CRASH",)

    def check(self, article):
        raise ValueError("no")
'''


def test_a_budget_lets_the_run_pass_and_no_file(archive: Sandbox) -> None:
    archive.words('[budget]\nloud-word = "100 %"')
    assert split(archive)[:2] == (0, ["a/loud.md", "中/文 1.md"])


def test_what_is_suppressed_or_accepted_keeps_no_file_back(archive: Sandbox) -> None:
    archive.words('[[ignore]]\nfiles = ["a/**"]\nrules = ["loud-word"]')
    assert split(archive)[1] == ["中/文 1.md"]
    assert archive.run("baseline", "create").code == 0
    assert split(archive)[:2] == (0, [])
    assert split(archive, "--no-suppressions", "--no-baseline")[1] == ["a/loud.md", "中/文 1.md"]


def test_what_is_mended_passes(archive: Sandbox) -> None:
    archive.write("a/mended.md", HEALTHY.replace("\n", "\r\n"))
    options = ("a/mended.md", "--select", "carriage-return", "--fail-on", "warning", *LISTS)
    archive.check(*options)
    assert lines(archive, "bad.lst") == ["a/mended.md"]
    archive.check(*options, "--fix")
    assert (lines(archive, "bad.lst"), lines(archive, "good.lst")) == ([], ["a/mended.md"])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_checked_file_stands_in_one_list_whatever_the_jobs(archive: Sandbox, jobs: str) -> None:
    for number in range(60):
        archive.write(f"b/{number}.md", f"{FRAME}{'LOUD' if number % 3 else 'text'}\n")
    ran = archive.check(*SELECTED, *LISTS, "--jobs", jobs)
    bad, good = lines(archive, "bad.lst"), lines(archive, "good.lst")
    assert not set(bad) & set(good)
    assert len(bad) + len(good) == ran.json["summary"]["checked"] == 64
    assert bad == sorted({finding["path"] for finding in ran.json["findings"] if finding["severity"] == "error"})


def test_a_skipped_file_is_in_no_list_unless_a_rule_found_something_in_it(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'include = ["*.md"]\n[rules]\nnot-an-article = "off"\n')
    sandbox.write("1.md")
    sandbox.write("2.md", "no article\n")
    sandbox.write("3.md", "no article\x01\n")
    ran = sandbox.check(*LISTS, "--select", "control-character")
    assert ran.json["summary"]["skipped"] == 2
    assert (lines(sandbox, "bad.lst"), lines(sandbox, "good.lst")) == (["3.md"], ["1.md"])


@pytest.mark.skipif(sys.platform == "win32", reason="no such names on Windows")
@pytest.mark.parametrize("name", [b"a\nb.md", b"a\rb.md"])
def test_a_line_break_in_a_path_needs_nul(archive: Sandbox, name: bytes) -> None:
    archive.write(os.fsdecode(b"n/" + name), f"{FRAME}LOUD\n")
    shown = os.fsdecode(name).replace("\n", "\\x0a").replace("\r", "\\x0d")
    archive.write("bad.lst", "of yesterday\n")
    ran = archive.check("n", *SELECTED, *LISTS)
    problem = f"bad.lst: cannot be written: n/{shown} holds a line break; with --null, paths end with NUL"
    assert (ran.code, ran.json["problems"][0]["message"]) == (2, problem)
    assert (archive.folder / "bad.lst").read_text() == "of yesterday\n"
    assert archive.check("n", *SELECTED, *LISTS, "-z").code == 1
    assert (archive.folder / "bad.lst").read_bytes() == b"n/" + name + b"\0"
    assert (archive.folder / "good.lst").read_bytes() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_path_that_is_no_text_stands_there_byte_by_byte(archive: Sandbox) -> None:
    archive.write(os.fsdecode(b"n/\xff\x1b[2J.md"), f"{FRAME}LOUD\n")
    archive.check("n", *SELECTED, *LISTS)
    assert (archive.folder / "bad.lst").read_bytes() == b"n/\xff\x1b[2J.md\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-", "--quarantine", "x"), "--quarantine: it lists files, and stdin is none"),
        (
            ("--pass-list", "x", "--diff"),
            "--pass-list: it needs findings, so it goes without --fix-only, --diff and patch",
        ),
        (
            ("--pass-list", "x", "--fix-only"),
            "--pass-list: it needs findings, so it goes without --fix-only, --diff and",
        ),
        (("-z",), "--null: it goes with --quarantine or --pass-list, whose paths it ends with NUL"),
        (("--quarantine", "x", "--pass-list", "./x"), "--output: quarantine and pass-list both go to ./x"),
        (("--quarantine", "/dev/stdout"), "--output: text and quarantine both go to /dev/stdout"),
        (("--quarantine", "x", "--watch"), "--watch: it does not go with --quarantine, --pass-list: a list is written"),
        (("--quarantine", "a/well.md"), "a/well.md: cannot be written: there is an article, and a report must not"),
    ],
)
def test_what_cannot_be_listed_is_refused(archive: Sandbox, arguments: tuple[str, ...], said: str) -> None:
    ran = archive.run("check", *arguments)
    assert ran.code == 2
    assert ran.err.startswith(f"error: {said}")
    assert not (archive.folder / "x").exists()


def test_a_list_goes_to_a_pipe(archive: Sandbox) -> None:
    ran = archive.start("check", *SELECTED, "--pass-list", "/dev/stdout", "-o", "report.txt")
    assert ran.stdout.decode() == "a/soft.md\na/well.md\n"


def test_no_list_is_written_through_a_link_of_the_tree(archive: Sandbox, repository: Repository) -> None:
    (archive.folder / "bad.lst").symlink_to("../outside")
    repository.git("add", "-A")
    ran: Ran = archive.check(*SELECTED, *LISTS)
    assert (ran.code, os.path.lexists(archive.folder.parent / "outside")) == (2, False)
