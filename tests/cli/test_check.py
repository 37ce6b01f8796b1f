"""`artlint check` as a process: stdin, files of reports, streams that are closed or full."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from tests.conftest import NO_ARTICLE, OTHER_NAME

if TYPE_CHECKING:
    from tests.conftest import Sandbox

DAMAGED = b"<!--NaN-->\n"
SELECTED = ("--select", "malformed-epoch,not-an-article")


def test_stdin_is_checked(sandbox: Sandbox) -> None:
    ran = sandbox.check("-", *SELECTED, stdin=DAMAGED)
    assert (ran.code, ran.found) == (1, ["- malformed-epoch"])


def test_stdin_stands_for_a_path(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'include = ["articles/"]\n[rules]\nmalformed-epoch = "warning"\n')
    ran = sandbox.check("-", "--stdin-filename", "articles/1.md", *SELECTED, stdin=DAMAGED)
    assert (ran.code, ran.found) == (0, ["articles/1.md malformed-epoch"])
    assert ran.json["findings"][0]["severity"] == "warning"


def test_the_configuration_of_the_path_holds_for_stdin(sandbox: Sandbox) -> None:
    sandbox.write("deep/artlint.toml", '[rules]\nmalformed-epoch = "off"\n')
    assert sandbox.check("-", "--stdin-filename", "deep/1.md", *SELECTED, stdin=DAMAGED).found == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [("old/1.md", "excluded"), ("ignored.md", "gitignored"), ("a.png", OTHER_NAME), ("a.md", NO_ARTICLE)],
)
def test_stdin_is_skipped_as_its_path_would_be(sandbox: Sandbox, name: str, reason: str) -> None:
    sandbox.write("artlint.toml", 'exclude = ["old/"]\n')
    sandbox.write(".gitignore", "ignored.md\n")
    data = b"prose\n" if name == "a.md" else DAMAGED
    ran = sandbox.check("-", "--stdin-filename", name, stdin=data)
    assert (ran.code, ran.skipped) == (0, {name: reason.partition(":")[0]})
    assert ran.err == f"note: {name}: not checked: {reason}\n"


def test_stdin_without_a_name_is_what_include_asks_for(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'include = ["articles/"]\n')
    assert sandbox.check("-", *SELECTED, stdin=DAMAGED).found == ["- malformed-epoch"]
    assert sandbox.check("-", *SELECTED, stdin=b"prose\n").found == ["- not-an-article"]


def test_stdin_that_is_no_utf_8_is_checked(sandbox: Sandbox) -> None:
    ran = sandbox.start("check", "-", "--select", "malformed-epoch", stdin=DAMAGED + b"\xff\x00")
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_output_goes_to_a_file_without_colour(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("1.md", DAMAGED)
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = sandbox.run("check", *SELECTED, "-o", "report.txt")
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    lines = (sandbox.folder / "report.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "1.md"
    assert lines[1].startswith("  1:5 error malformed-epoch: ")
    assert lines[-1] == "1 file checked, 1 finding (1 error)"


def test_problems_are_told_though_the_report_goes_to_a_file(sandbox: Sandbox) -> None:
    ran = sandbox.run("check", "lost.md", "-o", "report.json", "--output-format", "json")
    assert (ran.code, ran.out, ran.err) == (2, "", "error: lost.md: no such file or folder\n")
    report = json.loads((sandbox.folder / "report.json").read_text(encoding="utf-8"))
    assert report["outcome"] == "error"


def test_a_report_in_the_folder_that_it_is_about(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    for _ in range(2):
        assert sandbox.run("check", *SELECTED, "-o", "report.md").code == 1


def test_quiet_prints_findings_and_errors_only(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'exclude = ["2.md"]\n')
    sandbox.write("1.md", DAMAGED)
    sandbox.write("2.md")
    ran = sandbox.run("check", *SELECTED, "--quiet", "--output-format", "concise", "1.md", "2.md", "3.md")
    assert ran.code == 2
    assert [line[:30] for line in ran.out.splitlines()] == ["1.md:1:5: error malformed-epoc"]
    assert ran.err == "error: 3.md: no such file or folder\n"
    assert sandbox.run("check", *SELECTED, "--quiet", "2.md") == (0, "", "")


def test_statistics_count_instead_of_listing(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD SOFT SOFT FAINT\n")
    ran = sandbox.run("check", "--select", "lint_rules", "--statistics")
    assert ran.out == (
        "findings  files  of files  fixable  severity  rule\n"
        "       1      1   100.0 %        0  info      faint-word\n"
        "       1      1   100.0 %        0  error     loud-word\n"
        "       1      1   100.0 %        0  warning   soft-word\n"
        "\n"
        "1 file checked, 3 findings (1 error, 1 warning, 1 info)\n"
    )


def test_show_skipped_lists_files_and_reasons(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("README.md", "prose\n")
    ran = sandbox.run("check", *SELECTED, "--show-skipped")
    assert ran.out == f"README.md: skipped: {NO_ARTICLE}\n1 file checked, no finding, 1 skipped\n"


def test_the_same_archive_gives_the_same_bytes(sandbox: Sandbox) -> None:
    sandbox.words()
    for path in ("b/1.md", "a/2.md", "法/3.md", "c.md"):
        sandbox.write(path, "<!--NaN-->\nLOUD SOFT\n")
    runs = {sandbox.start("check", "--output-format", "json", PYTHONHASHSEED=str(seed)).stdout for seed in range(3)}
    assert len(runs) == 1


def test_a_terminal_that_knows_ascii_only_gets_escapes(sandbox: Sandbox) -> None:
    sandbox.write("法.md", DAMAGED)
    ran = sandbox.start("check", *SELECTED, "--output-format", "concise", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.startswith(rb"\u6cd5.md:1:5: error malformed-epoch")


def test_the_c_locale_is_no_hindrance(sandbox: Sandbox) -> None:
    sandbox.write("法/1.md", DAMAGED)
    sandbox.write("artlint.toml", 'include = ["法/**"]\n')
    ran = sandbox.start("check", *SELECTED, "--output-format", "json", LC_ALL="C", LANG="C")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert json.loads(ran.stdout)["findings"][0]["path"] == "法/1.md"


def shell(sandbox: Sandbox, redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a shell, with its streams closed or sent elsewhere."""
    return subprocess.run(
        ["sh", "-c", f'"$@" {redirection}', "sh", *sandbox.command(*arguments)],
        cwd=sandbox.folder, env=sandbox.environment(), capture_output=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize(("redirection", "code"), [(">&-", 1), ("2>&-", 1), ("<&-", 1), (">&- 2>&- <&-", 1)])
def test_closed_streams_make_no_traceback(sandbox: Sandbox, redirection: str, code: int, format_: str) -> None:
    sandbox.write("1.md", DAMAGED)
    ran = shell(sandbox, redirection, "check", *SELECTED, "--output-format", format_)
    assert (ran.returncode, ran.stderr) == (code, b"")


def test_closed_stdin_is_an_empty_text(sandbox: Sandbox) -> None:
    ran = shell(sandbox, "<&-", "check", "-")
    assert (ran.returncode, ran.stdout.splitlines()[:2]) == (1, [b"-", b"  1:1 error not-an-article: file is empty"])


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_full_disk_is_named(sandbox: Sandbox, format_: str) -> None:
    sandbox.write("1.md")
    ran = shell(sandbox, ">/dev/full", "check", "--output-format", format_)
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (2, b"error: [Errno 28] No space left on device")


def test_a_working_folder_that_is_gone_is_named(sandbox: Sandbox) -> None:
    sandbox.write("gone/1.md")
    ran = subprocess.run(
        ["sh", "-c", 'cd gone && rm -r ../gone && "$@"', "sh", *sandbox.command("check")],
        cwd=sandbox.folder, env=sandbox.environment(), capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


def test_a_reader_that_goes_away_is_no_error(sandbox: Sandbox) -> None:
    for number in range(300):
        sandbox.write(f"{number}.md", DAMAGED)
    process = subprocess.Popen(
        sandbox.command("check", "--select", "malformed-epoch"),
        cwd=sandbox.folder, env=sandbox.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.usefixtures("heard_interrupts")
def test_an_interrupt_is_no_traceback(sandbox: Sandbox) -> None:
    sandbox.write(
        "lint_rules/slow_rule.py",
        "import time\nfrom artlint import Rule\n\n\nclass SlowRule(Rule):\n"
        '    """Take long."""\n\n    def check(self, article):\n        open("started", "w").close()\n'
        "        time.sleep(60)\n        yield\n",
    )
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    process = subprocess.Popen(
        sandbox.command("check", "--select", "slow-rule"),
        cwd=sandbox.folder, env=sandbox.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with process:
        deadline = time.monotonic() + 60
        while not (sandbox.folder / "started").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"artlint: interrupted\n")
