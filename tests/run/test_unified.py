"""The hunks of a diff: git makes the new version of them, and no file takes long."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.run.fixing import diff
from artlint.run.unified import changes, hunks

if TYPE_CHECKING:
    from pathlib import Path

_lines = st.lists(st.sampled_from("abcdef").map(lambda it: f"{it}\n"), max_size=40)


def patched(old: list[str], new: list[str]) -> list[str]:
    """What the changes make of the old version."""
    made, at = [], 0
    for change in changes(old, new):
        made += [*old[at : change.old], *new[change.new : change.new_end]]
        at = change.old_end
    return [*made, *old[at:]]


@given(_lines, _lines)
def test_the_changes_make_the_new_version(old: list[str], new: list[str]) -> None:
    assert patched(old, new) == new


@given(_lines)
def test_equal_versions_have_no_hunk(lines: list[str]) -> None:
    assert list(hunks(lines, lines)) == []


def test_a_hunk_has_three_lines_around_the_change() -> None:
    old = [f"{number}\n" for number in range(10)]
    new = [*old[:5], "five\n", *old[6:]]
    assert list(hunks(old, new)) == [
        "@@ -3,7 +3,7 @@\n",
        " 2\n",
        " 3\n",
        " 4\n",
        "-5\n",
        "+five\n",
        " 6\n",
        " 7\n",
        " 8\n",
    ]


def test_lines_that_stand_twice_are_still_told_apart() -> None:
    old, new = ["a\n", "\n", "b\n", "\n", "c\n"], ["A\n", "\n", "B\n", "\n", "C\n"]
    assert [line for line in hunks(old, new) if line[0] == " "] == [" \n", " \n"]


@settings(max_examples=10, deadline=None)
@given(_lines, _lines, st.booleans())
def test_git_applies_it(tmp_path_factory: pytest.TempPathFactory, old: list[str], new: list[str], ends: bool) -> None:
    folder: Path = tmp_path_factory.mktemp("patch")
    before, after = "".join(["x\n", *old]), "".join(["x\n", *new])[: None if ends else -1]
    (folder / "a b.md").write_text(before, newline="")
    said = diff("a b.md", before, after)
    if said:
        subprocess.run(["git", "apply", "-"], cwd=folder, input=said.encode(), check=True)
    assert (folder / "a b.md").read_text() == after


HOSTILE = {
    "every line end": ("x\r\n" * 300_000, "x\n" * 300_000),
    "two kinds of lines": ("x\r\ny\r\n" * 150_000, "x\ny\n" * 150_000),
    "every other line": ("x\r\ny\n" * 150_000, "x\ny\n" * 150_000),
    "lines of their own": (
        "".join(f"{number}\r\n" for number in range(200_000)),
        "".join(f"{number}\n" for number in range(200_000)),
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_of_changed_lines_is_no_long_work(kind: str) -> None:
    before, after = HOSTILE[kind]
    said = diff("1.md", before, after)
    assert said.count("\n+") - 1 <= after.count("\n")
    assert said.startswith("--- a/1.md\n+++ b/1.md\n@@ -1,")
