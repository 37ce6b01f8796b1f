"""What the tests share: a folder to write archives in, the command run over it, and files beside the repository."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import is_hypothesis_test, settings
from tests.repository import Repository, clean

from artlint.cli import main
from artlint.model import FileResult, Located, Report, Request
from artlint.report import Style, Surroundings, reporter
from artlint.run import check

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

REPOSITORY = Path(__file__).resolve().parent.parent

# No deadline: the machines that run this are shared.
settings.register_profile("quick", max_examples=10, deadline=None)
settings.register_profile("slow", max_examples=100, deadline=None)


def _is_quick(config: pytest.Config) -> bool:
    """Whether this is the default run, which leaves out what is slow."""
    return bool(config.getoption("markexpr") == "not slow")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("quick" if _is_quick(config) else "slow")


def pytest_itemcollected(item: pytest.Item) -> None:
    """A test of drawn examples belongs to both runs: the quick one draws few of them, the slow one many."""
    if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj) and not _is_quick(item.config):
        item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, Any, Any]:
    """What a worker of pytest-xdist tells of a test must be UTF-8: articles with undecodable bytes are not."""
    return _sendable((yield))


def _sendable(data: Any) -> Any:
    """The same data, each lone surrogate in it written as an escape."""
    if isinstance(data, str):
        return data.encode("utf-8", "backslashreplace").decode()
    if isinstance(data, dict):
        return {_sendable(key): _sendable(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return type(data)(map(_sendable, data))
    return data


def drawn(most: int) -> int:
    """How many examples a test draws: `most` in the slow run, a tenth of them in the quick one, but three at least."""
    return max(3, most * settings().max_examples // 100)


def some_slow(cases: Iterable[Any], *quick: Any) -> list[Any]:
    """The cases of a test, each alone: those that are not `quick`, by themselves or by their first value, are slow."""
    every = [case if isinstance(case, tuple) else (case,) for case in cases]
    assert all(any(one in (case, case[0]) for case in every) for one in quick)
    return [
        pytest.param(*case, marks=[pytest.mark.slow] * (case not in quick and case[0] not in quick)) for case in every
    ]


HEALTHY = """\
<!--1689730743000-->
[一座桥重新开放](https://example.org/a/bridge-reopens-20230718/7186728.html)
------

<div><i>Wed, 19 Jul 2023 01:20:00 GMT</i></div>\
<img src="https://images.weserv.nl?url=media.example.org/bridge_r1_s_w900.jpg" width="100%">\
<div><small style="color: #999;">桥上的人群</small></div>\
<p>第一段说桥今天重新开放，河两岸的人都来了。</p><p>第二段说修桥的人很高兴，船也可以从桥下过去了。</p>
"""


def addressed(path: str, text: str = HEALTHY) -> str:
    """An article with the address of HEALTHY, changed to one that no other path has; for `1.md` it stays as it is."""
    number = 7_186_728 if path == "1.md" else 1_000_000 + zlib.crc32(path.encode()) % 6_000_000
    return text.replace("7186728", str(number))


NO_ARTICLE = "not-an-article: it has no front matter, no header lines, no frame and no head of a page"
"""Why a text of prose is not checked."""

OTHER_NAME = "not-an-article: it has none of the suffixes .md, .markdown, .html, .htm and .txt"
"""Why a picture is not checked."""

SETTLE = (
    "note: `exclude` in artlint.toml leaves out what is no article, "
    "and with `include` every file that it names is checked\n"
)
"""What a run says once where files among articles are none."""

WORDS = '''\
"""Rules whose findings a test can count on: a word each."""

from artlint import Rule, Severity, Span


class _Word(Rule):
    """Keep one word out."""

    def check(self, article):
        at = article.text.find(self.literals[0])
        while at >= 0:
            yield self.finding(Span(at, at + len(self.literals[0])), f"the word is {self.literals[0]}")
            at = article.text.find(self.literals[0], at + 1)


class LoudWord(_Word):
    """Keep LOUD out."""

    literals = ("LOUD",)
    help = "leave it out"

    limit: int = 3
    """A number that changes nothing."""


class SoftWord(_Word):
    """Keep SOFT out."""

    severity = Severity.WARNING
    literals = ("SOFT",)


class FaintWord(_Word):
    """Keep FAINT out."""

    severity = Severity.INFO
    literals = ("FAINT",)


class HiddenWord(_Word):
    """Keep HIDDEN out; off by default."""

    enabled = False
    literals = ("HIDDEN",)
'''
"""A plugin folder's file: loud-word (error), soft-word (warning), faint-word (info), hidden-word (off)."""


class Ran(NamedTuple):
    """What one call of the command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def found(self) -> list[str]:
        """`path rule` of every finding of a JSON report."""
        return [f"{finding['path']} {finding['rule']}" for finding in self.json["findings"]]

    @property
    def skipped(self) -> dict[str, str]:
        return {skip["path"]: skip["reason"] for skip in self.json["skipped"]}

    @property
    def problems(self) -> list[tuple[str | None, str]]:
        return [(problem["path"], problem["kind"]) for problem in self.json["problems"]]


class Checked(NamedTuple):
    """What a run handed over file by file, and its report."""

    results: tuple[FileResult, ...]
    report: Report

    @property
    def findings(self) -> list[Located]:
        return [finding for result in self.results for finding in result.findings]

    def rendered(self, name: str, style: Style | None = None, around: Surroundings | None = None) -> str:
        """The whole report in a format."""
        made = reporter(name, style or Style(), around)
        pieces = [piece for result in self.results for piece in made.file(result)]
        return "".join([*made.begin(), *pieces, *made.end(self.report)])


def checked(request: Request) -> Checked:
    """A run without the command around it."""
    results: list[FileResult] = []
    report = check(request, results.append)
    return Checked(tuple(results), report)


class Sandbox:
    """A folder that is a git root and the working folder, and the command run in it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capfd = capfd

    def write(self, path: str, content: str | bytes | None = None) -> Path:
        """A file below the folder, a healthy article with an address of its own unless said."""
        if content is None:
            content = addressed(path)
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)
        return file

    def words(self, configuration: str = "", path: str = "artlint.toml") -> None:
        """The rules of WORDS as a plugin of a configuration that says more."""
        self.write("lint_rules/words.py", WORDS)
        self.write(path, f'plugins = ["./lint_rules"]\n{configuration}')

    def run(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """The command in this process."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capfd.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as left:  # argparse leaves so
            code = int(left.code or 0)
        out, err = self._capfd.readouterr()
        return Ran(code, out, err)

    def check(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """`artlint check --output-format json`."""
        return self.run("check", "--output-format", "json", *arguments, stdin=stdin)

    def find(self, *arguments: str) -> Ran:
        """`artlint check` by two rules of the frame, where a test is about files and not about rules."""
        return self.check("--select", "malformed-epoch,not-an-article", *arguments)

    def start(self, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        """The command as a process of its own."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            env=self.environment(**environment),
            timeout=120,
            check=False,
        )

    def python(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """A program of Python as a process of its own, which may call the command."""
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=self.folder,
            capture_output=True,
            env=self.environment(),
            timeout=120,
            check=False,
        )

    @staticmethod
    def command(*arguments: str) -> list[str]:
        """The command line of a process of its own."""
        return [sys.executable, "-m", "artlint", *arguments]

    @staticmethod
    def environment(**extra: str) -> dict[str, str]:
        """The environment without what colours or recodes, and what a test adds."""
        left_out = ("NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONIOENCODING")
        return {key: value for key, value in os.environ.items() if key not in left_out} | extra


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Sandbox:
    """An empty folder to work in."""
    folder = tmp_path / "archive"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Sandbox(folder, monkeypatch, capfd)


@pytest.fixture
def heard_interrupts() -> Iterator[None]:
    """A process that is started in the background ignores SIGINT, and so would its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path in the folder `shared` beside the repository; the test is skipped where there is none."""

    def path_of(path: str) -> Path:
        found = REPOSITORY.parent / "shared" / path
        if not found.exists():
            pytest.skip(f"no {path} in the folder `shared` beside the repository")
        return found

    return path_of


@pytest.fixture(scope="session")
def words() -> str:
    """The source of four rules whose findings a test can count on."""
    return WORDS


@pytest.fixture
def repository(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The sandbox's folder under git, without a commit; the command run in this process sees the same environment."""
    shutil.rmtree(sandbox.folder / ".git")
    environment = clean(dict(os.environ), tmp_path / "home")
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    for key in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(key, environment[key])
    made = Repository(sandbox.folder, environment)
    made.git("init", "-q", "--initial-branch", "main")
    return made
