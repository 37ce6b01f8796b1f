"""What git ignores is not checked; git itself is the judge."""

from __future__ import annotations

import subprocess
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artlint.config.linear_globs import spec_of
from artlint.files.gitignore import literal_pieces

if TYPE_CHECKING:
    from tests.conftest import Sandbox

FILES = (
    "1.md", "2.md", "a/1.md", "a/b/1.md", "a/b/keep.md", "build/1.md", "build/keep.md", "deep/build/1.md",
    "x y.md", "#1.md", "!1.md", "文/1.md",
)  # fmt: skip

IGNORES = (
    {"": "*.md\n!keep.md\n"},
    {"": "build/\n!build/keep.md\n"},
    {"": "build/*\n!build/keep.md\n"},
    {"": "/1.md\n"},
    {"": "1.md\n", "a": "!1.md\n"},
    {"": "a/\n", "a": "!1.md\n"},
    {"": "**/b/\n"},
    {"": "a/**/1.md\n"},
    {"": "# a comment\n\n\\#1.md\n\\!1.md\n"},
    {"": "x\\ y.md   \n"},
    {"": "文/\n"},
    {"": "[12].md\n", "a/b": "*\n!keep.md\n"},
    {"": "*.md\r\n"},
    {"": "2.md\n[\n"},
    {"a": "/b\n"},
    {"a": "/b/1.md\n", "deep": "build"},
    {".git/info": "2.md\na/b/\n"},
    {".git/info": "*.md\n", "a": "!*.md\n"},
)


@pytest.mark.parametrize("ignores", IGNORES, ids=str)
def test_a_run_ignores_what_git_ignores(sandbox: Sandbox, ignores: dict[str, str]) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=sandbox.folder, check=True)
    for path in FILES:
        sandbox.write(path)
    for folder, patterns in ignores.items():
        name = "exclude" if folder == ".git/info" else ".gitignore"
        sandbox.write(f"{folder}/{name}" if folder else name, patterns)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.md"],
        cwd=sandbox.folder, check=True, capture_output=True,
    ).stdout.decode().split("\0")  # fmt: skip
    ran = sandbox.find(*(f"./{path}" for path in FILES))
    assert sorted(set(FILES) - ran.skipped.keys()) == sorted(filter(None, listed))
    whole = sandbox.find()
    assert whole.json["summary"]["checked"] == len(listed) - 1


@given(st.text("ab.*?/! [\\", min_size=1, max_size=8), st.text("ab. !/", min_size=1, max_size=8))
@example("!a*b/", "a.b/")
@example("**/ab", "b/ab")
@example("a b", "a b")
@example("a ", "a")
@example("!!a", "!a")
def test_a_path_holds_all_pieces_of_a_pattern_that_matches_it(pattern: str, path: str) -> None:
    try:
        matches = spec_of([pattern]).check_file(path).include is not None
    except ValueError:
        return
    assert not matches or all(piece in path for piece in literal_pieces(pattern))


def test_no_gitignore_checks_all(sandbox: Sandbox) -> None:
    sandbox.write(".gitignore", "*.md\n")
    sandbox.write("1.md")
    assert sandbox.find().problems == [(".", "nothing-to-check")]
    assert sandbox.find("--no-gitignore").json["summary"]["checked"] == 1


def test_patterns_above_the_git_root_do_not_hold(sandbox: Sandbox) -> None:
    sandbox.write("../.gitignore", "*.md\n")
    sandbox.write("1.md")
    assert sandbox.find().json["summary"]["checked"] == 1


def test_a_gitignored_folder_named_on_the_command_line_is_nothing_to_check(sandbox: Sandbox) -> None:
    sandbox.write(".gitignore", "build/\n")
    sandbox.write("build/1.md")
    assert sandbox.find("build").problems == [("build", "nothing-to-check")]


def test_a_repository_inside_has_its_own_patterns(sandbox: Sandbox) -> None:
    sandbox.write(".gitignore", "1.md\n")
    sandbox.write("inner/.git/HEAD", "")
    for path, shape in product(("1.md", "2.md"), ("inner/",)):
        sandbox.write(shape + path)
    assert sandbox.find().json["summary"]["checked"] == 2
