"""Globs that git would match nothing by are refused, and one that matches nothing is told with its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

from artlint.config.globs import usable_glob

if TYPE_CHECKING:
    from tests.conftest import Sandbox


@pytest.mark.parametrize("glob", ["[", "a[", "[]", "[!]", "[^]", "a/[b-", "b\\", "", " ", "!", "/", "#a", "[a\\]"])
def test_a_glob_that_names_nothing_is_refused(glob: str) -> None:
    with pytest.raises(ValueError, match="expected a glob in gitignore's language"):
        usable_glob(glob)


@pytest.mark.parametrize("glob", ["[a]", "\\[", "[]]", "[!]a]", "[a\\]]", "a]", "!a", "/a/", "**/*.md"])
def test_a_sound_glob_is_taken(glob: str) -> None:
    assert usable_glob(glob) == glob


@pytest.mark.parametrize("table", ["", "[[sources]]\nname = 'a'\n", "[[ignore]]\nrules = ['dates']\n"])
def test_the_configuration_refuses_it(sandbox: Sandbox, table: str) -> None:
    sandbox.write("1.md")
    key = "files" if table else "exclude"
    sandbox.write("artlint.toml", f'{table}{key} = ["["]\n')
    ran = sandbox.run("check")
    assert ran.code == 2
    assert f"{key}.1: expected a glob in gitignore's language: a [ is never closed, got '['" in ran.err


def test_the_command_line_refuses_it(sandbox: Sandbox) -> None:
    ran = sandbox.run("check", "--exclude", "[")
    assert (ran.code, "a [ is never closed, got '['" in ran.err) == (2, True)


def test_a_note_on_a_glob_names_the_file_that_wrote_it(sandbox: Sandbox) -> None:
    sandbox.write("1.md", HEALTHY)
    base = sandbox.write(
        "base.toml",
        'exclude = ["x/**"]\n[[sources]]\nname = "a"\nfiles = ["y/**"]\n[[ignore]]\nfiles = ["z"]\nrules = ["dates"]\n',
    )
    own = sandbox.write("artlint.toml", 'extends = "base.toml"\ninclude = ["*.md", "w/**"]\n')
    notes = [
        f"note: {own}: include: the glob 'w/**' matches no file",
        f"note: {base}: exclude: the glob 'x/**' matches no file",
        f"note: {base}: sources.a.files: the glob 'y/**' matches no file",
        f"note: {base}: ignore.1.files: the glob 'z' matches no file",
    ]
    said = sandbox.run("check").err.splitlines()
    assert [line for line in said if "the glob" in line] == notes
    shown = sandbox.run("config", "show").out.splitlines()
    assert [line for line in shown if "the glob" in line] == notes
