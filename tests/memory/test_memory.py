"""A validated configuration is remembered until it, or what validated it, changes."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY, WORDS

from artlint.config import load
from artlint.memory import code
from artlint.memory import configurations as memory

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

CONFIGURATION = """\
extends = "base.toml"
include = ["*.md", "!old.md"]
[rules]
loud-word = "warning"
[rules.epoch-date-mismatch]
max-lag = "75m"
[[sources]]
name = "one"
files = ["1.md"]
[sources.rules]
soft-word = "off"
"""
LOUD = HEALTHY.replace("桥上的人群", "LOUD SOFT")
FOUND = ["1.md loud-word"]


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The configuration files that were validated."""
    paths: list[str] = []
    load_config = load.load_config

    def told(path: str, *rest: Any) -> Any:
        paths.append(os.path.basename(path))
        return load_config(path, *rest)

    monkeypatch.setattr(load, "load_config", told)
    return paths


@pytest.fixture
def archive(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    monkeypatch.setattr(memory, "RACY", 0)  # nobody writes these files while they are read
    sandbox.words(CONFIGURATION)
    sandbox.write("base.toml", "fail-on = 'warning'\n")
    sandbox.write("1.md", LOUD)
    return sandbox


def check(archive: Sandbox) -> list[str]:
    ran = archive.check("1.md")
    assert ran.err == ""
    return ran.found


BOTH = ["artlint.toml", "base.toml"]


def test_it_is_validated_once(archive: Sandbox, validated: list[str]) -> None:
    first = archive.check("1.md")
    assert (first.found, first.code, validated) == (FOUND, 1, BOTH)
    second = archive.check("1.md")
    assert (second, validated) == (first, BOTH)
    assert sorted(os.listdir(archive.folder / ".artlint_cache"))[1:] == ["CACHEDIR.TAG", memory_of(archive).name]


def memory_of(archive: Sandbox) -> Path:
    (found,) = (archive.folder / ".artlint_cache").glob("config-*.json")
    return found


def test_pydantic_is_not_loaded_again(archive: Sandbox) -> None:
    loads = (
        "import sys; from artlint.cli import main; from artlint.memory import configurations as kept; kept.RACY = 0\n"
        "main()\n"
        "print(sorted({'pydantic', 'sqlite3', 'tomllib'} & set(sys.modules)))"
    )
    for loaded in (b"['pydantic', 'tomllib']", b"['tomllib']"):  # plugins and `extends` are read from the files
        ran = archive.python(loads, "check", "-q", "1.md")
        assert ran.stdout.splitlines()[-1] == loaded


@pytest.mark.parametrize(
    "change",
    [
        lambda archive: archive.words(CONFIGURATION.replace("75m", "76m")),
        lambda archive: archive.write("base.toml", "fail-on = 'error'\n"),
        lambda archive: archive.write("lint_rules/words.py", WORDS + "\n"),
    ],
    ids=["the file", "a file that it extends", "a plugin"],
)
def test_a_change_is_validated(archive: Sandbox, validated: list[str], change: Any) -> None:
    check(archive)
    change(archive)
    validated.clear()
    assert check(archive) == FOUND
    assert validated == BOTH


def test_other_code_of_artlint_validates_again(
    archive: Sandbox, validated: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(archive)
    monkeypatch.setattr(code, "stamp", lambda: "another")
    check(archive)
    assert validated == BOTH * 2


def test_a_mistake_is_told_each_time(archive: Sandbox) -> None:
    check(archive)
    archive.words(CONFIGURATION.replace("75m", "soon"))
    first = archive.check("1.md")
    assert (first.code, "max-lag" in first.err) == (2, True)
    assert archive.check("1.md") == first


def test_a_file_that_was_just_written_is_not_remembered(sandbox: Sandbox, validated: list[str]) -> None:
    sandbox.write("artlint.toml", "fail-on = 'error'\n")
    sandbox.write("1.md")
    for _ in range(2):
        sandbox.check("1.md")
    assert validated == ["artlint.toml"] * 2


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"key": 1}', "\x00" * 50])
def test_a_damaged_memory_is_no_memory(archive: Sandbox, validated: list[str], damage: str) -> None:
    check(archive)
    memory_of(archive).write_text(damage)
    assert check(archive) == FOUND
    assert validated == BOTH * 2


def test_a_memory_of_wrong_shapes_is_no_memory(archive: Sandbox, validated: list[str]) -> None:
    check(archive)
    kept = json.loads(memory_of(archive).read_text())
    for place in range(len(kept["config"])):
        config = [*kept["config"]]
        config[place] = {"surprise": [1]}
        memory_of(archive).write_text(json.dumps({**kept, "config": config}))
        assert check(archive) == FOUND


def test_no_cache_remembers_nothing(archive: Sandbox) -> None:
    assert archive.check("--no-cache", "1.md").found == FOUND
    assert not (archive.folder / ".artlint_cache").exists()


def test_a_folder_for_the_cache(archive: Sandbox, validated: list[str]) -> None:
    for _ in range(2):
        assert archive.check("--cache-dir", "kept", "1.md").found == FOUND
    assert validated == BOTH
    assert not (archive.folder / ".artlint_cache").exists()


def test_clean_forgets(archive: Sandbox, validated: list[str]) -> None:
    check(archive)
    ran = archive.run("cache", "clean")
    assert (ran.code, "deleted" in ran.out) == (0, True)
    assert not (archive.folder / ".artlint_cache").exists()
    assert archive.run("cache", "clean").code == 0
    check(archive)
    assert validated == BOTH * 2


def test_clean_deletes_no_folder_of_others(archive: Sandbox) -> None:
    archive.write("kept/mine.txt", "mine")
    ran = archive.run("cache", "clean", "--cache-dir", "kept")
    assert (ran.code, (archive.folder / "kept/mine.txt").exists()) == (2, True)


def test_a_folder_that_holds_something_else_is_not_made_a_cache(archive: Sandbox) -> None:
    archive.check("--cache-dir", ".", "1.md")
    assert not (archive.folder / ".gitignore").exists()
