"""`artlint config show` and `artlint config schema`."""

from __future__ import annotations

import tomllib
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from tests.conftest import NO_ARTICLE

from artlint.config.toml_values import as_toml, as_written
from artlint.rule import Duration

if TYPE_CHECKING:
    from tests.conftest import Sandbox


def test_show_tells_each_setting_and_its_origin(sandbox: Sandbox) -> None:
    sandbox.words(
        'fail-on = "warning"\n[rules.loud-word]\nseverity = "info"\nlimit = 2\n'
        '[[sources]]\nname = "one"\nfiles = ["1.md", "lost.md"]\n[sources.rules.loud-word]\nlimit = 5\n'
    )
    sandbox.write("1.md")
    file = sandbox.folder / "artlint.toml"
    lines = sandbox.run("config", "show", "1.md").out.splitlines()
    assert f"fail-on: warning  ({file})" in lines
    assert f"  loud-word = info  ({file} [rules])" in lines
    assert f"    limit = 5  ({file} [sources.1.rules])" in lines
    assert "  soft-word = warning  (default)" in lines
    assert "  hidden-word = off  (default)" in lines
    assert lines[-1] == f"note: {file}: sources.one.files: the glob 'lost.md' matches no file"


def test_show_joins_the_options_of_what_is_extended(sandbox: Sandbox) -> None:
    sandbox.words("[rules.loud-word]\nlimit = 7\n", path="base.toml")
    sandbox.write("artlint.toml", 'extends = "base.toml"\n[rules.loud-word]\nseverity = "info"\n')
    sandbox.write("1.md")
    lines = sandbox.run("config", "show", "1.md").out.splitlines()
    assert f"  loud-word = info  ({sandbox.folder}/artlint.toml [rules])" in lines
    assert any(line.startswith("    limit = 7  (") for line in lines)


def test_show_without_a_configuration(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    lines = sandbox.run("config", "show", "1.md").out.splitlines()
    assert lines[:4] == [
        "configuration: none, the defaults hold", "checked: yes", "source: none", "layout: epoch  (told from the file)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("README.md", "# prose\n", f"no, {NO_ARTICLE}"),
        ("old/1.md", None, "no, excluded"),
        ("ignored.md", None, "no, gitignored"),
        ("1.png", "", "no, not-an-article"),
    ],
)
def test_show_says_why_a_file_is_not_checked(sandbox: Sandbox, path: str, content: str | None, said: str) -> None:
    sandbox.write("artlint.toml", 'exclude = ["old/"]')
    sandbox.write(".gitignore", "ignored.md")
    sandbox.write(path) if content is None else sandbox.write(path, content)
    assert f"checked: {said}" in sandbox.run("config", "show", path).out.splitlines()


@pytest.mark.parametrize("path", ["lost.md", "none/"])
def test_show_of_no_file_is_an_error(sandbox: Sandbox, path: str) -> None:
    ran = sandbox.run("config", "show", path)
    assert (ran.code, ran.err) == (2, f"error: {path}: no such file or folder\n")


def test_schema_is_valid_and_knows_the_rules_of_plugins(sandbox: Sandbox) -> None:
    sandbox.words()
    schema = sandbox.run("config", "schema").json
    Draft202012Validator.check_schema(schema)
    rules = schema["$defs"]["Rules"]["properties"]
    assert {"loud-word", "empty-caption"} <= rules.keys()
    assert rules["loud-word"]["description"] == "Keep LOUD out."


@pytest.fixture(scope="module")
def schemas() -> list[dict[str, Any]]:
    """The schema of an archive with the rules of WORDS, once a test has asked for it."""
    return []


@pytest.mark.parametrize(
    ("configuration", "valid"),
    [
        ("", True),
        ('layout = "dated"\ninclude = ["*.md"]\nfail-on = "never"', True),
        ('[rules]\nloud-word = "off"', True),
        ('[rules.loud-word]\nseverity = "info"\nlimit = 3', True),
        ('[[sources]]\nname = "a"\nfiles = ["*"]\n[sources.rules]\nempty-caption = "off"', True),
        ('[budget]\nloud-word = 3\nerrors = "2 %"\nfaint-word = "10 of 7d"\nlint_rules = "0.25% of 30d"', True),
        ('[[sources]]\nname = "a"\nfiles = ["*"]\n[sources.budget]\nempty-caption = "2 %"', True),
        ("[budget]\nloud-wrod = 3", False),
        ("[budget]\nloud-word = -3", False),
        ('[budget]\nloud-word = "2"', False),
        ('[budget]\nloud-word = "2 % of 7h"', False),
        ('[[sources]]\nname = "a"\nfiles = ["*"]\n[sources.budget]\nerrors = "few"', False),
        ('layuot = "dated"', False),
        ('layout = "html"', False),
        ('[rules]\nloud-wrod = "off"', False),
        ('[rules]\nloud-word = "fatal"', False),
        ("[rules.loud-word]\nlimti = 3", False),
        ('[rules.loud-word]\nlimit = "3"', False),
        ('[[sources]]\nname = "a"', False),
        ('[[sources]]\nname = "a"\nfiles = ["*"]\n[sources.rules]\nempty-captoin = "off"', False),
    ],
)
def test_the_schema_and_the_command_agree(
    sandbox: Sandbox, schemas: list[dict[str, Any]], configuration: str, valid: bool
) -> None:
    if not schemas:
        sandbox.words()
        schemas.append(sandbox.run("config", "schema").json)
    (schema,) = schemas
    sandbox.words(configuration)
    sandbox.write("1.md")
    document = tomllib.loads((sandbox.folder / "artlint.toml").read_text())
    assert Draft202012Validator(schema).is_valid(document) is valid
    assert sandbox.find("1.md").code == (0 if valid else 2)


@pytest.mark.parametrize("arguments", [(), (".",), ("a",)])
def test_a_folder_has_settings_and_none_is_the_working_folder(sandbox: Sandbox, arguments: tuple[str, ...]) -> None:
    sandbox.write("a/1.md")
    file = sandbox.write(
        "artlint.toml",
        'exclude = ["b"]\n[rules]\ndates = "warning"\n[[sources]]\nname = "s"\nfiles = ["a/**"]\n'
        "[suppressions]\nrequire-reason = true\n",
    )
    ran = sandbox.run("config", "show", *arguments)
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert lines[:5] == [
        f"configuration: {file}",
        "include: none  (default)",
        f'exclude: ["b"]  ({file})',
        f'source: s = ["a/**"]  ({file} [[sources]] 1 (s))',
        "layout: told from each file  (default)",
    ]
    assert f"  malformed-date = warning  ({file} [rules] dates)" in lines
    assert "  missing-caption = error  (default, in the layout epoch)" in lines
    assert f"  require-reason = true  ({file})" in lines


def test_what_is_neither_file_nor_folder_has_no_settings(sandbox: Sandbox) -> None:
    ran = sandbox.run("config", "show", "none.md")
    assert (ran.code, ran.err) == (2, "error: none.md: no such file or folder\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        ([True, False], "[true, false]"),
        ({"a": True}, "{a = true}"),
        (("a", 1), '["a", 1]'),
        ('a"b', r'"a\"b"'),
        (Duration("75m"), '"75m"'),
        ({"b", "a"}, '["a", "b"]'),
    ],
)
def test_values_are_written_as_toml_writes_them(value: object, written: str) -> None:
    assert as_toml(value) == written


def test_budgets_are_shown_with_their_sources_and_for_a_file_those_that_hold(sandbox: Sandbox) -> None:
    file = sandbox.write(
        "artlint.toml",
        '[budget]\nerrors = "0.5 %"\nempty-body = 3\n'
        '[[sources]]\nname = "s"\nfiles = ["a/**"]\n[sources.budget]\nerrors = "1 % of 7d"\n',
    )
    sandbox.write("a/1.md")
    errors = f"budget: errors = 0.5 %  ({file} [budget])"
    bodies = f"budget: empty-body = 3  ({file} [budget])"
    own = f"({file} [sources.1.budget])"
    shown = [line for line in sandbox.run("config", "show").out.splitlines() if line.startswith("budget: ")]
    assert shown == [errors, bodies, f"budget: errors (s) = 1 % of 7d  {own}"]
    of_file = [line for line in sandbox.run("config", "show", "a/1.md").out.splitlines() if line.startswith("budget: ")]
    assert of_file == [f"budget: errors = 1 % of 7d  {own}", bodies]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "true"),
        ([True, "a"], "[true, 'a']"),
        ({"a": {"b": False}}, "{a = {b = false}}"),
        (date(2023, 7, 19), "2023-07-19"),
        (time(1, 30), "01:30:00"),
        ("a\x1b[31m", r"'a\x1b[31m'"),
        ({"a b": 1, "\x1b[31m": 2, "c-d_1": 3}, r"{'a b' = 1, '\x1b[31m' = 2, c-d_1 = 3}"),
        ("x" * 80, "'" + "x" * 56 + "..."),
    ],
)
def test_a_wrong_value_is_shown_as_toml_writes_it(value: object, shown: str) -> None:
    assert as_written(value) == shown
