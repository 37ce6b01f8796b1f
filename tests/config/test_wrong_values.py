"""Whatever a configuration says wrong, the message names file, key, what was expected and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sandbox

LEVELS = "'off', 'info', 'warning' or 'error'"
LAYOUTS = "'epoch', 'front-matter', 'dated', 'post', 'header', 'page' or 'heading'"
HOST = "expected a host such as example.org, without scheme and path"
PROXY = "expected the address of an image proxy up to its `url=`, such as https://images.weserv.nl/?url="
SOURCE = '[[sources]]\nname = "rfi"\nfiles = ["*.md"]\n'
SECOND = SOURCE + '[[sources]]\nname = "dw"\nfiles = ["*.md"]\n'

LIMIT = (
    'expected a number of findings such as 10, or a share of the articles such as "2 %"; '
    'of the last days as "10 of 7d" or "1 % of 7d"'
)

CASES = {
    "": [],
    "[budget]\nloud-word = 0\nerrors = '0.5 %'\nwarnings = '100% of 30d'\ncaptions = '10 of 7d'": [],
    "budget = 3": ["budget: expected a table, got 3"],
    **{
        f"[budget]\nerrors = {written}": [f"budget.errors: {LIMIT}, got {got}"]
        for written, got in {
            "-1": "-1",
            "true": "true",
            "0.5": "0.5",
            "['2 %']": "['2 %']",
            "'10'": "'10'",
            "'101 %'": "'101 %'",
            "'1,5 %'": "'1,5 %'",
            "'-1 %'": "'-1 %'",
            "'１ %'": "'１ %'",
            "'1 %\\n'": "'1 %\\\\n'",
            "'1 % of 0d'": "'1 % of 0d'",
            "'1 % of 12h'": "'1 % of 12h'",
            "'1 % of 7d of 7d'": "'1 % of 7d of 7d'",
            "'-1 of 7d'": "'-1 of 7d'",
        }.items()
    },
    "[budget]\nerors = 1": ["budget: unknown rule, folder or level erors; did you mean errors?"],
    "[budget]\nzzz = 1": ["budget: unknown rule, folder or level zzz"],
    SECOND + "[sources.budget]\nempty-captoin = 1": [
        "sources.2.budget: unknown rule, folder or level empty-captoin; did you mean empty-caption?"
    ],
    SOURCE + "budget.errors = 'few'": [f"sources.1.budget.errors: {LIMIT}, got 'few'"],
    "colour = true": ["unknown key colour"],
    "layuot = 'epoch'": ["unknown key layuot; did you mean layout?"],
    "fail_on = 'error'": ["unknown key fail_on; did you mean fail-on?"],
    "Layout = 'epoch'": ["unknown key Layout; did you mean layout?"],
    "layout = 'jekyll'": [f"layout: expected {LAYOUTS}, got 'jekyll'"],
    "layout = 3": [f"layout: expected {LAYOUTS}, got 3"],
    "fail-on = 'fatal'": ["fail-on: expected 'error', 'warning', 'info' or 'never', got 'fatal'"],
    "fail-on = true": ["fail-on: expected 'error', 'warning', 'info' or 'never', got true"],
    "include = '*.md'": ["include: expected a list, got '*.md'"],
    "include = [1]": ["include.1: expected a text, got 1"],
    "exclude = ['a', '']": ["exclude.2: expected a glob in gitignore's language, got ''"],
    "exclude = ['# no']": ["exclude.1: expected a glob in gitignore's language, got '# no'"],
    "exclude = ['!']": ["exclude.1: expected a glob in gitignore's language, got '!'"],
    "plugins = 'x'": ["plugins: expected a list, got 'x'"],
    "plugins = [1]": ["plugins.1: expected a text, got 1"],
    "extends = 1": ["extends: expected a text, got 1"],
    "extends = [1]": ["extends: expected a text, got [1]", "extends.1: expected a text, got 1"],
    "required-version = '1'": [
        "required-version: expected versions as in Python's packages, such as \">=0.1,<1\", got '1'"
    ],
    "required-version = 1.0": ["required-version: expected a text, got 1.0"],
    "rules = []": ["rules: expected a table, got []"],
    "rules = 'ALL'": ["rules: expected a table, got 'ALL'"],
    "[rules]\nempty-captoin = 'off'": ["rules: unknown rule or folder empty-captoin; did you mean empty-caption?"],
    "[rules]\nzzz = 'off'": ["rules: unknown rule or folder zzz"],
    "[rules]\nempty-caption = 'fatal'": [f"rules.empty-caption: expected {LEVELS}, got 'fatal'"],
    "[rules]\nempty-caption = false": [f"rules.empty-caption: expected {LEVELS}, got false"],
    "[rules]\nempty-caption = ['off']": [f"rules.empty-caption: expected {LEVELS}, got ['off']"],
    "[rules.empty-caption]\nseverity = 'fatal'": [f"rules.empty-caption.severity: expected {LEVELS}, got 'fatal'"],
    "[rules.empty-caption]\nseverity = 1": [f"rules.empty-caption.severity: expected {LEVELS}, got 1"],
    "[rules.empty-caption]\nfix = 'always'": ["rules.empty-caption.fix: expected 'never', got 'always'"],
    "[rules.empty-caption]\nfix = 'never'": [],
    "[rules.empty-caption]\nseverty = 'off'": ["unknown key rules.empty-caption.severty; did you mean severity?"],
    "[rules.loud-word]\nlimt = 1": ["unknown key rules.loud-word.limt; did you mean limit?"],
    "[rules.loud-word]\nlimit = '1'": ["rules.loud-word.limit: expected a whole number, got '1'"],
    "[rules.loud-word]\nlimit = true": ["rules.loud-word.limit: expected a whole number, got true"],
    "[rules.loud-word]\nlimit = 1.5": ["rules.loud-word.limit: expected a whole number, got 1.5"],
    "[rules.typed-options]\nlag = 5": ["rules.typed-options.lag: expected a text, got 5"],
    "[rules.typed-options]\nlag = '5x'": [
        "rules.typed-options.lag: expected a whole number with s, m, h or d, such as 75m, got '5x'"
    ],
    "[rules.typed-options]\nat-least = 0": [
        "rules.typed-options.at-least: expected a number greater than or equal to 1, got 0"
    ],
    "[rules.typed-options]\nflag = 'yes'": ["rules.typed-options.flag: expected true or false, got 'yes'"],
    "[rules.typed-options]\nhosts = 'some'": ["rules.typed-options.hosts: expected 'own' or 'all', got 'some'"],
    "[rules.typed-options]\nnames = 'x'": ["rules.typed-options.names: expected a list, got 'x'"],
    "[rules.typed-options]\nnames = ['x', 1]": ["rules.typed-options.names.2: expected a text, got 1"],
    "[rules.typed-options]\npatterns = ['(']": [
        "rules.typed-options.patterns.1: no regular expression: missing ), unterminated subpattern at position 0,"
        " got '('"
    ],
    "[rules.typed-options]\npatterns = [1]": ["rules.typed-options.patterns.1: expected a text, got 1"],
    "sources = {}": ["sources: expected a list, got {}"],
    "[[sources]]": ["sources.1.name: this key is missing"],
    "[[sources]]\nname = 'a'": ["sources.1: expected the key files, where or link-host, got {name = 'a'}"],
    "body = 'text'": ["body: expected 'auto', 'html' or 'markdown', got 'text'"],
    "flavor = 'gfm'": ["flavor: expected 'commonmark', 'kramdown' or 'hugo', got 'gfm'"],
    "title-keys = ['name']": ["unknown key title-keys; it belongs in [[sources]] or in [rules.front-matter-mismatch]"],
    "where.from = 'a'": ["unknown key where; it belongs in [[sources]]"],
    f"{SOURCE}where = 'a'": ["sources.1.where: expected a table, got 'a'"],
    f"{SOURCE}where = {{}}": ["sources.1.where: expected at least 1 item, got {}"],
    f"{SOURCE}where.from = ''": ["sources.1.where.from: expected at least 1 character, got ''"],
    f"{SOURCE}where.draft = true": ["sources.1.where.draft: expected a text, got true"],
    f"{SOURCE}link-hosts = ['a.org']": ["unknown key sources.1.link-hosts; did you mean link-host?"],
    f"{SOURCE}link-host = []": ["sources.1.link-host: expected at least 1 item, got []"],
    f"{SOURCE}link-host = ['https://a.org/']": [f"sources.1.link-host.1: {HOST}, got 'https://a.org/'"],
    f"{SOURCE}link-host = ['*.a.org']": [f"sources.1.link-host.1: {HOST}, got '*.a.org'"],
    f"{SOURCE}title-keys = []": ["sources.1.title-keys: expected at least 1 item, got []"],
    f"{SOURCE}date-keys = ['']": ["sources.1.date-keys.1: expected at least 1 character, got ''"],
    f"{SOURCE}zone = 'Europe/Pariss'": [
        "sources.1.zone: expected the IANA name of a time zone; did you mean Europe/Paris?, got 'Europe/Pariss'"
    ],
    f"{SOURCE}zone = '../UTC'": ["sources.1.zone: expected the IANA name of a time zone, got '../UTC'"],
    f"{SOURCE}zone = ''": ["sources.1.zone: expected the IANA name of a time zone, got ''"],
    f"{SOURCE}zone = 2": ["sources.1.zone: expected a text, got 2"],
    f"{SOURCE}proxy = 'images.weserv.nl'": [f"sources.1.proxy: {PROXY}, got 'images.weserv.nl'"],
    f"{SOURCE}layout = 'html'": [f"sources.1.layout: expected {LAYOUTS}, got 'html'"],
    f"{SOURCE}colour = 1": ["unknown key sources.1.colour"],
    f"{SECOND}zone = 1": ["sources.2.zone: expected a text, got 1"],
    "[[sources]]\nname = ''\nfiles = []": [
        "sources.1.name: expected at least 1 character, got ''",
        "sources.1.files: expected at least 1 item, got []",
    ],
    f"{SOURCE}[sources.rules]\nempty-captoin = 'off'": [
        "sources.1.rules: unknown rule or folder empty-captoin; did you mean empty-caption?"
    ],
    f"{SOURCE}[sources.rules]\nempty-caption = 'on'": [f"sources.1.rules.empty-caption: expected {LEVELS}, got 'on'"],
    f"{SECOND}[sources.rules.loud-word]\nlimit = ''": [
        "sources.2.rules.loud-word.limit: expected a whole number, got ''"
    ],
}

TYPED = '''\
from typing import Annotated, Literal

from artlint import Duration, Ge, Regex, Rule


class TypedOptions(Rule):
    """Have an option of every type."""

    lag: Duration = Duration("75m")
    """A duration."""
    at_least: Annotated[int, Ge(1)] = 1
    """A limit."""
    flag: bool = False
    """A flag."""
    hosts: Literal["own", "all"] = "own"
    """A choice."""
    names: tuple[str, ...] = ()
    """Names."""
    patterns: tuple[Regex, ...] = ()
    """Patterns."""

    def check(self, article):
        yield from ()
'''


@pytest.mark.parametrize(("configuration", "messages"), CASES.items(), ids=range(len(CASES)))
def test_a_wrong_value_is_named(sandbox: Sandbox, configuration: str, messages: list[str]) -> None:
    sandbox.write("lint_rules/typed_options.py", TYPED)
    sandbox.words(configuration if "plugins" not in configuration else "")
    if "plugins" in configuration:
        sandbox.write("artlint.toml", configuration)
    sandbox.write("1.md")
    ran = sandbox.run("check", "--quiet", "--select", "malformed-epoch")
    file = sandbox.folder / "artlint.toml"
    assert ran.err == "".join(f"error: {file}: {message}\n" for message in messages)
    assert ran.code == (2 if messages else 0)


def test_a_wrong_value_in_pyproject_is_named_alike(sandbox: Sandbox) -> None:
    sandbox.write("pyproject.toml", "[tool.artlint]\nlayout = 'jekyll'\n")
    sandbox.write("1.md")
    ran = sandbox.run("check")
    assert (ran.code, ran.err) == (
        2, f"error: {sandbox.folder}/pyproject.toml: layout: expected {LAYOUTS}, got 'jekyll'\n",
    )  # fmt: skip


@pytest.mark.parametrize("content", ["tool = 1", "tool = 'artlint'", "[[tool]]\nartlint = 1", "[tool]\nartlint = 1"])
def test_a_pyproject_of_another_shape_makes_no_traceback(sandbox: Sandbox, content: str) -> None:
    sandbox.write("pyproject.toml", content)
    sandbox.write("1.md")
    ran = sandbox.find()
    expected = f"error: {sandbox.folder}/pyproject.toml: tool.artlint: expected a table, got 1\n"
    assert (ran.code, ran.err) == ((2, expected) if content.startswith("[tool]") else (0, ""))


@pytest.mark.parametrize(
    "content",
    [b"this is no TOML", b"a = 1\na = 2", b"\xff = 1", b"a = [" * 5000, b"\xef\xbb\xbflayout = 'epoch'", b"\0"],
)
def test_no_toml_is_named(sandbox: Sandbox, content: bytes) -> None:
    sandbox.write("artlint.toml", content)
    sandbox.write("1.md")
    ran = sandbox.run("check")
    assert ran.code == 2
    assert ran.err.startswith(f"error: {sandbox.folder}/artlint.toml: is no valid TOML: ")


@pytest.mark.parametrize(
    "content",
    [
        "a" + ".a" * 200_000 + " = 1",
        "[x" + ".'a b'" * 200_000 + "]",
        "x = 1\n\ny = { " + "a . " * 200_000 + "a = 1 }",
        '[[ "a"' + '."a"' * 150 + " ]]",
    ],
)
def test_a_key_of_too_many_parts_is_refused_before_it_is_read(sandbox: Sandbox, content: str) -> None:
    sandbox.write("artlint.toml", content)
    sandbox.write("1.md")
    ran = sandbox.run("check")
    line = 3 if content.startswith("x") else 1
    message = f"is no valid TOML: a key of more than 100 parts (at line {line})"
    assert (ran.code, ran.err) == (2, f"error: {sandbox.folder}/artlint.toml: {message}\n")


def test_words_with_dots_in_a_text_are_no_key(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", f'# {"a. " * 300}\nexclude = [\'{"a." * 300}\', """\n{"a." * 300}\'"""]\n')
    sandbox.write("1.md")
    assert sandbox.run("check").code == 0
