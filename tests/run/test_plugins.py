"""Rules from elsewhere: local folders and distributions, and what happens when they are broken."""

from __future__ import annotations

import importlib
import py_compile
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

LOUD = "<!--1689730743000-->\nLOUD HIDDEN\n"

CRASHING = '''\
from artlint import Rule, Span


class CrashingRule(Rule):
    """Fail in every way a rule can."""

    def check(self, article):
        {body}
        yield self.finding(Span(0, 1), "not reached")
'''


def test_a_folder_of_rules_is_a_plugin(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", LOUD)
    ran = sandbox.check("--select", "lint_rules")
    assert (ran.code, ran.found) == (1, ["1.md loud-word"])
    assert ran.json["findings"][0]["url"] is None


def test_a_plugin_folder_is_relative_to_its_configuration(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.words()
    sandbox.write("deep/1.md", LOUD)
    monkeypatch.chdir(sandbox.folder / "deep")
    assert sandbox.check("--select", "loud-word").found == ["1.md loud-word"]


def test_rules_in_folders_of_a_plugin_folder_bear_their_names(sandbox: Sandbox) -> None:
    sandbox.words()
    (sandbox.folder / "lint_rules/words").mkdir()
    shutil.move(sandbox.folder / "lint_rules/words.py", sandbox.folder / "lint_rules/words/all.py")
    sandbox.write("1.md", LOUD)
    assert sandbox.check("--select", "words").found == ["1.md loud-word"]


def test_only_what_is_named_is_loaded(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("artlint.toml", "")
    sandbox.write("1.md", LOUD)
    ran = sandbox.run("check", "--select", "loud-word")
    assert (ran.code, ran.err) == (2, "error: --select: unknown rule or folder loud-word\n")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise KeyError('no such thing')", "KeyError: 'no such thing'"),
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("yield 'a text'", "TypeError: check yields str, not Finding"),
        ("yield self.finding(Span(0, 10**9), 'beyond')", "ValueError: the span"),
        ("self.level = 1", "AttributeError: crashing-rule is frozen"),
        ("self.check(article).send(1)", "TypeError: can't send non-None value to a just-started generator"),
        ("def down(): down()\n        down()", "RecursionError"),
        ("raise SystemExit(0)", "SystemExit: 0"),
    ],
)
def test_a_rule_that_crashes_is_named_and_the_others_run(sandbox: Sandbox, body: str, message: str) -> None:
    sandbox.words()
    sandbox.write("lint_rules/crashing_rule.py", CRASHING.format(body=body))
    sandbox.write("1.md", LOUD)
    ran = sandbox.check("--select", "lint_rules", "--fail-on", "never")
    assert (ran.code, ran.found, ran.problems) == (2, ["1.md loud-word"], [("1.md", "rule-crashed")])
    note, *crashes = ran.err.splitlines()
    assert note.startswith("note: --select lint_rules leaves out hidden-word: ")
    assert len(crashes) == 1
    assert crashes[0].startswith("error: 1.md: the rule crashing-rule crashed")
    assert f": {message}" in crashes[0]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import no_such_module", "does not import: ModuleNotFoundError: No module named 'no_such_module'"),
        ("def (", "does not import: SyntaxError"),
        ("raise SystemExit(0)", "does not import: SystemExit: 0"),
        ("x = 1\0", "does not import: "),
    ],
)
def test_a_plugin_that_does_not_import_is_named(sandbox: Sandbox, source: str, message: str) -> None:
    sandbox.words()
    broken = sandbox.write("lint_rules/broken.py", source)
    sandbox.write("1.md", LOUD)
    ran = sandbox.run("check")
    assert ran.code == 2
    assert ran.err.startswith(f"error: {sandbox.folder / 'artlint.toml'}: plugins: {broken} {message}")


@pytest.mark.parametrize(
    ("plugin", "message"),
    [
        ("./nowhere", "{root}/nowhere: no such folder"),
        ("./articles", "{root}/articles: the folder holds no rule"),
        ("artlint-nowhere", "artlint-nowhere: no such distribution is installed here"),
        ("pytest", "pytest: the distribution has no entry point in the group artlint.rules"),
        ("", ": no such distribution is installed here"),
    ],
)
def test_a_plugin_that_is_none_is_named(sandbox: Sandbox, plugin: str, message: str) -> None:
    sandbox.write("artlint.toml", f'plugins = ["{plugin}"]')
    sandbox.write("articles/1.md", LOUD)
    ran = sandbox.run("check")
    expected = f"error: {sandbox.folder}/artlint.toml: plugins: {message.format(root=sandbox.folder)}"
    assert (ran.code, ran.err.splitlines()[0]) == (2, expected)


def test_a_rule_of_a_name_that_is_taken_is_refused(sandbox: Sandbox) -> None:
    sandbox.words()
    rule = CRASHING.replace("CrashingRule", "EmptyCaption").format(body="return")
    sandbox.write("lint_rules/empty_caption.py", rule)
    sandbox.write("1.md", LOUD)
    ran = sandbox.run("check")
    assert ran.code == 2
    assert "the rule empty-caption is already defined in artlint_rules.captions.empty_caption" in ran.err


def test_a_rule_that_a_folder_defines_twice_is_refused(sandbox: Sandbox) -> None:
    sandbox.words()
    shutil.copy(sandbox.folder / "lint_rules/words.py", sandbox.folder / "lint_rules/again.py")
    sandbox.write("1.md", LOUD)
    ran = sandbox.run("check")
    assert ran.code == 2
    assert "the rule faint-word is already defined in" in ran.err


def test_a_setting_of_a_plugins_rule_is_validated(sandbox: Sandbox) -> None:
    sandbox.words('[rules.loud-word]\nlimit = "many"\n')
    sandbox.write("1.md", LOUD)
    ran = sandbox.run("check")
    assert (ran.code, ran.err) == (
        2, f"error: {sandbox.folder}/artlint.toml: rules.loud-word.limit: expected a whole number, got 'many'\n",
    )  # fmt: skip


def installed(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, package: str, source: str) -> Path:
    """A distribution `artlint-<package>` as pip leaves it, with an entry point."""
    site = sandbox.folder.parent / f"site-{package}"
    for path, content in {
        f"{package}/__init__.py": '"""A pack."""\n',
        f"{package}/words/__init__.py": "",
        f"{package}/words/words.py": source,
        f"artlint_{package}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: artlint-{package}\nVersion: 1.0\n",
        f"artlint_{package}-1.0.dist-info/entry_points.txt": f"[artlint.rules]\n{package} = {package}\n",
    }.items():
        sandbox.write(f"../{site.name}/{path}", content)
    monkeypatch.syspath_prepend(site)
    importlib.invalidate_caches()
    return site


def test_a_distribution_with_an_entry_point_is_a_plugin(
    sandbox: Sandbox, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(sandbox, monkeypatch, "pack_of_words", words)
    sandbox.write("artlint.toml", 'plugins = ["artlint-pack-of-words"]\n[rules]\nhidden-word = "warning"\n')
    sandbox.write("1.md", LOUD)
    ran = sandbox.check("--select", "words")
    assert (ran.code, ran.found) == (1, ["1.md loud-word", "1.md hidden-word"])
    listed = sandbox.run("rules", "--output-format", "json").json["rules"]
    assert [rule["name"] for rule in listed if rule["folder"] == "words"] == [
        "faint-word", "hidden-word", "loud-word", "soft-word",
    ]  # fmt: skip


def test_a_distribution_that_does_not_import_is_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(sandbox, monkeypatch, "pack_that_fails", "import no_such_module\n")
    sandbox.write("artlint.toml", 'plugins = ["artlint-pack-that-fails"]\n')
    sandbox.write("1.md", LOUD)
    ran = sandbox.run("check")
    assert ran.code == 2
    assert "pack_that_fails.words.words does not import: ModuleNotFoundError" in ran.err


def test_two_distributions_with_a_rule_of_the_same_name_are_refused(
    sandbox: Sandbox, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(sandbox, monkeypatch, "one_pack", words)
    installed(sandbox, monkeypatch, "other_pack", words)
    sandbox.write("artlint.toml", 'plugins = ["artlint-one-pack", "artlint-other-pack"]\n')
    sandbox.write("1.md", LOUD)
    ran = sandbox.run("check")
    assert ran.code == 2
    assert "artlint-other-pack: the rule faint-word is already defined in one_pack.words.words" in ran.err


def test_an_index_of_a_pack_is_enough(sandbox: Sandbox, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from artlint.packs.index import main

    site = installed(sandbox, monkeypatch, "indexed_pack", words)
    main("indexed_pack")
    assert "loud-word" in (site / "indexed_pack/_index.py").read_text()
    sandbox.write("artlint.toml", 'plugins = ["artlint-indexed-pack"]\n')
    sandbox.write("1.md", LOUD)
    assert sandbox.check("--select", "words").found == ["1.md loud-word"]


@pytest.mark.parametrize(
    "statement",
    [
        "yield self.finding((0, 1), 'x')",
        "yield Finding('other-rule', Severity.ERROR, Span(0, 1), 'm', 'h')",
        "yield self.finding(Span(0, 1), None)",
        "yield self.finding(Span(0.5, 1.0), 'x')",
        "yield Finding('crashing-rule', 'bad', Span(0, 1), 'm', 'h')",
        "yield self.finding(Span(0, 1), 'x', related=(Related(Span(0, 10**9), 'y'),))",
        "raise Unsayable",
    ],
)
def test_a_finding_that_no_reporter_could_show_is_its_rules_crash(sandbox: Sandbox, statement: str) -> None:
    sandbox.write(
        "lint_rules/crashing_rule.py",
        "from artlint import Finding, Related, Rule, Severity, Span\n\n\n"
        "class Unsayable(Exception):\n    def __str__(self):\n        raise ValueError\n\n\n"
        f"class CrashingRule(Rule):\n    def check(self, article):\n        {statement}\n        yield\n",
    )
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    ran = sandbox.check("--select", "crashing-rule,malformed-epoch", "1.md")
    assert ran.code == 2
    assert ran.problems == [("1.md", "rule-crashed")]
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("option", ["fix: bool = True", "severity: int = 1"])
def test_an_option_may_not_have_a_name_that_is_taken(sandbox: Sandbox, option: str) -> None:
    sandbox.write("lint_rules/greedy_rule.py", f"from artlint import Rule\n\n\nclass GreedyRule(Rule):\n    {option}\n")
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    ran = sandbox.run("check")
    assert ran.code == 2
    assert "can be no option" in ran.err


class TestByteCode:
    """A folder of rules is run from its source: byte code is neither read from the tree nor written into it."""

    def test_none_is_written_and_nothing_is_skipped(self, sandbox: Sandbox) -> None:
        sandbox.words()
        sandbox.write("1.md", LOUD)
        environment = sandbox.environment()
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(2):
            ran = subprocess.run(
                sandbox.command("check", "--select", "loud-word"),
                cwd=sandbox.folder, env=environment, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert ran.stdout.splitlines()[-1] == "1 file checked, 1 finding (1 error)"
        assert not (sandbox.folder / "lint_rules/__pycache__").exists()

    def test_that_of_the_tree_is_not_run(self, sandbox: Sandbox) -> None:
        """Byte code says itself whether it is compared with its source."""
        sandbox.words()
        sandbox.write("1.md", LOUD)
        source = sandbox.folder / "lint_rules/words.py"
        honest = source.read_text()
        source.write_text(honest.replace("the word is", "the word was"))
        py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
        source.write_text(honest)
        (finding,) = sandbox.check("--select", "loud-word").json["findings"]
        assert finding["message"] == "the word is LOUD"

    @pytest.mark.parametrize("folder", ["lint_rules/__pycache__", "__pycache__", "articles/deep/__pycache__"])
    def test_a_folder_of_it_is_no_news(self, sandbox: Sandbox, folder: str) -> None:
        sandbox.write("articles/1.md")
        sandbox.write(f"{folder}/1.md")
        sandbox.write("node_modules/1.md")
        ran = sandbox.check()
        assert ran.skipped == {"node_modules": "folder-of-a-tool"}
        assert ran.json["summary"]["checked"] == 1
