"""What fixes would change: shown to a person by the pieces that change, to git as a patch that it takes."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HEALTHY

from artlint.model import FileResult, Report, Rewritten
from artlint.report import Style, reporter
from artlint.report.diff import changes
from artlint.report.patch import hunks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox


def rewritten(old: str, *edits: tuple[int, int, str]) -> Rewritten:
    return Rewritten(old, edits)


def shown(made: Rewritten, *, color: bool = False, path: str = "1.md") -> str:
    it = reporter("diff", Style(color=color))
    result = FileResult(path, None, rewritten=made, fixed={"some-rule": len(made.edits)})
    return "".join([*it.begin(), *it.file(result), *it.end(Report(1, {}, (), (), fixed=result.fixed))])


def git_apply(folder: Path, patch: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "apply", "--whitespace=nowarn", *options, "-"]
    return subprocess.run(command, cwd=folder, input=patch, capture_output=True, check=False)


def test_the_piece_around_a_change_is_shown_and_not_the_article(sandbox: Sandbox) -> None:
    words = "".join(f"<p>Sentence {number} of a long body that is one line.</p>" for number in range(200))
    text = HEALTHY.replace("<p>第二", f"{words}<p></p>{words}<p>第二")
    sandbox.write("1.md", text)
    ran = sandbox.run("check", "--diff")
    place, old, new, empty, total = ran.out.splitlines()
    assert re.fullmatch(r"1\.md:5:\d+", place)
    assert old == "- …199 of a long body that is one line.</p><p></p><p>Sentence 0 of a long body that is one…"
    assert new == "+ …199 of a long body that is one line.</p><p>Sentence 0 of a long body that is one…"
    assert (empty, total, ran.code) == ("", "1 fix would change 1 of 1 file: 1 empty-element", 1)


def test_colour_marks_what_changes_alone() -> None:
    out = shown(rewritten("one two three", (4, 7, "2")), color=True)
    assert "\x1b[31m- one \x1b[0m\x1b[7;31mtwo\x1b[0m\x1b[31m three\x1b[0m\n" in out
    assert "\x1b[32m+ one \x1b[0m\x1b[7;32m2\x1b[0m\x1b[32m three\x1b[0m\n" in out


@pytest.mark.parametrize(
    ("made", "lines"),
    [
        (rewritten("abc", (1, 2, "")), ["1.md:1:2", "- abc", "+ ac"]),
        (rewritten("abc", (3, 3, "\n")), ["1.md:1:4", "- abc", "+ abc⏎"]),
        (
            rewritten("a\r\nb\r\n", (1, 2, ""), (4, 5, "")),
            ["1.md:1:2", "- a\\x0d", "+ a", "", "1.md:2:2", "- b\\x0d", "+ b"],
        ),
        (rewritten("\ufeffabc", (0, 1, "")), ["1.md:1:1", "- \\ufeffabc", "+ abc"]),
        (rewritten("ab cd ef", (0, 1, "x"), (3, 4, "y"), (6, 7, "z")), ["1.md:1:1", "- ab cd ef", "+ xb yd zf"]),
        (rewritten("a\udce9b", (0, 1, "x")), ["1.md:1:1", "- a\\xe9b", "+ x\\xe9b"]),
        (
            rewritten("x" * 300, (0, 300, "y")),
            ["1.md:1:1", f"- {'x' * 40}…[220 characters]…{'x' * 40}", "+ y"],
        ),
        (
            rewritten("法" * 50 + "a" + "广" * 50, (50, 51, "")),
            ["1.md:1:51", f"- …{'法' * 20}a{'广' * 20}…", f"+ …{'法' * 20}{'广' * 20}…"],
        ),
    ],
    ids=["deleted", "at the end", "line ends", "mark", "close together", "undecoded", "long", "wide"],
)  # fmt: skip
def test_changes_as_they_are_shown(made: Rewritten, lines: list[str]) -> None:
    fixes = "1 fix" if len(made.edits) == 1 else f"{len(made.edits)} fixes"
    total = f"{fixes} would change 1 of 1 file: {len(made.edits)} some-rule"
    assert shown(made).splitlines() == [*lines, "", total]


def test_of_many_changes_the_first_are_shown_and_the_others_counted() -> None:
    made = rewritten("ab\n" * 1_000, *((3 * line, 3 * line + 1, "") for line in range(1_000)))
    out = shown(made)
    assert out.count("\n- ") == 50
    assert "\n1.md: … and 950 more changes; `--output-format patch` has all\n" in out


def test_no_escape_sequence_of_an_article_or_a_name_is_ever_raw() -> None:
    out = shown(rewritten("\x1b[31ma\u202e\x9b", (5, 6, "\x1b]0;x\x07")), path="\x1b[1m\n.md")
    assert out.replace("\n", "").isprintable()


@given(st.text("ab\r\n法", max_size=60), st.data())
def test_any_change_is_shown_with_what_it_takes_away_and_puts_there(text: str, data: st.DataObject) -> None:
    made = rewritten(text, *drawn(data, text))
    parts = [part for change in changes(made) for part in change.parts]
    assert [(old, new) for old, new, _ in parts] == [(text[start:end], new) for start, end, new in made.edits]


def drawn(data: st.DataObject, text: str) -> list[tuple[int, int, str]]:
    borders = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    edits = [(start, end, data.draw(st.text("ax\n", max_size=4))) for start, end in pairs]
    return [edit for edit in edits if text[edit[0] : edit[1]] != edit[2]]


@given(st.text("ab\n", max_size=80), st.data())
def test_hunks_make_the_new_text_of_the_old(text: str, data: st.DataObject) -> None:
    made = rewritten(text, *drawn(data, text))
    assert applied(text, "".join(hunks(made))) == made.data.decode()


def applied(text: str, patch: str) -> str:
    """The text after a unified diff, which is read by its own numbers; context and deletions must be what is there."""
    old = re.findall(r"[^\n]*\n|[^\n]+", text)
    new: list[str] = []
    at = 0
    without_end = re.sub(r"\n\\ No newline at end of file\n", "\0", patch)
    for line in re.findall(r"[^\n\0]*[\n\0]", without_end):
        line = line.removesuffix("\0")  # noqa: PLW2901
        if match := re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line):
            start = int(match[1]) - (match[2] != "0")
            new += old[at:start]
            at = start
            assert len(new) == int(match[3]) - (match[4] != "0")
        elif line[0] == "+":
            new.append(line[1:])
        else:
            assert old[at] == line[1:]
            new += [old[at]] * (line[0] == " ")
            at += 1
    return "".join(new + old[at:])


TEXTS = {
    "no newline at the end": HEALTHY.rstrip("\n").replace("</p><p>", "</p><p></p><p>"),
    "the newline is missing": HEALTHY.rstrip("\n"),
    "CRLF": HEALTHY.replace("\n", "\r\n"),
    "CR": HEALTHY.replace("\n", "\r"),
    "a mark": "\ufeff" + HEALTHY,
    "a mark, CRLF, no newline": ("\ufeff" + HEALTHY).replace("\n", "\r\n").rstrip(),
    "undecoded": HEALTHY.replace("第一", "caf\udce9").replace("</p><p>", "</p><p></p><p>"),
    "several places": HEALTHY.replace("<p>第", "<p></p>\n\n\n\n\n\n\n\n<p>第") + "\n" * 9 + "<p>b</p><p></p>",
    "no empty line": HEALTHY.replace("------\n\n", "------\n"),
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(name, text, id=f"{name}-{kind}", marks=[pytest.mark.slow] * (name != "1.md" and kind != "CRLF"))
        for name in ("1.md", "a b/法 广.md", 'q"\\.md')
        for kind, text in TEXTS.items()
    ],
)
def test_git_applies_a_patch_and_makes_what_fixing_makes(sandbox: Sandbox, text: str, name: str) -> None:
    file = sandbox.write(name, text)
    (sandbox.folder / ".git").rmdir()
    subprocess.run(["git", "init", "-q"], cwd=sandbox.folder, check=True)
    patch = sandbox.start("check", "--output-format", "patch", "--unsafe-fixes")
    assert (patch.returncode, patch.stderr) == (1, b"")
    before = file.read_bytes()
    sandbox.run("check", "--fix", "--unsafe-fixes")
    fixed = file.read_bytes()
    file.write_bytes(before)
    ran = git_apply(sandbox.folder, patch.stdout)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert file.read_bytes() == fixed != before
    assert git_apply(sandbox.folder, patch.stdout, "-R").returncode == 0
    assert file.read_bytes() == before


def test_a_patch_made_in_a_subfolder_can_be_applied_there_and_at_the_root(sandbox: Sandbox) -> None:
    file = sandbox.write("sub/a/1.md", TEXTS["the newline is missing"])
    before = file.read_bytes()
    (sandbox.folder / ".git").rmdir()
    subprocess.run(["git", "init", "-q"], cwd=sandbox.folder, check=True)
    command = sandbox.command("check", "--output-format", "patch", "a")
    patch = subprocess.run(command, cwd=sandbox.folder / "sub", capture_output=True, check=False).stdout
    for folder in (sandbox.folder, sandbox.folder / "sub"):
        file.write_bytes(before)
        assert git_apply(folder, patch).returncode == 0
        assert file.read_bytes() == before + b"\n"


def test_a_diff_of_a_flood_takes_no_longer_than_the_flood(sandbox: Sandbox) -> None:
    text = "<p>b</p><p></p>\r\n" * 100_000
    edits = [(start, start + 7, "") for start in range(8, len(text), 17)]
    made = rewritten(text, *edits)
    assert sum(len(change.parts) for change in changes(made)) == 100_000
    assert sum(line.startswith("-") for line in hunks(made)) == 100_000
