"""Colour and the progress bar: for a terminal, and for nobody else."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from artlint.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Sandbox

COLORED = re.compile(rb"\x1b\[[0-9;]*m")
SELECTED = ("--select", "malformed-epoch")

SLOW = '''\
import time

from artlint import Rule


class SlowRule(Rule):
    """Take a while."""

    def check(self, article):
        time.sleep(0.4)
        yield from ()
'''


def on_terminal(
    sandbox: Sandbox, *arguments: str, stdout: int | None = None, environment: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """What a terminal gets of the command, from stderr alone where stdout goes elsewhere."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        sandbox.command(*arguments),
        cwd=sandbox.folder, env={**sandbox.environment(TERM="xterm"), **environment},
        stdin=writer, stdout=writer if stdout is None else stdout, stderr=writer,
    )  # fmt: skip
    os.close(writer)
    got = b""
    with process:
        while piece := _read(reader):
            got += piece
    os.close(reader)
    return got


def test_a_list_of_paths_goes_to_no_terminal(sandbox: Sandbox) -> None:
    sandbox.write("\x1b[31m.md")
    got = on_terminal(sandbox, "check", "--pass-list", "/dev/stdout", "-o", "report.txt")
    assert got == b"error: --pass-list: a list is for programs: it goes to a file or a pipe, not to a terminal\r\n"


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:  # Linux says so when the last writer has closed its end
        return b""


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, True),
        (("--color", "never"), {}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": "", "FORCE_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (("--output-format", "json"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color_on_a_terminal(
    sandbox: Sandbox, arguments: tuple[str, ...], environment: dict[str, str], colored: bool
) -> None:
    sandbox.write("1.md", "<!--NaN-->\n")
    out = on_terminal(sandbox, "check", *SELECTED, *arguments, environment=environment)
    assert b"malformed-epoch" in out
    assert bool(COLORED.search(out)) is colored


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (("--color", "always"), {}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color_in_a_pipe(
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    colored: bool,
) -> None:
    sandbox.write("1.md", "<!--NaN-->\n")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = sandbox.run("check", *SELECTED, *arguments)
    assert ("\x1b[" in ran.out) is colored


def test_a_progress_bar_is_drawn_on_a_terminal_and_taken_away(sandbox: Sandbox) -> None:
    sandbox.write("lint_rules/slow_rule.py", SLOW)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    for number in range(5):
        sandbox.write(f"{number}.md")
    slow = ("check", "--select", "slow-rule")
    with open(sandbox.folder.parent / "report.txt", "wb") as report:
        seen = on_terminal(sandbox, *slow, stdout=report.fileno())
        quiet = on_terminal(sandbox, *slow, "--quiet", stdout=report.fileno())
    assert re.search(rb"\r\[#+\.+\] [34]/5 files", seen)
    assert seen.endswith(b"\r\x1b[K")
    assert quiet == b""
    assert b"\r" not in (sandbox.folder.parent / "report.txt").read_bytes()
    assert sandbox.start(*slow).stderr == b""


SLOW_FINDING = (
    SLOW.replace("import Rule", "import Rule, Span")
    .replace("yield from ()", 'yield self.finding(Span(4, 7), "slow")')
    .replace("SlowRule", "SlowFinding")
)
BAR = rb"\r\[[#.]+\] \d/6 files"
GONE = b"\r\x1b[K"


@pytest.mark.parametrize(
    ("arguments", "to_file"),
    [
        (("-o", "report.txt"), False),
        pytest.param(("-o", "report.json", "--output-format", "json"), False, marks=pytest.mark.slow),
        ((), True),
        pytest.param(("--output-format", "concise"), True, marks=pytest.mark.slow),
        pytest.param(("--statistics",), False, marks=pytest.mark.slow),
        pytest.param(("--output-format", "markdown"), False, marks=pytest.mark.slow),
    ],
    ids=["-o", "json to a file", "stdout to a file", "concise to a file", "statistics", "at the end"],
)
def test_the_bar_stays_where_nothing_is_printed(sandbox: Sandbox, arguments: tuple[str, ...], *, to_file: bool) -> None:
    seen = slow_findings(sandbox, *arguments, to_file=to_file)
    bars = [match.end() for match in re.finditer(BAR, seen)]
    assert len(bars) >= 3
    assert seen.count(GONE) == 1
    assert seen.index(GONE) == bars[-1]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        pytest.param(("--output-format", "full"), marks=pytest.mark.slow),
        pytest.param(("--output-format", "jsonl"), marks=pytest.mark.slow),
    ],
)
def test_the_bar_comes_back_behind_what_is_printed(sandbox: Sandbox, arguments: tuple[str, ...]) -> None:
    seen = slow_findings(sandbox, *arguments)
    _, *printed, last = seen.split(GONE)
    assert len(printed) >= 3
    assert all(re.search(rb"slow-finding(?s:.*)\r\n" + BAR + rb"(\r\[[^\r]*)*$", piece) for piece in printed)
    assert b"[#" not in last


def slow_findings(sandbox: Sandbox, *arguments: str, to_file: bool = False) -> bytes:
    """What a terminal gets of a run in which each file takes its time and has a finding."""
    sandbox.write("lint_rules/slow_finding.py", SLOW_FINDING)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    for number in range(6):
        sandbox.write(f"{number}.md")
    with open(sandbox.folder.parent / "out.txt", "wb") as out:
        stdout = out.fileno() if to_file else None
        return on_terminal(sandbox, "check", "--select", "slow-finding", *arguments, stdout=stdout)


def test_a_short_run_draws_nothing(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    assert on_terminal(sandbox, "check", *SELECTED) == b"1 file checked, no finding\r\n"


def test_the_bar_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    monkeypatch.setattr("artlint.cli.progress.time.monotonic", lambda: now)
    progress = Progress()
    for now, done in ((0.9, 0), (1.0, 0), (1.05, 500), (1.2, 1_000), (2.0, 2_000)):  # noqa: B007  read by the clock
        progress(done, 2_000)
    progress.clear()
    assert capsys.readouterr().err == (
        f"\r[{'.' * 30}] 0/2,000 files"
        f"\r[{'#' * 15}{'.' * 15}] 1,000/2,000 files"
        f"\r[{'#' * 30}] 2,000/2,000 files"
        "\r\x1b[K"
    )
