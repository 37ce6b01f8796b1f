"""What a configuration and a command line mean for one file: sources, severities, selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sandbox

ALL_WORDS = "<!--1689730743000-->\nLOUD SOFT FAINT HIDDEN\n"
SELECTED = ("--select", "loud-word,soft-word,faint-word,hidden-word")


def severities(sandbox: Sandbox, *arguments: str) -> dict[str, str]:
    """rule -> severity of what is found in 1.md."""
    findings = sandbox.check("1.md", *arguments).json["findings"]
    return {finding["rule"].removesuffix("-word"): finding["severity"] for finding in findings}


def source(name: str, files: str, rest: str) -> str:
    return f'[[sources]]\nname = "{name}"\nfiles = ["{files}"]\n{rest}\n'


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--select", "lint_rules"), "loud soft faint"),
        (("--select", "loud-word"), "loud"),
        (("--select", "hidden-word"), "hidden"),
        (("--select", "lint_rules,hidden-word"), "loud soft faint hidden"),
        (("--select", "loud-word", "--select", "soft-word"), "loud soft"),
        (("--select", "lint_rules", "--ignore", "loud-word"), "soft faint"),
        (("--select", "loud-word,frame", "--ignore", "lint_rules,frame"), ""),
        (("--select", "hidden-word", "--ignore", "hidden-word"), ""),
        (("--select", "ALL", "--ignore", "frame,dates,images,captions,html,links,text,security"), "loud soft faint"),
        (("--ignore", "ALL"), ""),
        (("--select", " loud-word , soft-word,"), "loud soft"),
    ],
)
def test_selection_by_name_folder_and_all(sandbox: Sandbox, arguments: tuple[str, ...], found: str) -> None:
    sandbox.words()
    sandbox.write("1.md", ALL_WORDS)
    assert set(severities(sandbox, *arguments)) == set(found.split())


def test_a_configuration_sets_severities(sandbox: Sandbox) -> None:
    sandbox.words('[rules]\nloud-word = "info"\nsoft-word = "off"\nhidden-word = "warning"\n')
    sandbox.write("1.md", ALL_WORDS)
    assert severities(sandbox, "--select", "lint_rules") == {"loud": "info", "faint": "info", "hidden": "warning"}


def test_an_explicit_off_stays_and_is_said(sandbox: Sandbox) -> None:
    sandbox.words('[rules]\nloud-word = "off"\n')
    sandbox.write("1.md", ALL_WORDS)
    ran = sandbox.check("1.md", *SELECTED)
    assert [finding["rule"] for finding in ran.json["findings"]] == ["soft-word", "faint-word", "hidden-word"]
    file = sandbox.folder / "artlint.toml"
    assert ran.err == f"note: {file} [rules]: loud-word is selected, but turned off here\n"


def test_the_later_source_wins_key_by_key(sandbox: Sandbox) -> None:
    sandbox.words(
        '[rules]\nloud-word = "info"\n'
        + source("all", "*.md", '[sources.rules]\nloud-word = "warning"\nsoft-word = "error"\nhidden-word = "error"')
        + source("one", "1.md", '[sources.rules]\nsoft-word = "info"\nhidden-word = "off"')
        + source("other", "2.md", '[sources.rules]\nloud-word = "off"')
    )
    sandbox.write("1.md", ALL_WORDS)
    assert severities(sandbox, *SELECTED) == {"loud": "warning", "soft": "info", "faint": "info"}


def test_options_of_a_later_source_leave_the_severity(sandbox: Sandbox) -> None:
    sandbox.words(
        '[rules.loud-word]\nseverity = "info"\n' + source("one", "1.md", "[sources.rules.loud-word]\nlimit=9")
    )
    sandbox.write("1.md", ALL_WORDS)
    assert severities(sandbox, "--select", "loud-word") == {"loud": "info"}


def test_a_source_with_options_only_does_not_turn_a_rule_on(sandbox: Sandbox) -> None:
    sandbox.words(source("one", "1.md", "[sources.rules.hidden-word]"))
    sandbox.write("1.md", ALL_WORDS)
    assert "hidden" not in severities(sandbox)


def test_two_sources_of_the_same_name_keep_their_own_rules(sandbox: Sandbox) -> None:
    sandbox.words(
        source("rfi", "1.md", '[sources.rules]\nloud-word = "off"')
        + source("rfi", "2.md", '[sources.rules]\nsoft-word = "off"')
    )
    for path in ("1.md", "2.md"):
        sandbox.write(path, ALL_WORDS)
    assert sandbox.check("--select", "loud-word,soft-word").found == ["1.md soft-word", "2.md loud-word"]


def test_layout_zone_and_proxy_of_sources(sandbox: Sandbox) -> None:
    sandbox.words(
        'layout = "dated"\n'
        + source("all", "*.md", 'zone = "Europe/Paris"\nproxy = "https://p.example.org/?url="')
        + source("one", "1.md", 'layout = "epoch"')
    )
    sandbox.write("1.md")
    sandbox.write("2.md")
    file = sandbox.folder / "artlint.toml"
    first = sandbox.run("config", "show", "1.md").out.splitlines()
    assert first[:5] == [
        f"configuration: {file}",
        "checked: yes",
        "source: one",
        f"  from {file} [[sources]] 1 (all) by files *.md",
        f"  from {file} [[sources]] 2 (one) by files 1.md",
    ]
    assert f"layout: epoch  ({file} [[sources]] 2 (one))" in first
    assert f"zone: Europe/Paris  ({file} [[sources]] 1 (all))" in first
    assert f"proxy: https://p.example.org/?url=  ({file} [[sources]] 1 (all))" in first
    assert f"layout: dated  ({file})" in sandbox.run("config", "show", "2.md").out.splitlines()


def test_a_rule_of_one_layout_is_off_in_the_others_unless_selected_or_set(sandbox: Sandbox) -> None:
    without_date = "<!--1689730743000-->\n[a](https://example.org/1.html)\n------\n\n<p>今天。</p>\n"
    sandbox.write("1.md", without_date)
    assert "1.md missing-lead-image" in sandbox.check("1.md").found
    sandbox.write("artlint.toml", 'layout = "dated"')
    assert "1.md missing-lead-image" not in sandbox.check("1.md").found
    assert sandbox.check("1.md", "--select", "images").found == []
    assert sandbox.check("1.md", "--select", "missing-lead-image").found == ["1.md missing-lead-image"]
    sandbox.write("artlint.toml", 'layout = "dated"\n[rules]\nmissing-lead-image = "info"')
    assert "1.md missing-lead-image" in sandbox.check("1.md").found
