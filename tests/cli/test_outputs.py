"""Several reports of one run, each to its place."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from artlint.report import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Sandbox

DAMAGED = "<!--NaN-->\n"
SELECTED = ("--select", "malformed-epoch")


def test_all_formats_at_once_are_each_what_it_is_alone(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("法/2.md", DAMAGED)
    outputs = [argument for name in FORMATS for argument in ("--output", f"{name}=out/{name}")]
    (sandbox.folder / "out").mkdir()
    ran = sandbox.run("check", "1.md", "法", *SELECTED, "--output-format", "concise", *outputs)
    assert (ran.code, len(ran.out.splitlines()), ran.err) == (1, 3, "")
    for name in FORMATS:
        alone = sandbox.run("check", "1.md", "法", *SELECTED, "--output-format", name).out
        assert (sandbox.folder / "out" / name).read_bytes().decode() == alone, name


def test_a_folder_that_is_mounted_read_only_is_told_from_one_without_rights(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    folder = sandbox.folder / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        ran = sandbox.run("check", "1.md", *SELECTED, "-o", "disk/report")
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
    assert (ran.code, ran.err) == (2, "error: disk/report: cannot be written: Read-only file system\n")


def test_o_is_the_file_of_the_output_format(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    arguments = ("--output-format", "json", "-o", "a.json", "--output", "csv=a.csv", "--output", "json=b=c.json")
    assert sandbox.run("check", "1.md", *SELECTED, *arguments) == (1, "", "")
    first = (sandbox.folder / "a.json").read_text(encoding="utf-8")
    assert json.loads(first)["summary"]["errors"] == 1
    assert (sandbox.folder / "b=c.json").read_text(encoding="utf-8") == first


def test_only_the_terminal_gets_colour(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    ran = sandbox.run("check", "1.md", *SELECTED, "--color", "always", "--output", "text=a.txt")
    assert "\x1b[" in ran.out
    assert "\x1b[" not in (sandbox.folder / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("json", "expected FORMAT=FILE, got 'json'"),
        ("json=", "expected FORMAT=FILE, got 'json='"),
        ("=a", "unknown format ''; known: text, "),
        ("serif=a", "unknown format 'serif'; did you mean sarif?; known: text, "),
        ("\x1b=a", "unknown format '\\x1b'; known: text, "),
    ],
)
def test_a_wrong_output_is_explained(sandbox: Sandbox, written: str, complaint: str) -> None:
    sandbox.write("1.md")
    ran = sandbox.run("check", "--output", written)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--output", "json=a", "--output", "csv=a"),
        ("--output", "json=a", "--output", "csv=./b/../a"),
        ("-o", "a", "--output", "csv=a"),
        ("--output", "json=a", "--output", "csv=link"),
    ],
)
def test_two_reports_to_one_file_are_refused(sandbox: Sandbox, arguments: tuple[str, ...]) -> None:
    sandbox.write("1.md")
    (sandbox.folder / "link").symlink_to("a")
    ran = sandbox.run("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "both go to" in ran.err
    assert not (sandbox.folder / "a").exists()


@pytest.mark.parametrize("path", ["no/such/folder.json", ".", "1.md/a", "/dev/full"])
def test_a_file_that_cannot_be_written_is_named(sandbox: Sandbox, path: str) -> None:
    sandbox.write("1.md", DAMAGED)
    ran = sandbox.run("check", "1.md", *SELECTED, "--output", f"json={path}")
    assert ran.code == 2
    assert ran.err.count(f"error: {path}: cannot be written: ") == 1


def test_a_file_without_a_name_is_refused(sandbox: Sandbox) -> None:
    assert "expected a file" in sandbox.run("check", "-o", "").err


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_that_cannot_be_written_does_not_cost_the_others(sandbox: Sandbox, name: str) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("2.md", DAMAGED * 20_000)  # more than a buffer holds
    outputs = ("--output", "json=/dev/full", "--output", f"{name}=a", "--output", "json=b")
    ran = sandbox.run("check", "1.md", "2.md", *SELECTED, *outputs)
    assert (ran.code, ran.err) == (2, "error: /dev/full: cannot be written: No space left on device\n")
    alone = sandbox.run("check", "1.md", "2.md", *SELECTED, "--output-format", name).out
    told = (sandbox.folder / "a").read_bytes().decode()
    assert told.splitlines()[:1] == alone.splitlines()[:1] or name in ("github", "markdown")
    assert json.loads((sandbox.folder / "b").read_text(encoding="utf-8"))["summary"]["errors"] == 2


def test_what_could_not_be_written_is_a_problem_of_the_others(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    assert sandbox.run("check", "1.md", *SELECTED, "--output", "json=/dev/full", "--output", "json=a").code == 2
    told = json.loads((sandbox.folder / "a").read_text(encoding="utf-8"))
    assert (told["outcome"], told["problems"]) == (
        "error",
        [
            {
                "path": None, "kind": "unwritable-output",
                "message": "/dev/full: cannot be written: No space left on device",
            }
        ],
    )  # fmt: skip


def test_an_unwritable_file_is_told_before_a_file_is_checked(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("lint_rules/traced.py", TRACED)
    sandbox.write("1.md")
    ran = sandbox.run("check", "--select", "traced", "--output-format", "markdown", "-o", "no/such/file.md")
    assert (ran.code, ran.err) == (2, "error: no/such/file.md: cannot be written: No such file or directory\n")
    assert not (sandbox.folder / "traced").exists()


TRACED = """\
from artlint import Rule


class Traced(Rule):
    \"\"\"Leave a trace.\"\"\"

    def check(self, article):
        open("traced", "w").close()
        yield from ()
"""


def files(sandbox: Sandbox) -> set[str]:
    return {path.name for path in sandbox.folder.iterdir()} - {".git", ".artlint_cache"}


@pytest.mark.usefixtures("heard_interrupts")
def test_a_report_takes_its_name_when_it_is_whole(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("lint_rules/stop.py", STOP)
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD\n")
    sandbox.write("2.md", "<!--1689730743000-->\nstop\n")
    sandbox.write("a.json", "old\n")
    select = ("--select", "loud-word,stop-word", "--output", "json=a.json", "--output", "jsonl=b.jsonl")
    stopped = sandbox.start("check", "1.md", "2.md", *select)
    assert (stopped.returncode, stopped.stderr) == (130, b"artlint: interrupted\n")
    assert (sandbox.folder / "a.json").read_text(encoding="utf-8") == "old\n"
    assert files(sandbox) == {"1.md", "2.md", "a.json", "artlint.toml", "lint_rules"}
    assert sandbox.start("check", "1.md", *select).returncode == 1
    assert json.loads((sandbox.folder / "a.json").read_text(encoding="utf-8"))["summary"]["findings"] == 1


STOP = """\
import os
import signal

from artlint import Rule


class StopWord(Rule):
    \"\"\"Stop here.\"\"\"

    literals = ("stop",)

    def check(self, article):
        os.kill(os.getpid(), signal.SIGINT)
        yield from ()
"""


def test_the_others_are_whole_when_nobody_reads_stdout_on(sandbox: Sandbox) -> None:
    for number in range(200):
        sandbox.write(f"{number}.md", DAMAGED)
    with subprocess.Popen(
        sandbox.command("check", *SELECTED, "--output-format", "csv", "--output", "json=a.json"),
        cwd=sandbox.folder, env=sandbox.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
    told = json.loads((sandbox.folder / "a.json").read_text(encoding="utf-8"))
    assert (told["summary"]["findings"], told["problems"]) == (200, [])


def test_a_file_written_over_keeps_its_mode_and_its_links(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    file = sandbox.write("real/a.json", "old\n")
    file.chmod(0o640)
    (sandbox.folder / "a.json").symlink_to("real/a.json")
    sandbox.run("check", "1.md", *SELECTED, "--output-format", "json", "-o", "a.json")
    assert (sandbox.folder / "a.json").is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert json.loads(file.read_text(encoding="utf-8"))["summary"]["errors"] == 1


def test_a_file_that_nothing_can_take_the_name_of_is_written_in_place(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_source: str, _target: str) -> None:  # as a file that is mounted into a container
        raise OSError(errno.EBUSY, "Device or resource busy")

    sandbox.write("1.md", DAMAGED)
    file = sandbox.write("a.json", "old\n" * 1000)
    monkeypatch.setattr("os.replace", busy)
    assert sandbox.run("check", "1.md", *SELECTED, "--output-format", "json", "-o", "a.json") == (1, "", "")
    assert json.loads(file.read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert files(sandbox) == {"1.md", "a.json"}


def test_a_pipe_gets_the_report_as_it_comes(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    os.mkfifo(sandbox.folder / "pipe")
    with subprocess.Popen(["cat", "pipe"], cwd=sandbox.folder, stdout=subprocess.PIPE) as reader:
        assert sandbox.start("check", "1.md", *SELECTED, "--output", "jsonl=pipe").returncode == 1
        read, _ = reader.communicate()
    assert json.loads(read.splitlines()[-1])["type"] == "summary"


@pytest.mark.parametrize("name", ["2.md", "2.TXT"])
def test_a_report_takes_the_place_of_no_article(sandbox: Sandbox, name: str) -> None:
    sandbox.write("1.md", DAMAGED)
    article = sandbox.write(name)
    before = article.read_bytes()
    ran = sandbox.run("check", "--output-format", "json", "-o", name, "1.md")
    assert (ran.code, ran.out) == (2, "")
    assert f"{name}: cannot be written: there is an article" in ran.err
    assert article.read_bytes() == before


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_over_by_the_next_whatever_its_name(sandbox: Sandbox, name: str) -> None:
    sandbox.write("1.md", DAMAGED)
    for _ in range(2):
        assert sandbox.run("check", "1.md", *SELECTED, "--output", f"{name}=report.md").code == 1


def test_stdout_by_its_path_is_stdout(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    log = sandbox.write("log", "before\n")
    with log.open("ab") as file:
        subprocess.run(
            sandbox.command("check", "1.md", *SELECTED, "--output-format", "json", "-o", "/dev/stdout"),
            cwd=sandbox.folder, env=sandbox.environment(), stdout=file, check=False,
        )  # fmt: skip
    before, _, told = log.read_text(encoding="utf-8").partition("\n")
    assert (before, json.loads(told)["summary"]["errors"]) == ("before", 1)


def test_two_reports_to_stdout_are_refused_and_many_to_nowhere_are_not(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    refused = sandbox.start("check", "1.md", "--output", "csv=/dev/stdout")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr == b"error: --output: text and csv both go to /dev/stdout\n"
    nowhere = ("--output", "csv=/dev/null", "--output", "json=/dev/null")
    assert sandbox.start("check", "1.md", *SELECTED, *nowhere).returncode == 1


def test_the_step_summary_is_appended_to(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("1.md", DAMAGED)
    summary = sandbox.write("summary.md", "before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert sandbox.run("check", "1.md", *SELECTED, "--output-format", "github").code == 1
    assert summary.read_text(encoding="utf-8").startswith("before\n### artlint: findings\n")
    assert sandbox.run("check", "1.md", *SELECTED).code == 1
    assert summary.read_text(encoding="utf-8").count("###") == 1


@pytest.mark.parametrize("before", [500_000, 995_000])
def test_a_step_summary_that_others_have_filled_is_not_overfilled(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    sandbox.write("1.md", "<!--1689730743000-->\n" + "".join(f"<x{number}></x{number}>" for number in range(900)))
    summary = sandbox.write("summary.md", "x" * before)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ran = sandbox.run("check", "1.md", "--select", "unknown-element", "--output-format", "github")
    size = summary.stat().st_size
    assert size <= 1024 * 1024
    assert (size == before) == ran.out.endswith("the others are in the log above\n") == (before > 900_000)


@pytest.mark.parametrize("place", [(), ("-o", "report")])
def test_a_step_summary_that_cannot_be_written_is_no_success(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, place: tuple[str, ...]
) -> None:
    sandbox.write("1.md")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(sandbox.folder))
    ran = sandbox.run("check", "1.md", *SELECTED, "--output-format", "github", *place)
    assert ran.code == 2
    assert ran.err == f"error: GITHUB_STEP_SUMMARY: {sandbox.folder}: cannot be written: Is a directory\n"
