"""`artlint check --watch`: what changed is checked again, nothing stops it but Ctrl-C."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest
from tests.cli.watching import Watching
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

BAD = HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->")
SELECTED = ("--select", "malformed-epoch,not-an-article")
CLEAR = "\x1b[H\x1b[2J"
CLEAN = "1 file checked, no finding"

pytestmark = pytest.mark.usefixtures("heard_interrupts")


def replace(path: Path, content: str) -> None:
    """Write a file as many editors do: another one takes its place."""
    new = path.with_name("written-by-editor")
    new.write_text(content, encoding="utf-8")
    new.replace(path)


def git(sandbox: Sandbox, *arguments: str) -> None:
    command = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments)
    subprocess.run(command, cwd=sandbox.folder, check=True, capture_output=True)


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
def test_a_watch_from_its_start_to_its_end(sandbox: Sandbox, terminal: bool) -> None:
    article = sandbox.write("1.md")
    with Watching(sandbox, *SELECTED, terminal=terminal) as watching:
        first = watching.round()
        assert CLEAN in first
        assert "started, 1 file judged" in first
        assert first.endswith("watching . and the configuration; Ctrl-C leaves\n")
        article.write_text(BAD, encoding="utf-8")
        assert "1.md changed, 1 file judged" in watching.round_with("1:5", "malformed-epoch")
        replace(article, HEALTHY)
        watching.round_with(CLEAN, "1.md changed")
        configuration = sandbox.write("artlint.toml", "[rules\n")
        watching.round_with("error: ", "artlint.toml: is no valid TOML", "artlint.toml changed")
        configuration.write_text('rules.malformed-epoch = "warning"\n', encoding="utf-8")
        watching.round_with(CLEAN)
        replace(article, BAD)
        watching.round_with("warning", "malformed-epoch")
        configuration.unlink()
        watching.round_with("error", "malformed-epoch")
        assert watching.process.poll() is None
        assert watching.interrupt() == 130
        assert "Traceback" not in watching.text
        assert "interrupted" not in watching.text


def test_a_terminal_is_cleared_before_each_report_and_left_as_it_was(sandbox: Sandbox) -> None:
    article = sandbox.write("1.md")
    with Watching(sandbox, *SELECTED, terminal=True) as watching:
        before = termios.tcgetattr(watching.writer)
        assert watching.round().startswith(CLEAR)
        replace(article, BAD)
        again = watching.round()
        assert again.startswith(CLEAR)
        assert again.count(CLEAR) == 1
        assert watching.interrupt() == 130
        assert watching.text.endswith("^C\n")
        assert termios.tcgetattr(watching.writer) == before


def test_a_pipe_gets_one_report_after_the_other_and_no_escapes(sandbox: Sandbox) -> None:
    article = sandbox.write("1.md")
    with Watching(sandbox, *SELECTED) as watching:
        assert watching.round().startswith(CLEAN)
        replace(article, BAD)
        assert watching.round().startswith("\n1.md\n  1:5 error malformed-epoch")
        assert "\x1b" not in watching.text


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_only_what_changed_is_judged_again(sandbox: Sandbox, options: tuple[str, ...]) -> None:
    files = [sandbox.write(f"articles/{number}.md", BAD if number == 2 else HEALTHY) for number in range(5)]
    with Watching(sandbox, *SELECTED, *options) as watching:
        assert "5 files judged" in watching.round()
        replace(files[0], BAD)
        again = watching.round()
        assert "articles/0.md changed, 1 file judged" in again
        assert "articles/2.md\n  1:5 error" in again
        sandbox.write("articles/new.md", BAD)
        assert "6 files checked, 3 findings" in watching.round_with("articles/new.md changed, 1 file judged")
        files[2].unlink()
        watching.round_with("5 files checked, 2 findings", "articles/2.md changed, 0 files judged")
        (sandbox.folder / "articles").rename(sandbox.folder / "moved")
        watching.round_with("moved/new.md\n  1:5 error", "5 files checked, 2 findings", "5 files judged")
        shutil.rmtree(sandbox.folder / "moved")
        watching.round_with("no article found in this folder")


def test_its_own_work_starts_no_round(sandbox: Sandbox) -> None:
    for number in range(210):  # so many that results are kept in the folder that is watched
        sandbox.write(f"{number}.md")
    sandbox.words()
    with Watching(sandbox, *SELECTED, "--cache-dir", "kept") as watching:
        assert "210 files judged" in watching.round()
        assert (sandbox.folder / "kept" / "results.db").exists()
        for number in range(205):
            sandbox.write(f"{number}.md", BAD)
        watching.round_with("205 findings")
        sandbox.write("209.md", BAD)
        assert "209.md changed, 1 file judged" in watching.round()


def test_what_editors_write_beside_an_article_starts_no_round(sandbox: Sandbox) -> None:
    article = sandbox.write("1.md")
    with Watching(sandbox, *SELECTED) as watching:
        watching.round()
        for name in (".1.md.swp", "4913", "1.md~", ".#1.md", "#1.md#", ".git/index", "node_modules/a.md"):
            sandbox.write(name)
        sandbox.write("gone.md").unlink()
        replace(article, BAD)
        again = watching.round()
        assert "] 1.md changed, 1 file judged" in again
        assert "1 file checked, 1 finding" in again


def test_many_changes_at_once_are_one(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    with Watching(sandbox, *SELECTED) as watching:
        watching.round()
        for number in range(3_000):
            sandbox.write(f"{number % 30}/{number}.md", BAD if number % 100 == 0 else HEALTHY)
        watching.round_with("3,001 files checked, 30 findings")
        assert watching.text.count("Ctrl-C leaves") < 10  # a slow machine makes pauses


def test_where_nobody_tells_of_changes_it_looks_for_itself(sandbox: Sandbox) -> None:
    os.utime(sandbox.write("articles/1.md"), (1e9, 1e9))  # who looks for itself sees whole seconds
    with Watching(sandbox, *SELECTED, WATCHFILES_FORCE_POLLING="1") as watching:
        watching.round_with(CLEAN)
        sandbox.write("articles/1.md", BAD)
        watching.round_with("articles/1.md changed", "1 finding")
        sandbox.write("new/2.md", BAD)
        watching.round_with("2 files checked, 2 findings")


def test_a_link_to_a_folder_leads_no_watch_away(sandbox: Sandbox) -> None:
    sandbox.write("articles/1.md")
    outside = sandbox.folder.parent / "outside"
    outside.mkdir()
    (sandbox.folder / "articles" / "link").symlink_to(outside, target_is_directory=True)
    (sandbox.folder / "articles" / "circle").symlink_to("..", target_is_directory=True)
    with Watching(sandbox, *SELECTED) as watching:
        watching.round_with(CLEAN)
        (outside / "2.md").write_text(BAD, encoding="utf-8")
        sandbox.write("articles/1.md", BAD)
        assert "] articles/1.md changed, 1 file judged" in watching.round()


def test_a_folder_that_is_replaced_by_another_is_watched(sandbox: Sandbox) -> None:
    sandbox.write("articles/a/1.md")
    sandbox.write("new/a/1.md", BAD)
    with Watching(sandbox, *SELECTED, "--exclude", "new") as watching:
        watching.round_with(CLEAN)
        shutil.rmtree(sandbox.folder / "articles")
        (sandbox.folder / "new").rename(sandbox.folder / "articles")
        watching.round_with("articles/a/1.md\n  1:5 error")
        sandbox.write("articles/a/1.md")
        assert "] articles/a/1.md changed, 1 file judged" in watching.round_with(CLEAN)


def test_a_root_that_disappears_is_missed_and_seen_again(sandbox: Sandbox) -> None:
    sandbox.write("articles/1.md")
    with Watching(sandbox, *SELECTED, "articles") as watching:
        assert "watching articles and" in watching.round_with(CLEAN)
        shutil.rmtree(sandbox.folder / "articles")
        watching.round_with("error: articles: no such file or folder")
        sandbox.write("articles/1.md", BAD)
        watching.round_with("1 file checked, 1 finding")
        sandbox.write("articles/2.md", BAD)
        watching.round_with("2 files checked, 2 findings")


def test_the_working_folder_itself_may_come_and_go(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    with Watching(sandbox, *SELECTED) as watching:
        watching.round_with(CLEAN)
        sandbox.folder.rename(sandbox.folder.parent / "away")
        watching.round_with("error: .: no such file or folder")
        (sandbox.folder.parent / "away").rename(sandbox.folder)
        sandbox.write("2.md")
        watching.round_with("2 files checked, no finding")


def test_what_a_configuration_extends_is_heeded_though_it_stands_elsewhere(sandbox: Sandbox) -> None:
    base = sandbox.folder.parent / "base.toml"
    base.write_text("[rules\n", encoding="utf-8")
    sandbox.write("artlint.toml", 'extends = "../base.toml"\n')
    sandbox.write("1.md", BAD)
    with Watching(sandbox, *SELECTED) as watching:
        watching.round_with("base.toml: is no valid TOML")
        replace(base, 'rules.malformed-epoch = "info"\n')
        watching.round_with("1.md\n  1:5 info malformed-epoch", "../base.toml changed")
        replace(base, 'rules.malformed-epoch = "off"\n')
        watching.round_with(CLEAN)


def test_a_configuration_above_the_articles_is_heeded_as_soon_as_it_is_there(sandbox: Sandbox) -> None:
    sandbox.write("articles/1.md", BAD)
    with Watching(sandbox, *SELECTED, "articles") as watching:
        watching.round_with("1 finding")
        sandbox.write("artlint.toml", 'rules.malformed-epoch = "off"\n')
        watching.round_with(CLEAN, "artlint.toml changed")


def test_gitignore_and_baseline_are_heeded(sandbox: Sandbox) -> None:
    sandbox.write("articles/1.md", BAD)
    sandbox.write("articles/2.md")
    with Watching(sandbox, *SELECTED, "articles") as watching:
        watching.round_with("2 files checked, 1 finding")
        assert sandbox.run("baseline", "create", *SELECTED, "articles").code == 0
        watching.round_with("1 accepted by the baseline", "artlint-baseline.json changed, 0 files judged")
        (sandbox.folder / "artlint-baseline.json").write_text("{", encoding="utf-8")
        watching.round_with("error: ", "artlint-baseline.json")
        (sandbox.folder / "artlint-baseline.json").unlink()
        watching.round_with("2 files checked, 1 finding", "0 files judged")
        sandbox.write(".gitignore", "1.md\n")
        watching.round_with(CLEAN, "1 skipped", ".gitignore changed, 0 files judged")


def test_a_plugin_that_is_edited_judges_as_it_is_now(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", HEALTHY.replace("第一段", "LOUD QUIET"))
    rules = sandbox.folder / "lint_rules" / "words.py"
    with Watching(sandbox, "--select", "loud-word") as watching:
        watching.round_with("the word is LOUD")
        replace(rules, rules.read_text(encoding="utf-8").replace('("LOUD",)', '("QUIET",)'))
        watching.round_with("the word is QUIET")
        rules.write_text("import nothing_of_that_name\n", encoding="utf-8")
        watching.round_with("error: ", "does not import")


def test_files_are_watched_alone_wherever_they_stand(sandbox: Sandbox) -> None:
    elsewhere = sandbox.folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "2.md").write_text(HEALTHY, encoding="utf-8")
    sandbox.write("1.md")
    with Watching(sandbox, *SELECTED, "1.md", "../elsewhere/2.md") as watching:
        assert "watching 1.md, ../elsewhere/2.md and" in watching.round_with("2 files checked, no finding")
        sandbox.write("3.md", BAD)
        (elsewhere / "4.md").write_text(BAD, encoding="utf-8")
        replace(elsewhere / "2.md", BAD)
        assert "] ../elsewhere/2.md changed, 1 file judged" in watching.round()
        replace(sandbox.folder / "1.md", BAD)
        assert "] 1.md changed, 1 file judged" in watching.round_with("2 findings")


def test_what_a_link_leads_to_is_watched(sandbox: Sandbox) -> None:
    target = sandbox.write("elsewhere/target.md")
    sandbox.write("articles/2.md")
    (sandbox.folder / "articles/1.md").symlink_to("../elsewhere/target.md")
    with Watching(sandbox, "articles", *SELECTED) as watching:
        watching.round_with("2 files checked, no finding")
        replace(target, BAD)
        watching.round_with("articles/1.md\n  1:5 error", "elsewhere/target.md changed")


def test_hostile_names_do_no_harm(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    with Watching(sandbox, *SELECTED) as watching:
        watching.round_with(CLEAN)
        sandbox.write("\x1b[31m.md", BAD)
        assert "\\x1b[31m.md changed" in watching.round_with("\\x1b[31m.md\n  1:5 error")
        with open(os.fsencode(sandbox.folder) + b"/\xff.md", "wb") as file:
            file.write(BAD.encode())
        watching.round_with("\\xff.md\n  1:5 error", "3 files checked, 2 findings")
        sandbox.write("2.md", BAD)  # watchfiles gives up at such a name: the watch must not
        watching.round_with("2.md\n  1:5 error", "4 files checked, 3 findings")
        assert "\x1b" not in watching.text


def test_a_change_is_watched_against_its_base(sandbox: Sandbox) -> None:
    shutil.rmtree(sandbox.folder / ".git")
    git(sandbox, "init", "-q")
    sandbox.write("1.md", BAD)
    sandbox.write("2.md")
    git(sandbox, "add", ".")
    git(sandbox, "commit", "-qm", "all")
    with Watching(sandbox, *SELECTED, "--diff-base", "HEAD") as watching:
        watching.round_with("no article is changed")
        sandbox.write("2.md", BAD)
        again = watching.round_with("1 file checked, 1 finding")
        assert "1.md" not in again
        git(sandbox, "checkout", "-q", "2.md")
        watching.round_with("no article is changed")


def test_quiet_prints_findings_and_nothing_else(sandbox: Sandbox) -> None:
    sandbox.write("1.md", BAD)
    with Watching(sandbox, *SELECTED, "-q", "--output-format", "concise") as watching:
        watching.wait_for("malformed-epoch")
        sandbox.write("2.md", BAD)
        watching.wait_for("2.md:1:5")
        assert watching.interrupt() == 130
        assert all("malformed-epoch" in line for line in watching.text.splitlines() if line)


SLOW = '''\
import time
from pathlib import Path

from artlint import Rule


class SlowRule(Rule):
    """Take a while."""

    def check(self, article):
        Path("begun").touch()
        time.sleep(0.2)
        yield from ()
'''


@pytest.mark.parametrize("files", [20, 300], ids=["alone", "with workers"])
def test_an_interrupt_ends_a_check_that_is_under_way(sandbox: Sandbox, files: int) -> None:
    sandbox.write("lint_rules/slow_rule.py", SLOW)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    for number in range(files):
        sandbox.write(f"articles/{number}.md")
    with Watching(sandbox, "--select", "slow-rule", "--jobs", "2", terminal=True) as watching:
        watching.wait_for("files")  # the bar
        assert (sandbox.folder / "begun").exists()
        assert watching.interrupt() == 130
        assert "Traceback" not in watching.text
        assert "checked" not in watching.text


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("-",), "-"),
        (("--staged",), "--staged"),
        (("--fix",), "--fix, --fix-only"),
        (("--fix-only",), "--fix, --fix-only"),
        (("--diff",), "--diff"),
        (("--output-format", "json"), "--output-format"),
        (("-o", "report.txt"), "-o, --output"),
        (("--output", "json=report.json"), "-o, --output"),
        (("--fail-on", "never"), "--fail-on"),
    ],
)
def test_what_makes_no_sense_is_refused(sandbox: Sandbox, arguments: tuple[str, ...], named: str) -> None:
    sandbox.write("1.md")
    ran = sandbox.run("check", "--watch", *arguments)
    assert ran.code == 2
    assert ran.err.startswith(f"error: --watch: it does not go with {named}: ")
    assert ran.out == ""


def test_without_watchfiles_it_says_what_to_install(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("1.md")
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = sandbox.run("check", "--watch")
    assert (ran.code, ran.err) == (2, "error: --watch: it needs watchfiles: pip install 'artlint[watch]'\n")
