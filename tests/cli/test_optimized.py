"""`python -O` and `-OO`, which leave out assertions and docstrings, change nothing that artlint says."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

import artlint
from artlint.packs import builtin_rules, load
from artlint.packs.page import description_of

if TYPE_CHECKING:
    from tests.conftest import Sandbox

BROKEN = HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->") + "<imgsrc='a'><p> </p>LOUD"
PACKAGE = Path(artlint.__file__).parent

COMMANDS = (
    ("check",),
    ("check", "--output-format", "sarif"),
    ("check", "--output-format", "json", "--select", "ALL"),
    ("check", "--diff"),
    ("check", "--diff-base", "HEAD"),
    ("check", "--staged"),
    ("rules",),
    ("rules", "empty-caption"),
    ("rules", "--output-format", "json"),
    ("config", "show", "1.md"),
    ("config", "schema"),
    ("baseline", "show", "--baseline", "accepted.json"),
)


@pytest.fixture
def archive(sandbox: Sandbox) -> Sandbox:
    sandbox.words("[rules]\nhidden-word = 'warning'\n")
    sandbox.write("1.md", BROKEN)
    sandbox.write("2.md", BROKEN)
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for asked in (
        ("init", "-q"),
        ("add", "1.md", "artlint.toml", "lint_rules"),
        ("commit", "-qm", "a"),
        ("add", "2.md"),
    ):
        subprocess.run(["git", *identity, *asked], cwd=sandbox.folder, check=True, capture_output=True)
    sandbox.write("1.md", BROKEN + "<p>LOUD</p>")
    assert sandbox.run("baseline", "create", "--baseline", "accepted.json", "2.md").code == 0
    return sandbox


def ran(archive: Sandbox, flag: str, command: tuple[str, ...]) -> tuple[int, str, str]:
    """What a command says in a Python of its own with a flag."""
    done = subprocess.run(
        [sys.executable, flag, "-m", "artlint", *command],
        cwd=archive.folder, env=archive.environment(), capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, without_times(done.stdout.decode()), done.stderr.decode()


def without_times(out: str) -> str:
    return re.sub(r'"startTimeUtc": "[^"]*"|"endTimeUtc": "[^"]*"', "", out)


QUICK = (("check", "--output-format", "sarif"), ("check", "--diff-base", "HEAD"), ("rules", "empty-caption"))


@pytest.mark.parametrize(
    "command",
    [pytest.param(it, id=" ".join(it), marks=[pytest.mark.slow] * (it not in QUICK)) for it in COMMANDS],
)
def test_every_command_says_the_same(archive: Sandbox, command: tuple[str, ...]) -> None:
    code, out, err = archive.run(*command)
    assert out
    assert ran(archive, "-OO", command) == (code, without_times(out), err)  # it leaves out what -O does, too


def test_a_watch_looks_at_links_and_folders(archive: Sandbox) -> None:
    """What `assert` did before: the walk from which it is told where changes are to be seen."""
    (archive.folder / "link.md").symlink_to("../outside.md")
    archive.write("../outside.md", BROKEN)
    program = (
        "import os\nfrom artlint.model import Request\nfrom artlint.run.discovery import Discovery\n"
        "discovery = Discovery(Request(('.',), os.getcwd(), 0))\nprint(len(discovery.links), len(discovery.entered))\n"
    )
    said = [
        subprocess.run(
            [sys.executable, *flags, "-c", program], cwd=archive.folder, capture_output=True, check=True
        ).stdout
        for flags in ((), ("-O",), ("-OO",))
    ]
    assert said == [said[0]] * 3
    assert said[0].split()[1] != b"0"


def test_no_assertion_does_work() -> None:
    """An assertion may compare and look: nothing in it is called, and no property that makes something is read."""
    working = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for folder in (PACKAGE, Path(str(sys.modules["artlint_rules"].__path__[0])))
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert) and not isinstance(node.test, ast.Compare)
    ]
    assert working == []


def test_the_index_tells_every_description() -> None:
    for info in builtin_rules().values():
        assert info.description == description_of(load(info))
        assert info.description.partition("\n")[0].endswith(".")


def test_a_pack_is_tested_without_docstrings_too(sandbox: Sandbox) -> None:
    program = (
        "from artlint.packs import builtin_rules, load\nfrom artlint.testing import broken_promises\n"
        "print([promise for info in builtin_rules().values() for promise in broken_promises(load(info))])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-OO", "-c", program], cwd=sandbox.folder, env={**os.environ}, capture_output=True, check=True
    )
    assert ran.stdout == b"[]\n"


def test_sarif_describes_rules(archive: Sandbox) -> None:
    code, out, _ = ran(archive, "-OO", ("check", "--output-format", "sarif"))
    rules = {rule["id"]: rule for rule in json.loads(out)["runs"][0]["tool"]["driver"]["rules"]}
    assert code == 1
    assert rules["loud-word"]["shortDescription"]["text"] == "Keep LOUD out."
    assert not any(rule["shortDescription"]["text"].startswith("Rule ") for rule in rules.values())
