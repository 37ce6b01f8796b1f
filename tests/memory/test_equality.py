"""Whatever is done to an archive between two runs, a run with a cache finds what a cold one finds."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import HEALTHY, WORDS, checked, drawn

from artlint.config import Selection
from artlint.model import Request
from artlint.run import verdicts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from tests.conftest import Sandbox

    Edit = Callable[[Path], object]

NOW = 1_700_000_000_000
NAMES = ("a.md", "b.md", "2023-07-19-c.md", "2020-01-01-d.md", "deep/e.md", "deep/notes.txt")
CONTENTS = (
    HEALTHY,
    HEALTHY.replace("桥上的人群", "LOUD 桥人"),
    HEALTHY.replace("桥上的人群", "SOFT 桥人"),
    HEALTHY.replace("1689730743000", "1799730743000"),
    "no article\n",
    "",
)
CONFIGURATIONS = (
    "",
    "[rules]\nloud-word = 'info'\n",
    "[[sources]]\nname = 'deep'\nfiles = ['deep/']\n[sources.rules]\nsoft-word = 'error'\n",
    "[[sources]]\nname = 'deep'\nfiles = ['*.md']\nzone = 'Asia/Shanghai'\n[sources.rules]\nsoft-word = 'error'\n",
    "include = ['deep/**']\n",
    "exclude = ['a.md']\nfail-on = 'warning'\n",
)


def write(name: str, content: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")

    return edit


def rewrite_with_time_put_back(name: str, content: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        if path.is_file():
            before = path.stat()
            path.write_text(content, encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def on_file(name: str, work: Callable[[Path], object]) -> Edit:
    return lambda folder: work(folder / name) if (folder / name).is_file() else None


def rename(name: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        if (folder / name).is_file() and (folder / new).parent.is_dir():
            os.replace(folder / name, folder / new)

    return edit


def configure(content: str) -> Edit:
    return lambda folder: (folder / "artlint.toml").write_text(f"plugins = ['./lint_rules']\n{content}")


def edit_rule(word: str) -> Edit:
    return lambda folder: (folder / "lint_rules/words.py").write_text(WORDS.replace("the word is", word))


names, contents = st.sampled_from(NAMES), st.sampled_from(CONTENTS)
edits = st.one_of(
    st.builds(write, names, contents),
    st.builds(rewrite_with_time_put_back, names, contents),
    st.builds(on_file, names, st.sampled_from([os.unlink, os.utime, lambda path: os.chmod(path, 0o600)])),
    st.builds(rename, names, names),
    st.builds(configure, st.sampled_from(CONFIGURATIONS)),
    st.builds(edit_rule, st.sampled_from(["the word is", "a word is", "no word is"])),
)
moments = st.sampled_from([NOW, NOW + 1, NOW - 10_000_000, NOW + 200_000_000_000])


@settings(max_examples=drawn(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.lists(edits, min_size=1, max_size=4), moments), min_size=2, max_size=6))
def test_cached_is_cold(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[list[Edit], int]]) -> None:
    monkeypatch.setattr(verdicts, "LEAST_FILES", 1)
    folder = sandbox.folder
    for name in os.listdir(folder):
        if name != ".git":
            shutil.rmtree(folder / name) if (folder / name).is_dir() else (folder / name).unlink()
    sandbox.words()
    for number, name in enumerate(NAMES):
        sandbox.write(name, CONTENTS[number])
    for step, now in steps:
        for edit in step:
            edit(folder)
        request = Request((".",), str(folder), now, selection=Selection(None, ("security",)))
        cold = checked(request)
        assert checked(request._replace(cache=True)) == cold
        assert checked(request._replace(cache=True)) == cold
