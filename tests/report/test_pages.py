"""The pages of rules, rendered as GitHub renders Markdown: no markup of theirs is live, and each place is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from artlint import Rule, bad, good
from artlint.packs import builtin_rules, load
from artlint.packs.examples import HEALTHY_FRAME, shown_example
from artlint.report.escape import visible
from artlint.report.rule_page import rule_page
from artlint.rule import files_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

RULES = builtin_rules()
OF_ONE_ARTICLE = [name for name, info in RULES.items() if not info.of_archive]


def rendered(page: str) -> list[Token]:
    """All tokens of a page, those inside of others too."""
    return list(_flat(MarkdownIt("commonmark").parse(page)))


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())


@pytest.mark.parametrize("name", RULES)
def test_no_page_has_live_markup(name: str) -> None:
    tokens = rendered(rule_page(RULES[name]))
    assert [token.content for token in tokens if token.type.startswith("html")] == []
    assert {token.type for token in tokens} & {"image", "link_open"} == set()


@pytest.mark.parametrize("name", OF_ONE_ARTICLE)
def test_a_page_shows_each_example_its_findings_and_their_places(name: str) -> None:
    tokens = rendered(rule_page(RULES[name]))
    blocks = [token.content for token in tokens if token.type == "fence"]
    codes = [token.content for token in tokens if token.type == "code_inline"]
    for example in load(RULES[name]).examples:
        text, expected, fixed = shown_example(example)
        assert _as_block(text) in blocks
        assert fixed is None or _as_block(fixed) in blocks
        for each in expected:
            line, column = map(int, each.partition(" ")[0].split(":"))
            assert visible(each) in codes
            assert column <= len(re.split(r"\r\n?|\n", text)[line - 1]) + 1


@pytest.mark.parametrize("name", sorted(RULES.keys() - OF_ONE_ARTICLE))
def test_a_page_shows_the_files_of_an_example_and_the_places_in_them(name: str) -> None:
    tokens = rendered(rule_page(RULES[name]))
    blocks = [token.content for token in tokens if token.type == "fence"]
    codes = [token.content for token in tokens if token.type == "code_inline"]
    for example in load(RULES[name]).examples:
        assert _as_block(example.text) in blocks
        for each in example.expected:
            path, line, column = each.partition(" ")[0].split(":")
            assert visible(each) in codes
            assert int(column) <= len(files_in(example.text)[path].split("\n")[int(line) - 1]) + 1


def _as_block(text: str) -> str:
    return "".join(visible(line) + "\n" for line in re.split(r"(?<=\r)(?!\n)|\n", text))


@pytest.mark.parametrize("name", OF_ONE_ARTICLE)
def test_the_place_in_a_page_is_the_place_in_the_article(name: str) -> None:
    for example in load(RULES[name]).examples:
        text, expected, _ = shown_example(example)
        whole = text == example.text if example.whole else text.startswith(HEALTHY_FRAME)
        more = 0 if whole else HEALTHY_FRAME.count("\n")
        assert tuple(_lower(each, more) for each in expected) == example.expected


def _lower(expected: str, lines: int) -> str:
    """What is found, so many lines further down."""
    line, _, rest = expected.partition(":")
    return f"{int(line) + lines}:{rest}"


class SomeMark(Rule):
    """Keep marks out: `<b>` is one."""

    help = "delete `<b>`, <i> and <!-- all --> of it"

    marks: tuple[str, ...] = ("`<b>`", "<i>")
    """What is a mark."""

    examples = (
        good("```\n<p>a</p>"),
        bad("<p>\n<b>", "6:1 `<b>` and ``<i>`` are marks", fixed="<p>\n"),
        bad("<p>", "2:1 title holds `<b>`"),
        bad("a\rb", "6:1 b", whole=False),
    )


def test_a_page_of_a_plugin_whose_texts_hold_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    info = next(iter(RULES.values()))
    monkeypatch.setattr("artlint.report.rule_page.load", lambda _: SomeMark)
    monkeypatch.setattr(
        "artlint.report.rule_page.options_schema", lambda _: {"properties": {"marks": {"type": "array"}}}
    )
    page = rule_page(info._replace(name="some-mark"))
    tokens = rendered(page)
    assert [token.content for token in tokens if token.type.startswith("html")] == []
    blocks = [token.content for token in tokens if token.type == "fence"]
    codes = [token.content for token in tokens if token.type == "code_inline"]
    assert blocks == ["```\n<p>a</p>\n", "<p>\n<b>\n", "<p>\n\n", f"{HEALTHY_FRAME}<p>\n\n", "a\\x0d\nb\n"]
    assert {"2:1 `<b>` and ``<i>`` are marks", "2:1 title holds `<b>`", "<!-- all -->", "<i>"} <= set(codes)
