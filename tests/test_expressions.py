"""Expressions kept beside the byte code: the same as compiled ones, and never needed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

COUNTED = """
import re, re._compiler as compiler, sys
compile, made = compiler.compile, []
compiler.compile = lambda pattern, flags=0: made.append(pattern) or compile(pattern, flags)
from artlint import expressions
"""
CHECK = COUNTED + "from artlint.cli import main; code = main(sys.argv[1:]); print(len(made), code)"
EVERY = (
    COUNTED
    + """
import artlint_rules, pkgutil
for module in pkgutil.walk_packages(artlint_rules.__path__, "artlint_rules."):
    __import__(module.name)
expressions.keep_new()
for pattern, flags in list(expressions._new):
    expressions._kept.cache_clear()
    kept = expressions.compiled(pattern, flags)
    assert (pattern, flags) in expressions._kept(), pattern
    assert kept == re.compile(pattern, flags), pattern
    assert (kept.groups, kept.groupindex) == (re.compile(pattern, flags).groups, re.compile(pattern, flags).groupindex)
print(len(expressions._new))
"""
)


def run(folder: Path, program: str, *arguments: str, **environment: str) -> str:
    """What a program prints, with its byte code in a folder of its own."""
    own = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    if not environment:
        own.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, env=own, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def kept_in(folder: Path) -> Iterable[Path]:
    return folder.rglob("kept_expressions*")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "1.md"
    path.write_text(HEALTHY, encoding="utf-8")
    return str(path)


def checked(folder: Path, article: str, **environment: str) -> tuple[int, str]:
    """How many expressions a check had to compile, and its exit code."""
    said = run(folder, CHECK, "check", "--isolated", "-q", article, **environment).split()
    return int(said[-2]), said[-1]


def test_a_second_start_compiles_none_of_artlints_own(tmp_path: Path, article: str) -> None:
    first, code = checked(tmp_path / "code", article)
    second, again = checked(tmp_path / "code", article)
    assert (code, again) == ("0", "0")
    assert first > 30
    assert second < 10  # those of the standard library, and options of rules


@pytest.mark.parametrize("damage", [b"", b"\xe3\x00", b"N", b"{"], ids=repr)
def test_a_damaged_file_is_as_none(tmp_path: Path, article: str, damage: bytes) -> None:
    first, _ = checked(tmp_path / "code", article)
    for path in kept_in(tmp_path / "code"):
        path.write_bytes(damage)
    assert checked(tmp_path / "code", article) == (first, "0")


def test_one_that_is_cut_or_changed_anywhere_costs_nothing_but_time(tmp_path: Path, article: str) -> None:
    checked(tmp_path / "code", article)
    path = next(iter(kept_in(tmp_path / "code")))
    whole = path.read_bytes()
    for at in range(0, len(whole), len(whole) // 7):
        path.write_bytes(whole[:at])
        assert checked(tmp_path / "code", article, PYTHONDONTWRITEBYTECODE="1")[1] == "0"


def test_nothing_is_written_where_no_byte_code_is(tmp_path: Path, article: str) -> None:
    checked(tmp_path / "code", article, PYTHONDONTWRITEBYTECODE="1")
    assert not list(kept_in(tmp_path / "code"))


def test_every_kept_expression_is_the_compiled_one(tmp_path: Path) -> None:
    assert int(run(tmp_path / "code", EVERY)) > 80
