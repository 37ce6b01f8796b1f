"""What a user may refuse of a tree that others wrote: its folders of rules, and its configurations."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, addressed

if TYPE_CHECKING:
    from tests.conftest import Sandbox

RULES = """\
import pathlib
from artlint import Rule

pathlib.Path({place!r}).touch()


class Evil(Rule):
    def check(self, article):
        yield
"""
NO_LOCAL = "--no-local-plugins refuses rules from a folder, which are programs of the checked-out tree"
BROKEN = HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->")


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def ran(sandbox: Sandbox) -> Path:
    """The file that exists once the rules of the tree were run."""
    place = sandbox.folder.parent / "ran"
    sandbox.write("rules/evil.py", RULES.format(place=str(place)))
    sandbox.write("1.md")
    return place


COMMANDS = (
    ("check",),
    ("check", "1.md"),
    ("check", "-", "--stdin-filename", "1.md"),
    ("check", "--fix"),
    ("baseline", "create"),
    ("baseline", "show", "--baseline", "artlint.toml"),
    ("rules",),
    ("rules", "evil"),
    ("config", "show", "1.md"),
    ("config", "schema"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_folders_of_rules_are_refused(sandbox: Sandbox, ran: Path, command: tuple[str, ...]) -> None:
    sandbox.write("artlint.toml", "plugins = ['./rules']\n")
    refused = sandbox.run(*command, "--no-local-plugins")
    assert (refused.code, refused.err) == (2, f"error: {sandbox.folder}/artlint.toml: plugins: ./rules: {NO_LOCAL}\n")
    assert not ran.exists()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("artlint.toml", "plugins = ['rules/']\n"),
        ("artlint.toml", "plugins = ['../archive/rules']\n"),
        ("artlint.toml", "extends = 'base.toml'\n"),
        ("artlint.toml", "'ext\\u0065nds' = 'base.toml'\n"),
        ("artlint.toml", '"ext\\u0065nds" = "base.toml"\n'),
        ("pyproject.toml", "[tool.artlint]\nplugins = ['.hidden', './rules']\n"),
        ("below/artlint.toml", "plugins = ['../rules']\n"),
    ],
)
def test_wherever_they_are_named(sandbox: Sandbox, ran: Path, path: str, content: str) -> None:
    sandbox.write("base.toml", "plugins = ['./rules']\n")
    sandbox.write("below/2.md")
    sandbox.write(path, content)
    refused = sandbox.run("check", "--no-local-plugins")
    assert refused.code == 2
    assert not ran.exists()
    assert NO_LOCAL in refused.err or "unknown key ext" in refused.err


def test_a_remembered_configuration_does_not_get_round_it(
    sandbox: Sandbox, ran: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artlint.memory.configurations.RACY", 0)
    sandbox.write("artlint.toml", "plugins = ['./rules']\n")
    assert sandbox.run("check", "1.md").code == 0
    ran.unlink()
    assert sandbox.run("check", "1.md", "--no-local-plugins").code == 2
    assert not ran.exists()
    assert sandbox.run("check", "1.md", "--no-local-plugins", "--isolated").code == 0


def test_distributions_that_are_installed_are_not_of_the_tree(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", "plugins = ['artlint-nowhere']\n")
    sandbox.write("1.md")
    assert "no such distribution is installed here" in sandbox.run("check", "--no-local-plugins").err


class TestConfigFrom:
    """Configurations as the base revision has them; the worktree's are those of whoever wrote the change."""

    @pytest.fixture
    def tree(self, sandbox: Sandbox) -> Sandbox:
        git(sandbox.folder, "init", "-q", "-b", "main")
        sandbox.write("conf/base.toml", "[rules]\nmissing-final-newline = 'error'\n")
        sandbox.write("artlint.toml", "extends = 'conf/base.toml'\ninclude = ['**/*.md']\n")
        sandbox.write("deep/er/artlint.toml", "exclude = ['skipped.md']\n")
        sandbox.write("deep/er/skipped.md", addressed("deep/er/skipped.md", BROKEN))
        sandbox.write("1.md")
        git(sandbox.folder, "add", ".")
        git(sandbox.folder, "commit", "-qm", "base")
        return sandbox

    def test_a_change_of_the_worktree_has_no_say(self, tree: Sandbox) -> None:
        tree.write("1.md", BROKEN)
        tree.write("artlint.toml", "exclude = ['*']\n")
        assert tree.check().code == 2  # nothing is left to check
        asked = tree.check("--config-from", "main")
        assert (asked.code, asked.found) == (1, ["1.md malformed-epoch"])
        assert asked.skipped["deep/er/skipped.md"] == "excluded"

    @pytest.mark.parametrize(
        "change",
        [
            lambda tree: (tree.folder / "artlint.toml").unlink(),
            lambda tree: (tree.folder / "conf/base.toml").unlink(),
            lambda tree: (tree.folder / "deep/er/artlint.toml").unlink(),
            lambda tree: tree.write("conf/base.toml", "[rules]\nmalformed-epoch = 'off'\n"),
            lambda tree: tree.write("deep/artlint.toml", "[rules]\nmalformed-epoch = 'off'\n"),
            lambda tree: tree.write("pyproject.toml", "[tool.artlint]\nfail-on = 'never'\n"),
            lambda tree: tree.write("artlint.toml", "no toml"),
        ],
    )
    @pytest.mark.parametrize("cache", [pytest.param((), marks=pytest.mark.slow), ("--cache-dir", "../kept")])
    def test_neither_has_any_other(self, tree: Sandbox, change: object, cache: tuple[str, ...]) -> None:
        tree.write("1.md", BROKEN.rstrip("\n"))
        tree.write("deep/2.md", addressed("deep/2.md", BROKEN))
        before = tree.check("--config-from", "main", *cache)
        assert before.found == ["1.md malformed-epoch", "1.md missing-final-newline", "deep/2.md malformed-epoch"]
        change(tree)  # type: ignore[operator]
        assert tree.check("--config-from", "main", *cache) == before
        assert tree.check("--config-from", "HEAD", "--diff-base", "HEAD").found == before.found

    @pytest.mark.parametrize(
        ("configuration", "asked"),
        [("", ()), ("baseline = 'known.json'\n", ()), ("", ("--baseline", "known.json"))],
        ids=["default", "configuration", "command line"],
    )
    def test_a_baseline_is_taken_from_there_too(
        self, tree: Sandbox, configuration: str, asked: tuple[str, ...]
    ) -> None:
        tree.write("artlint.toml", f"{configuration}include = ['*.md']\n")
        tree.write("1.md", BROKEN)
        assert tree.run("baseline", "create", *asked).code == 0
        git(tree.folder, "add", ".")
        git(tree.folder, "commit", "-qm", "accepted")
        tree.write("2.md", addressed("2.md", BROKEN))
        assert tree.check("--config-from", "main", *asked).found == ["2.md malformed-epoch"]
        assert tree.run("baseline", "update", *asked).code == 0
        assert tree.check(*asked).found == []
        assert tree.check("--config-from", "main", *asked).found == ["2.md malformed-epoch"]
        (tree.folder / ("known.json" if configuration or asked else "artlint-baseline.json")).unlink()
        assert tree.check("--config-from", "main", *asked).found == ["2.md malformed-epoch"]

    def test_a_baseline_that_only_the_worktree_has_accepts_nothing(self, tree: Sandbox) -> None:
        tree.write("1.md", BROKEN)
        assert tree.run("baseline", "create").code == 0
        assert tree.run("baseline", "create", "--baseline", "other.json").code == 0
        assert tree.check("--config-from", "main").found == ["1.md malformed-epoch"]
        ran = tree.run("check", "--config-from", "main", "--baseline", "other.json")
        assert (ran.code, ran.err) == (2, f"error: {tree.folder}/other.json: cannot be read: main does not have it\n")

    def test_a_baseline_above_a_tree_without_configuration_is_taken_from_there(
        self, tree: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tree.folder / "artlint.toml").unlink()
        tree.write("deep/1.md", addressed("deep/1.md", BROKEN))
        assert tree.run("baseline", "create").code == 0
        git(tree.folder, "add", ".")
        git(tree.folder, "commit", "-qm", "accepted")
        tree.write("deep/artlint-baseline.json", '{"artlint-baseline": 1, "files": {}}')
        monkeypatch.chdir(tree.folder / "deep")
        assert tree.check("1.md", "--config-from", "main").code == 0

    def test_a_baseline_outside_of_the_repository_is_read_as_it_stands(self, tree: Sandbox) -> None:
        tree.write("1.md", BROKEN)
        assert tree.run("baseline", "create", "--baseline", "../known.json").code == 0
        assert tree.check("--config-from", "main", "--baseline", "../known.json").code == 0

    def test_a_link_to_a_baseline_is_not_followed(self, tree: Sandbox) -> None:
        tree.write("known.json", '{"artlint-baseline": 1, "files": {}}')
        (tree.folder / "artlint-baseline.json").symlink_to("known.json")
        git(tree.folder, "add", ".")
        git(tree.folder, "commit", "-qm", "link")
        ran = tree.run("check", "--config-from", "main")
        message = f"{tree.folder}/artlint-baseline.json: cannot be read: in main it is no regular file"
        assert (ran.code, ran.err) == (2, f"error: {message}\n")

    @pytest.mark.parametrize("line", ["*.md", "/deep/", "*", "/*"])
    def test_gitignore_hides_no_file_of_a_change(self, tree: Sandbox, line: str) -> None:
        tree.write("deep/1.md", addressed("deep/1.md", BROKEN))
        tree.write(".gitignore", f"{line}\n")
        git(tree.folder, "add", "-f", ".")
        git(tree.folder, "commit", "-qm", "change")
        for asked in ((), ("--diff-base", "HEAD~1")):
            assert tree.check("--config-from", "HEAD~1", *asked).found == ["deep/1.md malformed-epoch"]

    def test_a_file_that_is_named_is_taken_from_there_too(self, tree: Sandbox) -> None:
        tree.write("conf/base.toml", "fail-on = 'never'\n")
        tree.write("1.md", HEALTHY.rstrip("\n"))
        assert tree.run("check", "1.md", "--config", "conf/base.toml").code == 0
        assert tree.run("check", "1.md", "--config", "conf/base.toml", "--config-from", "main").code == 1
        lost = tree.run("check", "1.md", "--config", "lost.toml", "--config-from", "main")
        assert (lost.code, lost.err) == (2, f"error: {tree.folder}/lost.toml: no such configuration file\n")

    def test_other_commands_read_it_there(self, tree: Sandbox) -> None:
        tree.write("artlint.toml", "fail-on = 'never'\n")
        shown = tree.run("config", "show", "1.md", "--config-from", "main")
        assert "fail-on: error  (default)" in shown.out
        assert tree.run("rules", "--config-from", "main").code == 0
        assert tree.run("baseline", "create", "--config-from", "main").code == 0

    def test_folders_of_rules_are_refused(self, tree: Sandbox, ran: Path) -> None:
        tree.write("artlint.toml", "plugins = ['./rules']\n")
        git(tree.folder, "add", ".")
        git(tree.folder, "commit", "-qm", "rules")
        refused = tree.run("check", "--config-from", "main")
        reason = "rules from a folder are not taken from main, so --config-from refuses them"
        assert (refused.code, refused.err) == (2, f"error: {tree.folder}/artlint.toml: plugins: ./rules: {reason}\n")
        assert not ran.exists()
        (tree.folder / "artlint.toml").unlink()
        assert tree.run("check", "--config-from", "HEAD~1").code == 0
        assert not ran.exists()

    @pytest.mark.parametrize(
        ("revision", "message"),
        [
            ("lost", "lost: no such revision here; `git fetch origin` brings those of others"),
            ("", "expected a revision, got ''"),
            ("main:artlint.toml", "main:artlint.toml: no such revision here"),
        ],
    )
    def test_a_revision_that_is_none(self, tree: Sandbox, revision: str, message: str) -> None:
        ran = tree.run("check", f"--config-from={revision}")
        assert ran.code == 2
        assert ran.err.startswith(f"error: --config-from: {message}")

    def test_where_there_is_no_repository(self, sandbox: Sandbox) -> None:
        sandbox.write("1.md")
        ran = sandbox.run("check", "--config-from", "main")
        assert (ran.code, ran.err) == (2, "error: --config-from: here is no git repository\n")

    def test_a_path_outside_of_the_repository(self, tree: Sandbox) -> None:
        tree.write("../outside/1.md")
        ran = tree.run("check", "../outside", "--config-from", "main")
        assert ran.code == 2
        assert "is not in the repository" in ran.err

    def test_a_link_is_not_followed(self, tree: Sandbox) -> None:
        (tree.folder / "artlint.toml").unlink()
        (tree.folder / "artlint.toml").symlink_to("conf/base.toml")
        git(tree.folder, "add", ".")
        git(tree.folder, "commit", "-qm", "link")
        ran = tree.run("check", "--config-from", "main")
        message = f"{tree.folder}/artlint.toml: cannot be read: in main it is no regular file"
        assert (ran.code, ran.err) == (2, f"error: {message}\n")

    def test_workers_that_are_new_processes_read_it_there_too(self, tree: Sandbox) -> None:
        for number in range(240):
            tree.write(f"articles/{number:03}.md", BROKEN)
        tree.write("artlint.toml", "[rules]\nmalformed-epoch = 'off'\n")
        program = (
            "import sys\nfrom artlint.run.workers import team\nteam.safe_method = lambda: 'spawn'\n"
            "from artlint.cli import main\nif __name__ == '__main__':\n    sys.exit(main(sys.argv[1:]))\n"
        )
        script = tree.write("../script", program)
        asked = ("check", "--jobs", "2", "--statistics", "--config-from", "main", "articles")
        ran = subprocess.run([sys.executable, str(script), *asked], cwd=tree.folder, capture_output=True, check=False)
        assert (ran.returncode, ran.stderr) == (1, b"")
        assert b"240" in ran.stdout.splitlines()[-1]

    def test_isolated_reads_none(self, tree: Sandbox) -> None:
        ran = tree.run("check", "--config-from", "main", "--isolated")
        message = "--config-from: it does not go with --isolated, which reads no configuration"
        assert (ran.code, ran.err) == (2, f"error: {message}\n")


def test_nothing_of_a_configuration_is_kept_where_artlint_is_installed(sandbox: Sandbox) -> None:
    """A cache beside the configuration, or the folder that is named, is all that a run writes, but for byte code."""
    import artlint
    import artlint_rules

    patterns = ", ".join(f"'advert {number} (a|b)+'" for number in range(2_000))
    sandbox.write("artlint.toml", f"[rules.boilerplate]\npatterns = [{patterns}]\n")
    sandbox.write("1.md")
    packages = [Path(artlint.__file__).parent, Path(artlint_rules.__file__).parent]

    def kept() -> dict[Path, int]:
        files = (path for package in packages for path in sorted(package.rglob("*")) if ".pyc" not in path.name)
        return {path: path.stat().st_mtime_ns for path in files if path.is_file()}

    before = kept()
    home = sandbox.folder.parent / "home"
    ran = sandbox.start("check", "1.md", HOME=str(home), PYTHONDONTWRITEBYTECODE="")  # as for most users
    assert ran.returncode == 0
    assert kept() == before
    assert not home.exists()


@pytest.mark.parametrize("asked", [("--staged",), ("--diff-base", "HEAD"), ("--config-from", "HEAD")], ids=" ".join)
def test_a_file_system_monitor_of_the_repository_is_not_run(sandbox: Sandbox, asked: tuple[str, ...]) -> None:
    place = sandbox.folder.parent / "ran"
    sandbox.write("1.md")
    git(sandbox.folder, "init", "-q")
    git(sandbox.folder, "add", "1.md")
    git(sandbox.folder, "commit", "-q", "-m", "a")
    sandbox.write("1.md", BROKEN)
    git(sandbox.folder, "add", "1.md")
    monitor = sandbox.folder.parent / "monitor.sh"
    monitor.write_text(f"#!/bin/sh\ntouch '{place}'\n", "utf-8")
    monitor.chmod(0o755)
    git(sandbox.folder, "config", "core.fsmonitor", str(monitor))
    ran = sandbox.check(*asked)
    assert (ran.code, place.exists()) == (1, False)


def test_a_repository_that_lies_in_a_tree_without_the_name_of_one_is_none(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, folder = sandbox.folder.parent / "ran", sandbox.folder / "a"
    sandbox.write("a/1.md")
    sandbox.write("a/.gitattributes", "*.md filter=evil\n")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "a")
    sandbox.write("a/1.md", addressed("a/1.md", BROKEN))
    git(folder, "add", ".")
    git(folder, "config", "core.worktree", "..")
    git(folder, "config", "filter.evil.smudge", f"touch '{place}'; cat")
    for part in (folder / ".git").iterdir():
        part.rename(folder / part.name)
    (folder / ".git").rmdir()
    monkeypatch.chdir(folder)
    ran = sandbox.check("--staged", "--no-cache")
    assert (ran.code, place.exists()) == (2, False)
    assert sandbox.check("1.md").code == 1
