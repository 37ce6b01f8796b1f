"""The Dockerfile's image, run for real where there is one.

Building it takes minutes and two registries, so it is built beforehand:

    docker build -t artlint . && ARTLINT_IMAGE=artlint pytest tests/integrations/test_image.py
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY, Ran

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
DAMAGED = HEALTHY.replace("1689730743000", "NaN")
MENDABLE = HEALTHY.replace("</p>\n", "</p><p> </p>\n")


def instructions(name: str) -> list[str]:
    """What the lines of the Dockerfile that start with a word say behind it."""
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, re.MULTILINE)


def test_the_image_is_made_of_files_that_are_there() -> None:
    copied = {word for line in instructions("COPY") if "--from" not in line for word in line.split()[:-1]}
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied == {line[1:] for line in allowed if line.startswith("!")}
    assert all((ROOT / path).exists() for path in copied)


def test_the_image_runs_as_a_numbered_user_and_stops_when_told() -> None:
    assert instructions("USER")[-1] == "10001:10001"  # Kubernetes does not trust a name to be no root
    assert instructions("STOPSIGNAL") == ["SIGINT"]


def test_git_comes_from_the_system_that_it_was_built_for() -> None:
    """Its program alone is copied, so both stages must have the same libraries."""
    first, second = (base.split()[0] for base in instructions("FROM"))
    assert first == second


class Image:
    """Runs containers of the image over a folder."""

    def __init__(self, engine: str, name: str, folder: Path) -> None:
        self._engine = engine
        self.name = name
        self.folder = folder

    def write(self, path: str, text: str = HEALTHY) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o644)
        return file

    def ask(self, *arguments: str) -> Ran:
        ran = subprocess.run(
            [self._engine, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def run(self, *arguments: str, mount: str = ":ro", options: Sequence[str] = ()) -> Ran:
        volume = f"{self.folder}:/archive{mount}"
        return self.ask("run", "--rm", "--network", "none", "-v", volume, *options, self.name, *arguments)

    def shell(self, script: str) -> Ran:
        return self.ask("run", "--rm", "--network", "none", "--entrypoint", "sh", self.name, "-c", script)

    def hears_interrupts(self, container: str) -> bool:
        """Whether the first process of a container has a handler for SIGINT."""
        caught = re.search(r"^SigCgt:\s*(\w+)$", self.ask("exec", container, "cat", "/proc/1/status").out, re.MULTILINE)
        return caught is not None and bool(int(caught[1], 16) & 1 << (signal.SIGINT - 1))

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "safe.directory=*")
        subprocess.run(["git", *who, *arguments], cwd=self.folder, capture_output=True, check=True)

    def given_to(self, user: int) -> None:
        """Let another user own the archive."""
        if os.getuid() != 0:
            pytest.skip("only root can give files away")
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, user, user, follow_symlinks=False)


@pytest.fixture(scope="module")
def engine() -> tuple[str, str]:
    """The engine, and the image's name."""
    name = os.environ.get("ARTLINT_IMAGE")
    if not name:
        pytest.skip("no image to try: docker build -t artlint . and set ARTLINT_IMAGE=artlint")
    for found in filter(None, map(which, ("docker", "podman"))):
        if subprocess.run([found, "image", "inspect", name], capture_output=True, check=False).returncode == 0:
            return found, name
    pytest.fail(f"neither docker nor podman has the image {name}")


@pytest.fixture
def image(engine: tuple[str, str], tmp_path: Path) -> Image:
    folder = tmp_path / "archive"
    folder.mkdir(mode=0o755)
    for parent in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        parent.chmod(parent.stat().st_mode | 0o111)  # pytest's folders are closed to other users
    return Image(*engine, folder)


def test_its_exit_codes_are_artlints(image: Image) -> None:
    image.write("1.md")
    clean = image.run("check", "1.md")
    assert (clean.code, clean.out) == (0, "1 file checked, no finding\n")
    image.write("1.md", DAMAGED)
    assert image.run().code == 1  # `check` is what it does unless told
    lost = image.run("check", "lost.md")
    assert (lost.code, lost.err) == (2, "error: lost.md: no such file or folder\n")


def test_with_nothing_mounted_it_says_so(image: Image) -> None:
    ran = image.ask("run", "--rm", "--network", "none", image.name)
    assert (ran.code, ran.err) == (2, "error: .: no article found in this folder\n")


def test_its_user_has_no_rights_and_no_tools_to_install(image: Image) -> None:
    assert image.shell("id -u; id -g").out == "10001\n10001\n"
    assert image.shell("command -v pip; python -c 'import pip'").code == 1
    assert image.shell("touch /opt/artlint/x /usr/local/x /archive/x").code != 0
    image.write("1.md")
    bare = ("--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges")
    assert image.run("check", "1.md", options=bare).code == 0


def test_it_brings_no_files_of_the_build(image: Image) -> None:
    left = image.shell("ls -A /source /root/.cache /tmp /archive /var/lib/apt/lists 2>/dev/null | grep -v ':$'").out
    assert left.split() == []
    history = image.ask("history", "--no-trunc", "--format", "{{.CreatedBy}}", image.name).out
    assert not re.search(r"(?i)token|password|secret|ARG ", history)


def test_it_checks_the_index_of_somebody_elses_repository(image: Image) -> None:
    image.git("init", "-q")
    image.write("1.md")
    image.git("add", ".")
    image.git("commit", "-q", "-m", "healthy")
    image.write("1.md", DAMAGED)
    image.git("add", ".")
    image.given_to(4242)
    for asked in (("--staged",), ("--diff-base", "HEAD")):
        ran = image.run("check", *asked, "--output-format", "json")
        assert ran.code == 1, ran.err
        assert ran.found == ["1.md malformed-epoch"]


def test_what_it_needs_of_git_needs_no_other_program(image: Image) -> None:
    """Only git's main program is there: what artlint asks for must be built into it."""
    builtin = set(image.shell("git --list-cmds=builtins").out.split())
    used = {"cat-file", "config", "diff", "diff-files", "hash-object", "ls-files", "merge-base", "rev-parse"}
    assert used <= builtin
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "validator/artlint/run").rglob("git.py"))
    asked = re.findall(r"(?:_ask|_run|_command)\(\s*\"([a-z-]+)\"|_Git\(top, \"([a-z-]+)\"", source)
    assert {one or other for one, other in asked} <= used


def test_it_fixes_for_the_user_who_owns_the_archive(image: Image) -> None:
    file = image.write("1.md", MENDABLE)
    image.given_to(4242)
    refused = image.run("check", "--fix", mount="")
    assert refused.code == 2
    assert "1.md: not fixed: " in refused.err
    assert file.read_text(encoding="utf-8") == MENDABLE
    ran = image.run("check", "--fix", mount="", options=("--user", "4242:4242"))
    assert (ran.code, ran.err) == (0, "")
    assert file.read_text(encoding="utf-8") == HEALTHY
    assert file.stat().st_uid == 4242


def test_it_writes_reports_where_it_may(image: Image) -> None:
    image.write("1.md", DAMAGED)
    image.given_to(4242)
    report = image.run("check", "-o", "out.json", "--output-format", "json")
    assert (report.code, report.err) == (2, "error: out.json: cannot be written: Read-only file system\n")
    owner = ("--user", "4242:4242")
    assert image.run("check", "-o", "out.json", "--output-format", "json", mount="", options=owner).code == 1
    written: dict[str, Any] = json.loads((image.folder / "out.json").read_text(encoding="utf-8"))
    assert written["outcome"] == "findings"
    assert image.run("check", "--output-format", "json").found == ["1.md malformed-epoch"]


def test_a_cache_that_cannot_be_kept_is_said_once(image: Image) -> None:
    for number in range(200):
        image.write(f"{number}.md")
    note = "note: the cache /archive/.artlint_cache is not used: Read-only file system\n"
    assert image.run("check", "--jobs", "1")[::2] == (0, note)
    assert image.run("check", "--jobs", "1", "--no-cache")[::2] == (0, "")


def test_it_stops_when_told(image: Image) -> None:
    """Not after the ten seconds in which docker waits for a program that does not listen."""
    image.write("1.md")
    started = image.ask("run", "-d", "-i", "--network", "none", image.name, "check", "-")
    container = started.out.strip()
    try:
        while not image.hears_interrupts(container):
            time.sleep(0.1)
        image.ask("stop", "--time", "60", container)
        assert image.ask("inspect", "-f", "{{.State.ExitCode}}", container).out == "130\n"
    finally:
        image.ask("rm", "-f", container)
