"""In a fresh clone with the cache of another, a file of the same bytes is not judged again."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY, addressed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.memory.conftest import Judged

LOUD = HEALTHY.replace("桥上的人群", "LOUD")


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def cloned(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, *settings: str) -> Path:
    """A clone of an archive, with its cache."""
    sandbox.words()
    sandbox.write(".gitignore", ".artlint_cache\n__pycache__\n")
    for number in range(4):
        path = f"articles/{number}.md"
        sandbox.write(path, addressed(path, LOUD if number else HEALTHY))
    git(sandbox.folder, "init", "-q")
    git(sandbox.folder, "add", ".")
    git(sandbox.folder, "commit", "-qm", "all")
    sandbox.check()
    clone = sandbox.folder.parent / "clone"
    git(sandbox.folder, *settings, "clone", "-q", str(sandbox.folder), str(clone))
    shutil.copytree(sandbox.folder / ".artlint_cache", clone / ".artlint_cache")
    monkeypatch.chdir(clone)
    return clone


def test_what_did_not_change_is_not_judged_again(
    sandbox: Sandbox, judged: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = cloned(sandbox, monkeypatch)
    judged.since()
    cold = sandbox.check("--no-cache")
    judged.since()
    (clone / "articles/3.md").write_text(HEALTHY, encoding="utf-8")
    ran = sandbox.check()
    assert judged.since() == ["articles/3.md"]
    assert ran.found == cold.found[:2]


@pytest.mark.parametrize("how", ["line ends", "a filter", "hidden from git"])
def test_it_is_the_bytes_on_the_disk_that_count(
    sandbox: Sandbox, judged: Judged, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    assert judged == []
    settings: dict[str, tuple[str, ...]] = {"line ends": ("-c", "core.autocrlf=true")}
    clone = cloned(sandbox, monkeypatch, *settings.get(how, ()))
    if how == "a filter":
        (clone / ".gitattributes").write_text("*.md filter=louder\n")
        git(clone, "config", "filter.louder.smudge", "sed s/LOUD/SOFT/")
        git(clone, "add", ".gitattributes")
        shutil.rmtree(clone / "articles")
        git(clone, "checkout", "--", "articles")
    if how == "hidden from git":
        git(clone, "update-index", "--assume-unchanged", "articles/1.md")
        (clone / "articles/1.md").write_text(LOUD.replace("LOUD", "SOFT"), encoding="utf-8")
    ran = sandbox.check()
    assert ran == sandbox.check("--no-cache")
    expected: Any = {"line ends": "carriage-return", "a filter": "soft-word", "hidden from git": "soft-word"}
    assert expected[how] in ran.out
