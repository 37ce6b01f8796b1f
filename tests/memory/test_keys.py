"""Never a stale answer: whatever a verdict hangs on is changed, one thing at a time, and the change is seen."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from importlib.metadata import distribution
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, REPOSITORY, WORDS, checked

from artlint.config import Selection
from artlint.memory import code
from artlint.memory.faults import UnplainError
from artlint.memory.keys import Keys
from artlint.model import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Checked, Sandbox
    from tests.memory.conftest import Judged

NOW = 1_800_000_000_000
EPOCH = 1_689_730_743_000
LOUD = HEALTHY.replace("桥上的人群", "LOUD")
SOFT = HEALTHY.replace("桥上的人群", "SOFT")
ONLY_WORDS = Selection(("loud-word", "soft-word", "faint-word", "hidden-word"))


class Archive:
    """Two articles, checked again and again with a cache."""

    def __init__(self, sandbox: Sandbox, judged: Judged) -> None:
        self.sandbox = sandbox
        self.judged = judged

    def check(self, now: int = NOW, selection: Selection = ONLY_WORDS, **fields: object) -> Checked:
        request = Request((".",), str(self.sandbox.folder), now, selection=selection, cache=True)
        return checked(request._replace(**fields))  # type: ignore[arg-type]

    def settle(self, **fields: object) -> None:
        """Check until nothing need be judged any more."""
        self.check(**fields)  # type: ignore[arg-type]
        self.judged.since()
        self.check(**fields)  # type: ignore[arg-type]
        assert self.judged.since() == []


@pytest.fixture
def archive(sandbox: Sandbox, judged: Judged) -> Archive:
    sandbox.words()
    sandbox.write("articles/loud.md", LOUD)
    sandbox.write("articles/calm.md", HEALTHY)
    return Archive(sandbox, judged)


def rules(found: Checked) -> list[str]:
    return [f"{finding.path} {finding.rule} {finding.severity}" for finding in found.findings]


BOTH = ["articles/calm.md", "articles/loud.md"]
FOUND = ["articles/loud.md loud-word error"]


def test_what_did_not_change_is_not_judged_again(archive: Archive) -> None:
    cold = archive.check()
    assert archive.judged.since() == BOTH
    warm = archive.check()
    assert archive.judged.since() == []
    assert warm == cold
    assert rules(warm) == FOUND


def test_content_of_the_same_length_with_its_times_put_back(archive: Archive) -> None:
    path = archive.sandbox.folder / "articles/loud.md"
    archive.settle()
    before = path.stat()
    with path.open("r+b") as file:  # the inode stays, too
        file.write(LOUD.replace("LOUD", "SOFT").encode())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_ino, after.st_mtime_ns) == (before.st_size, before.st_ino, before.st_mtime_ns)
    assert rules(archive.check()) == ["articles/loud.md soft-word warning"]


def test_content_that_changes_twice_within_a_tick_of_the_clock(archive: Archive) -> None:
    path = archive.sandbox.folder / "articles/loud.md"
    for number in range(30):
        word = ("LOUD", "SOFT")[number % 2]
        with path.open("r+b") as file:
            file.write(LOUD.replace("LOUD", word).encode())
        assert [finding.rule for finding in archive.check().findings] == [f"{word.lower()}-word"]


def test_a_time_that_changes_alone_is_no_change(archive: Archive) -> None:
    archive.settle()
    os.utime(archive.sandbox.folder / "articles/loud.md", (1, 1))
    assert rules(archive.check()) == FOUND
    assert archive.judged.since() == []


def test_the_rules_of_a_plugin_folder(archive: Archive) -> None:
    archive.settle()
    archive.sandbox.write("lint_rules/words.py", WORDS + "\n")
    archive.check()
    assert archive.judged.since() == BOTH


def test_a_file_beside_the_rules_of_a_plugin_folder(archive: Archive) -> None:
    archive.sandbox.write("lint_rules/words.json", "bridge")
    archive.settle()
    archive.sandbox.write("lint_rules/words.json", "Bridge")
    archive.check()
    assert archive.judged.since() == BOTH


def test_the_code_of_artlint_itself(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.settle()
    copy = archive.sandbox.write("copy/rule.py", "limit = 1\n")
    monkeypatch.setattr(code, "own_folders", lambda: (str(copy.parent),))
    archive.check()
    assert archive.judged.since() == BOTH
    copy.write_text("limit = 2\n")
    archive.check()
    assert archive.judged.since() == BOTH
    os.utime(copy, (1, 1))  # the same content on another machine
    archive.check()
    assert archive.judged.since() == []


@pytest.mark.parametrize("name", ["__version__", "sys.version"])
def test_the_version_of_artlint_and_of_python(archive: Archive, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    archive.settle()
    if name == "sys.version":
        monkeypatch.setattr(sys, "version", "4.0")
    else:
        monkeypatch.setattr(code, "__version__", "99")
    archive.check()
    assert archive.judged.since() == BOTH


def test_a_library_in_another_version(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    site = archive.sandbox.folder.parent / "site"
    (site / "html5lib-1.1.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    archive.settle()
    (site / "html5lib-1.1.dist-info").rename(site / "html5lib-1.2.dist-info")
    archive.check()
    assert archive.judged.since() == BOTH


def test_every_library_that_artlint_depends_on_has_a_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split("[<>=~!]", dependency)[0] for dependency in project["dependencies"]]
    files = [file for name in names for file in distribution(name).files or () if file.name == "METADATA"]
    assert len(files) == len(names)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    before = code.surroundings()
    for file in files:
        (tmp_path / file.parts[0]).mkdir()
        assert code.surroundings() != before, file.parts[0]
        (tmp_path / file.parts[0]).rmdir()


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("", "[rules]\nloud-word = 'warning'", ["articles/loud.md loud-word warning"]),
        ("[rules]\nloud-word = 'off'", "", FOUND),
        ("", "[rules.loud-word]\nlimit = 4", FOUND),
        ("layout = 'epoch'", "layout = 'dated'", FOUND),
        ("", "include = ['articles/**']", FOUND),
        ("", "fail-on = 'never'", FOUND),
    ],
)
def test_the_configuration(archive: Archive, before: str, after: str, found: list[str]) -> None:
    archive.sandbox.words(before)
    archive.settle()
    archive.sandbox.words(after)
    assert rules(archive.check()) == found
    assert archive.judged.since() == BOTH


SOURCE = "[[sources]]\nname = 'one'\nfiles = ['articles/{name}.md']\n{more}\n[sources.rules]\nloud-word = 'info'\n"


def test_the_files_of_a_source(archive: Archive) -> None:
    archive.sandbox.words(SOURCE.format(name="calm", more=""))
    archive.settle()
    archive.sandbox.words(SOURCE.format(name="loud", more=""))
    assert rules(archive.check()) == ["articles/loud.md loud-word info"]


@pytest.mark.parametrize("more", ["zone = 'Europe/Paris'", "layout = 'dated'", "proxy = 'https://p.example/?url='"])
def test_what_a_source_says_concerns_its_files_alone(archive: Archive, more: str) -> None:
    archive.sandbox.words(SOURCE.format(name="calm", more=""))
    archive.settle()
    archive.sandbox.words(SOURCE.format(name="calm", more=more))
    assert rules(archive.check()) == FOUND
    assert archive.judged.since() == ["articles/calm.md"]
    archive.check()
    assert archive.judged.since() == []


BY_TITLE = "[[sources]]\nname = 'one'\nlink-host = ['example.org']\n[sources.rules]\nloud-word = 'info'\n"


def test_a_source_by_what_a_file_says(archive: Archive) -> None:
    archive.sandbox.words(BY_TITLE)
    archive.settle()
    assert rules(archive.check()) == ["articles/loud.md loud-word info"]
    archive.sandbox.write("articles/loud.md", LOUD.replace("example.org/a", "example.net/a"))
    assert rules(archive.check()) == FOUND
    assert archive.judged.since() == ["articles/loud.md"]
    archive.sandbox.words(BY_TITLE.replace("example.org", "example.net"))
    assert rules(archive.check()) == ["articles/loud.md loud-word info"]
    assert archive.judged.since() == BOTH


def test_the_source_of_a_verdict_that_is_known(archive: Archive) -> None:
    archive.sandbox.words(BY_TITLE)
    archive.settle(by_source=True)
    report = archive.check(by_source=True).report
    assert {name: of.checked for name, of in report.by_source.items()} == {"one": 2}


@pytest.mark.parametrize("name", ["_config.yml", "hugo.toml", "articles/_config.yaml"])
def test_the_generator_of_a_site(archive: Archive, name: str) -> None:
    archive.settle()
    archive.sandbox.write(name, "")
    archive.check()
    assert archive.judged.since() == BOTH
    (archive.sandbox.folder / name).unlink()
    archive.check()
    assert archive.judged.since() == BOTH


@pytest.mark.parametrize("key", ["body = 'markdown'", "flavor = 'hugo'"])
def test_how_all_bodies_are_read(archive: Archive, key: str) -> None:
    archive.settle()
    archive.sandbox.words(key)
    archive.check()
    assert archive.judged.since() == BOTH


def test_the_rules_of_a_time_zone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    from artlint.memory import keys

    archive.sandbox.words(SOURCE.format(name="calm", more="zone = 'Europe/Paris'"))
    archive.settle()
    monkeypatch.setattr(keys, "zone_digest", lambda zone: "" if zone is None else "new rules")
    archive.check()
    assert archive.judged.since() == ["articles/calm.md"]


@pytest.mark.parametrize("selection", [Selection(("loud-word",)), Selection(None, ("soft-word",)), Selection(("ALL",))])
def test_the_selection(archive: Archive, selection: Selection) -> None:
    archive.settle()
    archive.check(selection=selection)
    assert archive.judged.since() == BOTH


def test_the_fail_level_of_the_command_line(archive: Archive) -> None:
    archive.settle()
    assert archive.check().report.exit_code == 1
    assert archive.check(fail_on="never").report.exit_code == 0


def test_a_configuration_that_comes_and_goes(archive: Archive) -> None:
    selection = Selection(None, ("ALL",))
    (archive.sandbox.folder / "artlint.toml").unlink()
    archive.settle(selection=selection)
    archive.sandbox.write("artlint.toml", "include = ['articles/calm.md']\n")
    assert archive.check(selection=selection).report.checked == 1
    (archive.sandbox.folder / "artlint.toml").unlink()
    assert archive.check(selection=selection).report.checked == 2


def test_a_file_that_moves(archive: Archive) -> None:
    archive.sandbox.write("articles/2023-07-19-a.md")
    selection = Selection(("file-name-date-mismatch",))
    archive.settle(selection=selection)
    os.rename("articles/2023-07-19-a.md", "articles/2020-01-01-a.md")
    assert rules(archive.check(selection=selection)) == ["articles/2020-01-01-a.md file-name-date-mismatch error"]


def test_the_working_folder(archive: Archive) -> None:
    archive.settle()
    below = archive.check(working_folder=str(archive.sandbox.folder / "articles"))
    assert rules(below) == ["loud.md loud-word error"]
    assert [found.fingerprint for found in below.findings] == [found.fingerprint for found in archive.check().findings]


def test_a_repository_that_begins_elsewhere(archive: Archive) -> None:
    """A finding is known by its path in its repository."""
    archive.settle()
    (archive.sandbox.folder / ".git").rmdir()
    (archive.sandbox.folder.parent / ".git").mkdir()
    with_cache = archive.check()
    assert with_cache == archive.check(cache=False)


class TestTime:
    """What hangs on the clock is judged by the clock."""

    selection = Selection(("future-date",))

    def found(self, archive: Archive, now: int) -> int:
        return len(archive.check(now=now, selection=self.selection).findings)

    def test_a_date_that_comes(self, archive: Archive) -> None:
        assert self.found(archive, EPOCH - 86_400_000) == 2
        assert self.found(archive, EPOCH + 1) == 0
        archive.judged.since()
        assert self.found(archive, EPOCH + 2) == 0
        assert archive.judged.since() == []

    def test_a_clock_that_is_set_back(self, archive: Archive) -> None:
        assert self.found(archive, EPOCH + 1) == 0
        assert self.found(archive, EPOCH - 86_400_000) == 2
        assert self.found(archive, EPOCH + 1) == 0

    def test_what_lies_in_the_future_holds_until_it_comes(self, archive: Archive) -> None:
        assert self.found(archive, EPOCH - 86_400_000) == 2
        archive.judged.since()
        assert self.found(archive, EPOCH - 2 * 3_600_000) == 2
        assert archive.judged.since() == []
        assert self.found(archive, EPOCH - 3_600_000) == 0
        assert archive.judged.since() == BOTH


def test_what_failed_is_judged_again(archive: Archive) -> None:
    crash = "\n    def check(self, article):\n        raise ValueError\n        yield\n"
    archive.sandbox.write("lint_rules/crash.py", f"from artlint import Rule\n\nclass CrashRule(Rule):{crash}")
    selection = Selection(("crash-rule",))
    for _ in range(2):
        assert archive.check(selection=selection).report.exit_code == 2
        assert archive.judged.since() == BOTH


def test_an_option_that_tells_not_all_of_itself_turns_the_cache_off(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise UnplainError("a value of Secret tells not all of itself")

    monkeypatch.setattr(Keys, "whole", refuse)
    archive.check()
    archive.judged.since()
    assert rules(archive.check()) == FOUND
    assert archive.judged.since() == BOTH


def test_few_files_have_no_cache(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.run("check", "1.md")
    assert not (sandbox.folder / ".artlint_cache").exists()
