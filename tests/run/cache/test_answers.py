"""A clean work tree with an unchanged index is answered at once, and nothing that changes goes unseen."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY, WORDS

from artlint.run.cache import answers
from artlint.run.cache.answers import Answers

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox
    from tests.run.cache.conftest import Judged

LOUD = HEALTHY.replace("桥上的人群", "LOUD")
SOFT = HEALTHY.replace("桥上的人群", "SOFT")


def git(sandbox: Sandbox, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=sandbox.folder, check=True, capture_output=True)


class Asked(list[bool]):
    """For each run whether it was answered."""

    def last(self) -> bool:
        found = self[-1] if self else False
        self.clear()
        return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    known = Asked()
    recall = Answers.recall

    def told(self: Answers) -> Any:
        answer = recall(self)
        known.append(answer is not None)
        return answer

    monkeypatch.setattr(answers, "RACY", 0)  # nobody else is at work here
    monkeypatch.setattr(Answers, "recall", told)
    return known


@pytest.fixture
def archive(sandbox: Sandbox, judged: Judged, asked: Asked) -> Sandbox:
    assert (judged, asked) == ([], [])
    sandbox.words("[[sources]]\nname = 'one'\nfiles = ['articles/calm.md']\nzone = 'Europe/Paris'\n")
    sandbox.write("articles/loud.md", LOUD)
    sandbox.write("articles/calm.md", HEALTHY)
    sandbox.write(".gitignore", ".artlint_cache\nignored.md\n__pycache__\n")
    git(sandbox, "init", "-q")
    git(sandbox, "add", ".")
    git(sandbox, "commit", "-qm", "all")
    return sandbox


def settle(archive: Sandbox, asked: Asked, *arguments: str) -> Ran:
    """Run until a run is answered."""
    for _ in range(3):
        archive.check(*arguments)
    asked.clear()
    ran = archive.check(*arguments)
    assert asked.last()
    return ran


def test_an_answer_is_the_report(archive: Sandbox, asked: Asked) -> None:
    cold = archive.check("--no-cache")
    assert settle(archive, asked) == cold
    assert (cold.code, cold.found) == (1, ["articles/loud.md loud-word"])


def test_a_process_is_answered_without_the_engine(archive: Sandbox, asked: Asked) -> None:
    cold = settle(archive, asked)
    program = (
        "import sys; from artlint.cli import main; code = main(); print(code, 'artlint.run.cache.files' in sys.modules)"
    )
    ran = archive.python(program, "check", "--output-format", "json")
    assert ran.stdout.decode() == cold.out + "1 False\n"


def test_an_answer_goes_into_a_file(archive: Sandbox, asked: Asked) -> None:
    cold = archive.check("--no-cache")
    settle(archive, asked, "-o", "../report.json")
    (archive.folder.parent / "report.json").unlink()
    ran = archive.check("-o", "../report.json")
    assert asked.last()
    assert ((archive.folder.parent / "report.json").read_text(), ran.code) == (cold.out, 1)


def test_a_file_in_the_archive_itself_does_not_hinder_it(archive: Sandbox, asked: Asked) -> None:
    cold = archive.check("--no-cache")
    settle(archive, asked, "-o", "report.json")
    archive.check("-o", "report.json")
    assert asked.last()
    assert (archive.folder / "report.json").read_text() == cold.out
    archive.write("new.md", LOUD)
    archive.check("-o", "report.json")
    assert not asked.last()
    assert "new.md" in (archive.folder / "report.json").read_text()


def test_notes_are_said_again(archive: Sandbox, asked: Asked) -> None:
    cold = archive.check("--no-cache", "articles", "artlint.toml")
    assert cold.err.startswith("note: ")
    assert settle(archive, asked, "articles", "artlint.toml") == cold


def rewrite_with_times_put_back(archive: Sandbox) -> None:
    path = archive.folder / "articles/loud.md"
    before = path.stat()
    with path.open("r+b") as file:
        file.write(SOFT.encode())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def commit(archive: Sandbox) -> None:
    archive.write("articles/loud.md", SOFT)
    git(archive, "commit", "-qam", "changed")


def hide_from_git(archive: Sandbox) -> None:
    git(archive, "update-index", "--assume-unchanged", "articles/loud.md")
    archive.write("articles/loud.md", SOFT)


def other_line_ends(archive: Sandbox) -> None:
    """git takes them for the same, by a filter."""
    archive.write("articles/loud.md", LOUD.replace("\n", "\r\n"))


CHANGES = {
    "content": lambda archive: archive.write("articles/loud.md", SOFT),
    "content, times put back": rewrite_with_times_put_back,
    "content, committed": commit,
    "content, hidden from git": hide_from_git,
    "line ends": other_line_ends,
    "a new file": lambda archive: archive.write("articles/new.md", LOUD),
    "a new file in a new folder": lambda archive: archive.write("more/new.md", LOUD),
    "a deleted file": lambda archive: os.unlink(archive.folder / "articles/loud.md"),
    "a renamed file": lambda archive: os.rename("articles/loud.md", "articles/louder.md"),
    "an empty folder of a tool": lambda archive: os.mkdir(archive.folder / "venv"),
    "the configuration": lambda archive: archive.words("[rules]\nloud-word = 'info'\n"),
    "a configuration nearer by": lambda archive: archive.write("articles/artlint.toml", ""),
    "a rule": lambda archive: archive.write("lint_rules/words.py", WORDS.replace("the word is", "it is")),
    "a file beside the rules": lambda archive: archive.write("lint_rules/words.json", "{}"),
    "what git ignores": lambda archive: archive.write(".gitignore", "loud.md\n"),
    "what this clone ignores": lambda archive: archive.write(".git/info/exclude", "loud.md\n"),
    "a repository inside": lambda archive: os.mkdir(archive.folder / "articles/.git"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(archive: Sandbox, asked: Asked, change: Any) -> None:
    archive.write(".gitattributes", "* text=auto\n")
    git(archive, "add", ".")
    git(archive, "commit", "-qm", "attributes")
    settle(archive, asked)
    change(archive)
    ran = archive.check()
    assert not asked.last()
    assert ran == archive.check("--no-cache")
    assert archive.check() == ran


@pytest.mark.parametrize(
    "arguments",
    [("--select", "loud-word"), ("--fail-on", "never"), ("--exclude", "a"), ("--statistics",), ("articles",), ("-q",)],
)
def test_what_is_asked_is_part_of_the_answer(archive: Sandbox, asked: Asked, arguments: tuple[str, ...]) -> None:
    settle(archive, asked)
    archive.check(*arguments)
    assert not asked.last()


def test_what_lies_in_the_future_is_answered_until_it_comes(
    archive: Sandbox, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("articles/loud.md", LOUD.replace("1689730743000", "4089730743000"))
    git(archive, "commit", "-qam", "future")
    settle(archive, asked)
    monkeypatch.setattr("time.time_ns", lambda: 4_089_730_743_000_000_000)
    archive.check()
    assert not asked.last()


def test_a_clock_that_is_set_back(archive: Sandbox, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(archive, asked)
    monkeypatch.setattr("time.time_ns", lambda: 1_650_000_000_000_000_000)
    ran = archive.check("--select", "future-date")
    assert not asked.last()
    assert len(ran.found) == 2


@pytest.mark.parametrize("kind", ["a link", "an untracked article", "an ignored article"])
def test_what_git_does_not_watch_is_not_answered(archive: Sandbox, asked: Asked, kind: str) -> None:
    if kind == "a link":
        (archive.folder / "articles/link.md").symlink_to("loud.md")
        git(archive, "add", ".")
        git(archive, "commit", "-qm", "link")
    elif kind == "an untracked article":
        archive.write("articles/untracked.md", LOUD)
    else:
        archive.write("articles/ignored.md", LOUD)
    arguments = ("--no-gitignore",) if kind == "an ignored article" else ()
    for _ in range(4):
        archive.check(*arguments)
        assert not asked.last()


def test_a_damaged_answer_is_no_answer(archive: Sandbox, asked: Asked) -> None:
    import sqlite3

    cold = settle(archive, asked)
    with sqlite3.connect(archive.folder / ".artlint_cache/results.db") as other:
        other.execute("UPDATE answers SET answer = substr(answer, 1, length(answer) - 20)")
    other.close()
    assert archive.check() == cold
    assert not asked.last()


def test_a_baseline_that_is_written_later_or_changed_is_seen(archive: Sandbox, asked: Asked) -> None:
    assert settle(archive, asked, "articles").code == 1
    assert archive.run("baseline", "create", "articles").code == 0
    for _ in range(3):
        ran = archive.check("articles")
        assert (ran.code, ran.json["summary"]["baselined"]) == (0, 1)
    archive.write("artlint-baseline.json", '{"artlint-baseline": 1, "files": {\n"": {}}}\n')
    assert archive.check("articles").code == 1


def test_what_is_staged_is_asked_anew(archive: Sandbox, asked: Asked) -> None:
    settle(archive, asked)
    assert archive.check("--staged").json["summary"]["checked"] == 0
    assert asked == []
