"""Several processes give the report of one, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.conftest import Ran

from artlint.disk import LARGEST_ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox

FILES = 240
"""Enough for two workers."""

SELECTED = ("--select", "loud-word,deadly-word")

DEADLY = '''\
import ctypes, os, signal, sys

from artlint import Rule, Span


class DeadlyWord(Rule):
    """Do what a test says."""

    literals = ("DEADLY",)

    def check(self, article):
        {body}
        yield self.finding(Span(0, 1), "survived")
'''

WAYS_TO_DIE = {
    "os.kill(os.getpid(), signal.SIGKILL)": "was killed by SIGKILL; the memory may have run out",
    "ctypes.string_at(0)": "was killed by SIGSEGV",
    "os._exit(3)": "ended with exit code 3",
}

DEATHS = [pytest.param(way, marks=[pytest.mark.slow] * ("KILL" not in way)) for way in WAYS_TO_DIE]

PROGRAM = """\
import os, sys
from artlint.cli import main
from artlint.run.workers import child, chunk, team
{setup}
sys.exit(main(sys.argv[1:]))
"""
"""The command in a process in which something was changed before."""

SPAWN = 'team.safe_method = lambda: "spawn"'

SMALL = [
    pytest.param(setup, marks=pytest.mark.slow)
    for setup in ("team._WAITING = 1", "child._FULL = 1", "chunk.LEAST = chunk.MOST = 1")
]
"""Queues and pieces of work that are as small as they can be."""


def archive(sandbox: Sandbox, body: str = "pass", deadly: tuple[int, ...] = (), configuration: str = "") -> None:
    """Many small articles, each with a loud word; some have a deadly one, too."""
    sandbox.words(configuration)
    sandbox.write("lint_rules/deadly.py", DEADLY.format(body=body))
    for number in range(FILES):
        word = " DEADLY" if number in deadly else ""
        sandbox.write(f"articles/{number:03}.md", f"<!--1689730743000-->\nLOUD{word}\n")


def run(sandbox: Sandbox, *arguments: str, setup: str = "") -> Ran:
    """`artlint check` by two workers, in a process of its own that leaves none behind."""
    command = [sys.executable, "-c", PROGRAM.format(setup=setup), "check", "--output-format", "json", "--jobs", "2"]
    process = subprocess.Popen(
        [*command, *SELECTED, *arguments],
        cwd=sandbox.folder,
        env=sandbox.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=120)
    finally:
        leftover = processes_of(process.pid) if process.returncode is None else []
        for one in leftover:
            os.kill(one, signal.SIGKILL)
    assert b"Traceback" not in err
    assert all_gone(process.pid)
    return Ran(process.returncode, out.decode(), err.decode())


def processes_of(session: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for name in filter(str.isdecimal, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                state, _, _, its_session = file.read().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state != "Z":
            found.append(int(name))
    return found


def all_gone(session: int) -> bool:
    """Whether the processes of a session end; the last may be about to."""
    end = time.monotonic() + 60
    while processes_of(session):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def in_one(sandbox: Sandbox, *arguments: str) -> Ran:
    """The same in one process."""
    return run(sandbox, "--jobs", "1", *arguments)


def all_loud(but: tuple[int, ...] = ()) -> list[str]:
    return [f"articles/{number:03}.md loud-word" for number in range(FILES) if number not in but]


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@linux
@pytest.mark.parametrize("setup", ["", SPAWN, *SMALL])
def test_two_workers_report_what_one_process_does(sandbox: Sandbox, setup: str) -> None:
    archive(sandbox, "raise RuntimeError('by design')", (0, 100, 239))
    os.truncate(sandbox.write("articles/unreadable.md"), LARGEST_ARTICLE + 1)
    one = in_one(sandbox)
    assert one.code == 2
    assert [kind for _, kind in one.problems] == ["rule-crashed"] * 3 + ["unreadable-file"]
    assert run(sandbox, setup=setup) == one
    assert one.found == all_loud()


@linux
@pytest.mark.parametrize("setup", ["", SPAWN])
def test_workers_heed_configurations_and_tell_which_globs_matched(sandbox: Sandbox, setup: str) -> None:
    sources = "".join(
        f'[[sources]]\nname = "{name}"\nfiles = ["{glob}"]\nrules.loud-word = "{level}"\n'
        for name, glob, level in (("a", "articles/1*.md", "warning"), ("b", "lost/**", "info"), ("c", "2*.md", "info"))
    )
    archive(sandbox, configuration=sources)
    one = in_one(sandbox, ".")
    assert {finding["severity"] for finding in one.json["findings"]} == {"error", "warning", "info"}
    assert one.err.count("note: ") == 1
    assert run(sandbox, ".", setup=setup) == one


@linux
@pytest.mark.parametrize("way", DEATHS)
def test_a_file_that_kills_is_one_problem(sandbox: Sandbox, way: str) -> None:
    archive(sandbox, way, (7, 150))
    ran = run(sandbox)
    assert ran.code == 2
    assert ran.problems == [("articles/007.md", "worker-died"), ("articles/150.md", "worker-died")]
    message = f"not checked: the process that checked this file {WAYS_TO_DIE[way]}"
    assert ran.err == f"error: articles/007.md: {message}\nerror: articles/150.md: {message}\n"
    assert ran.found == all_loud(but=(7, 150))
    assert ran.json["summary"]["checked"] == FILES - 2


@linux
@pytest.mark.parametrize("way", DEATHS)
def test_a_worker_that_dies_once_costs_nothing(sandbox: Sandbox, way: str) -> None:
    once = f"not os.path.exists('died') and (open('died', 'w').close(), {way})"
    archive(sandbox, once, (100,))
    ran = run(sandbox)
    assert (ran.code, ran.err) == (1, "")
    found = [path for path in ran.found if path.endswith("loud-word")]
    assert found == all_loud()
    assert "articles/100.md deadly-word" in ran.found


@linux
def test_a_spawned_worker_is_replaced(sandbox: Sandbox) -> None:
    archive(sandbox, "os._exit(3)", (7,))
    ran = run(sandbox, setup=SPAWN)
    assert (ran.problems, ran.found) == ([("articles/007.md", "worker-died")], all_loud(but=(7,)))


@linux
def test_a_rule_that_kills_at_every_file_stops_the_run(sandbox: Sandbox) -> None:
    archive(sandbox, "os._exit(3)", tuple(range(FILES)))
    ran = run(sandbox)
    assert (ran.code, ran.found) == (2, [])
    assert [path for path, _ in ran.problems] == [f"articles/{number:03}.md" for number in range(FILES)]
    assert {kind for _, kind in ran.problems} == {"worker-died", "not-checked"}
    assert ran.json["summary"]["checked"] == 0
    assert "the processes that check files died, and no more are started: the same in" in ran.err


@linux
def test_a_worker_without_memory_says_so(sandbox: Sandbox) -> None:
    archive(sandbox, "bytearray(1 << 62)", (7,))
    ran = run(sandbox)
    assert (ran.code, ran.problems) == (2, [("articles/007.md", "rule-crashed")])
    assert ran.found == all_loud()


@linux
def test_where_no_process_can_be_started_one_does_the_work(sandbox: Sandbox) -> None:
    archive(sandbox)
    setup = "def refused(self): raise OSError(11, 'no')\nteam.Team._hired = refused"
    assert run(sandbox, setup=setup) == in_one(sandbox)


@linux
def test_a_worker_that_dies_before_its_work_blames_no_file(sandbox: Sandbox) -> None:
    archive(sandbox)
    setup = (
        "hired, dead = team.Team._hired, [3, 2, 1]\n"
        "def hired_dead(self):\n"
        "    worker = hired(self)\n"
        "    if dead and dead.pop():\n"
        "        worker.process.kill(); worker.process.join()\n"
        "    return worker\n"
        "team.Team._hired = hired_dead"
    )
    assert run(sandbox, setup=setup) == in_one(sandbox)


class Held:
    """A run of which a worker waits at a file until it is let go; it says so, and its end, through a pipe."""

    def __init__(self, sandbox: Sandbox, *arguments: str) -> None:
        for name in ("alive", "go"):
            os.mkfifo(sandbox.folder / name)
        archive(
            sandbox,
            "self.__class__.pipe = open('alive', 'w'); print('here', file=self.pipe, flush=True); open('go').read()",
            (3,),
        )
        self.process = subprocess.Popen(
            sandbox.command("check", "--jobs", "2", *SELECTED, *arguments),
            cwd=sandbox.folder,
            env=sandbox.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._folder = sandbox.folder
        self._alive = (sandbox.folder / "alive").open(encoding="utf-8")
        assert self._alive.readline() == "here\n"

    def let_go(self) -> None:
        (self._folder / "go").write_text("")

    def wait_for_the_worker_to_end(self) -> None:
        """The pipe ends when nobody holds it any more."""
        assert self._alive.read() == ""
        self._alive.close()


@linux
@pytest.mark.usefixtures("heard_interrupts")
def test_an_interrupt_ends_all_at_once(sandbox: Sandbox) -> None:
    held = Held(sandbox)
    os.killpg(held.process.pid, signal.SIGINT)
    _, err = held.process.communicate(timeout=60)
    held.wait_for_the_worker_to_end()
    assert (held.process.returncode, err) == (130, b"artlint: interrupted\n")
    assert all_gone(held.process.pid)


@linux
def test_workers_end_when_their_parent_is_killed(sandbox: Sandbox) -> None:
    held = Held(sandbox)
    held.process.kill()
    held.process.wait()
    held.let_go()
    held.wait_for_the_worker_to_end()
    out, err = held.process.communicate(timeout=60)  # both end only when no worker holds them any more
    assert b"Traceback" not in out + err


@linux
def test_a_reader_that_goes_away_ends_all(sandbox: Sandbox) -> None:
    archive(sandbox)
    process = subprocess.Popen(
        sandbox.command("check", "--jobs", "2", *SELECTED),
        cwd=sandbox.folder,
        env=sandbox.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None  # closed as it is, communicate would read it
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")
    assert all_gone(process.pid)


@linux
def test_a_full_disk_ends_all(sandbox: Sandbox) -> None:
    archive(sandbox)
    ran = run(sandbox, "-o", "/dev/full")
    assert (ran.code, ran.err) == (2, "error: /dev/full: cannot be written: No space left on device\n")


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_findings_are_written_before_the_last_file_is_checked(sandbox: Sandbox, jobs: str) -> None:
    for name in ("alive", "go"):
        (sandbox.folder / name).touch()
    size = "sum(entry.stat().st_size for entry in os.scandir('out'))"  # the report has its name when it is whole
    wait = f"any(map(lambda _: {size} or __import__('time').sleep(0.01), range(6000)))"
    archive(sandbox, f"assert {wait}, 'nothing was written'", (FILES - 1,))
    (sandbox.folder / "out").mkdir()
    ran = run(sandbox, "-o", "out/report.json", "--jobs", jobs)
    assert (ran.code, ran.err) == (1, "")


@linux
def test_few_files_start_no_process(sandbox: Sandbox) -> None:
    sandbox.words()
    for number in range(20):
        sandbox.write(f"{number}.md")
    program = (
        "import sys; from artlint.cli import main; code = main(sys.argv[1:]); "
        "assert 'multiprocessing' not in sys.modules; sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", program, "check", "--jobs", "8"], cwd=sandbox.folder, check=False)
    assert ran.returncode == 0


@linux
@pytest.mark.parametrize(
    ("output_format", "part"),
    [
        pytest.param("json", "corpus/dated-link", marks=pytest.mark.slow),
        *(pytest.param(output_format, "corpus", marks=pytest.mark.slow) for output_format in ("json", "text")),
    ],
)
def test_the_corpus_gives_one_report(
    sandbox: Sandbox, shared: Callable[[str], Path], output_format: str, part: str
) -> None:
    (sandbox.folder / "corpus").symlink_to(shared(part))
    (sandbox.folder / "elsewhere").mkdir()

    def report(jobs: str, folder: str = ".", path: str = "corpus", setup: str = "") -> str:
        command = [sys.executable, "-c", PROGRAM.format(setup=setup), "check", "--output-format", output_format]
        ran = subprocess.run(
            [*command, "--jobs", jobs, path], cwd=sandbox.folder / folder, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (1, "")
        return ran.stdout

    one = report("1")
    assert report("2") == one
    assert report("2", setup=SPAWN) == one
    assert report("2", "elsewhere", "../corpus").replace("../corpus/", "corpus/") == one
