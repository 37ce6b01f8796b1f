"""`check --fix -`: the fixed text on stdout, byte by byte; the report on stderr."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

SAFE = HEALTHY.replace("</p>\n", "</p><p></p>\n")
LEFT = SAFE.replace("<p></p>", "<p></p><a>x</a>")


@pytest.mark.parametrize(
    ("text", "fixed", "arguments", "code"),
    [
        (SAFE, HEALTHY, ("--fix",), 0),
        (SAFE, HEALTHY, ("--fix-only",), 0),
        (LEFT, LEFT.replace("<p></p>", ""), ("--fix",), 1),
        (LEFT, LEFT.replace("<p></p>", ""), ("--fix-only",), 0),
        (HEALTHY, HEALTHY, ("--fix",), 0),
        (SAFE, SAFE, ("--fix", "--select", "dates"), 0),
        (SAFE.replace("<p></p>", "\x01"), HEALTHY, ("--fix", "--unsafe-fixes"), 0),
        ("prose\n", "prose\n", ("--fix",), 0),
        (SAFE, SAFE, ("--fix", "--stdin-filename", "out/1.md", "--exclude", "out"), 0),
        (SAFE, SAFE, ("--fix", "--config", "lost.toml"), 2),
        (SAFE, SAFE, ("--fix", "--select", "no-such-rule"), 2),
    ],
    ids=[
        "safe", "only", "left", "only, left", "healthy", "nothing asked", "unsafe", "no article", "excluded",
        "no configuration", "unknown rule",
    ],
)  # fmt: skip
def test_stdout_holds_the_fixed_text_or_what_came(
    sandbox: Sandbox, text: str, fixed: str, arguments: tuple[str, ...], code: int
) -> None:
    ran = sandbox.run("check", *arguments, "-", stdin=text.encode())
    assert (ran.out, ran.code) == (fixed, code)
    assert ran.err


def test_the_report_goes_to_stderr(sandbox: Sandbox) -> None:
    ran = sandbox.run("check", "--fix", "-", "--stdin-filename", "a/1.md", stdin=LEFT.encode())
    assert ran.err.splitlines()[0] == "a/1.md: fixed 1 empty-element"
    assert "error link-without-target: " in ran.err
    assert ran.err.endswith("\n1 file checked, 1 finding (1 error), 1 fixed\n")
    report = json.loads(sandbox.check("--fix", "-", stdin=LEFT.encode()).err)
    assert (report["summary"]["fixed"], [it["rule"] for it in report["findings"]]) == (1, ["link-without-target"])


def test_a_report_to_a_file_leaves_stderr_to_what_went_wrong(sandbox: Sandbox) -> None:
    ran = sandbox.check("--fix", "-", "-o", "report.json", stdin=LEFT.encode())
    assert (ran.out, ran.err) == (LEFT.replace("<p></p>", ""), "")
    assert json.loads((sandbox.folder / "report.json").read_bytes())["summary"]["fixed"] == 1
    lost = sandbox.check("--fix", "-", "-o", "no/report.json", stdin=SAFE.encode())
    assert (lost.code, lost.out) == (2, "")


@pytest.mark.parametrize(
    "damage",
    [
        b"caf\xe9",
        b"\xff\xfe\x80",
        b"\xc3",
        b"\xed\xa0\x80",
        "\ufeff一".encode(),
        b"a\x00\x01\x1b[31m",
        b"a\r\r\nb",
        b"\x85\xa0",
    ],
    ids=repr,
)
def test_every_byte_outside_the_edit_stays(sandbox: Sandbox, damage: bytes) -> None:
    before, behind = SAFE.encode().split(b"<p></p>")
    text = before + b"<p>" + damage + b"</p>" + b"<p></p>" + behind
    ran = sandbox.start("check", "--fix", "-", "--select", "empty-element", stdin=text)
    assert (ran.returncode, ran.stdout) == (0, text.replace(b"<p></p>", b""))


@pytest.mark.parametrize("end", ["\r\n", "\n", ""])
def test_what_stdin_becomes_is_what_a_file_becomes(sandbox: Sandbox, end: str) -> None:
    text = ("\ufeff" + LEFT.replace("\n", end or "\n")).encode()
    text = text if end else text.rstrip()
    file = sandbox.write("1.md", text)
    ran = sandbox.start("check", "--fix", "-", "--stdin-filename", "1.md", stdin=text)
    assert file.read_bytes() == text
    assert sandbox.start("check", "--fix", "1.md").returncode == ran.returncode
    assert file.read_bytes() == ran.stdout != text
