"""How far a comment reaches, by hand and against trees that tell it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from artlint import Article, Rule, Span
from artlint.article import File
from artlint.config.settings import Config, FileSettings, Selection
from artlint.packs.pack import info_of
from artlint.suppress import Plans, lint_with_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Finding
    from artlint.judge import Result

HEAD = "<!--1689730743000-->\n[a](https://example.org/1.html)\n------\n"
IGNORE = "<!-- artlint-ignore loud-word -->"


class LoudWord(Rule):
    """Keep LOUD out."""

    def check(self, article: Article) -> Iterator[Finding]:
        at = article.text.find("LOUD")
        while at >= 0:
            yield self.finding(Span(at, at + 4), "the word is LOUD")
            at = article.text.find("LOUD", at + 1)


class SoftWord(LoudWord):
    """Say the same under another name."""


class EveryEnd(Rule):
    """Speak of the end of every line, where something is missing."""

    def check(self, article: Article) -> Iterator[Finding]:
        for line in range(1, len(article.lines.starts) + 1):
            end = article.lines.span(line).end
            yield self.finding(Span(end, end), "something is missing")


RULES = (LoudWord, SoftWord, EveryEnd)
KNOWN = {rule.name: info_of(rule, "words") for rule in RULES}


def heeded(text: str, *, suppressions: bool = True) -> Result:
    settings = FileSettings(Config("/", known=KNOWN), File("").article.source, ())
    plans = Plans.of(rule() for rule in RULES)
    return lint_with_suppressions(File(text), plans, settings, Selection(), suppressions=suppressions)


def hidden(text: str) -> list[int]:
    """Which of the LOUDs of a text are hidden, counted from 0."""
    every = [finding.span for finding in heeded(text, suppressions=False).findings if finding.rule == "loud-word"]
    shown = {finding.span for finding in heeded(text).findings if finding.rule == "loud-word"}
    return [number for number, span in enumerate(every) if span not in shown]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("<p>LOUD</p>{}<p>LOUD</p><p>LOUD</p>", [1]),
        ("{}\n\n<p>LOUD</p><p>LOUD</p>", [0]),
        ("\n{}\n<p>LOUD</p><p>LOUD</p>", [0]),
        ("\n{}\n\n\n<div><p>LOUD <b>LOUD</b></p></div><p>LOUD</p>", [0, 1]),
        ("\n<p>{}LOUD<b>LOUD</b></p>LOUD", [0]),
        ("\n<p>LOUD{}LOUD<b>LOUD</b></p>", [1]),
        ("\n<p>LOUD {} \u3000&nbsp;<b>LOUD</b></p>", []),
        ("\n<p>LOUD {} \u3000\n<b>LOUD</b>LOUD</p>", [1]),
        ("\n<p>LOUD{}</p><p>LOUD</p>", []),
        ("\n<p>LOUD</p>{}</LOUD><p>LOUD</p>", [1]),
        ("\n<p>LOUD</p>{}", []),
        ("\n<p>LOUD</p>{}<!-- LOUD --><p>LOUD</p>LOUD", [1, 2]),
        ("\n{}{}<p>LOUD</p><p>LOUD</p>", [0]),
        ("\n{}<img alt=LOUD><img alt=LOUD>", [0]),
        ("\n<table>{}<tr><td>LOUD<tr><td>LOUD</table>", [0]),
        ("\n<table><tr>{}<td>LOUD<td>LOUD</table>", [0]),
        ("\n<b><p>{}<i>LOUD</b>LOUD</i>LOUD", [0, 1]),
        ("\n<p>LOUD</p>\n{}\n<p>LOUD</p>\n<p>LOUD</p>", [1]),
        ('\n<p title="{}">LOUD</p><p>LOUD</p>', []),
        ("\n<script>{}</script><p>LOUD</p>", []),
        ("\n<textarea>{}</textarea><p>LOUD</p>", []),
        ("\n<!-- {} --><p>LOUD</p>", []),
        ("\n&am{}p;<p>LOUD</p>", []),
        ("\n<{}p>LOUD</p>", [0]),
    ],
)
def test_in_the_body_it_is_what_stands_next(body: str, numbers: list[int]) -> None:
    assert hidden(HEAD + body.replace("{}", IGNORE) + "\n") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("{}\n<!--LOUD1-->\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", [0]),
        ("\ufeff{}\n<!--LOUD1-->\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", [0]),
        ("<!--LOUD1-->\n{}\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", [1]),
        ("<!--LOUD1-->\n  {}\t\n\n[LOUD](LOUD)\n------\n\n<p>LOUD</p>\n", [1, 2]),
        ("<!--LOUD1-->\r\n{}\r\n[LOUD](b)\r\n------\r\n\r\n<p>LOUD</p>\r\n", [1]),
        ("<!--LOUD1--> {}\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", [1]),
        ("{}<!--LOUD1-->\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", [0]),
        ("{}\n---\ntitle: LOUD\nx: LOUD\n---\n<!--1-->\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", [0, 1]),
        ("---\ntitle: LOUD\n---\n{}\n<!--1-->\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", []),
        ("---\ntitle: LOUD\n---\n<!--1-->\n{}\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", [1]),
        ("---\ntitle: x\ny: |\n {}\n---\n<!--1-->\n[LOUD](b)\n------\n\n<p>LOUD</p>\n", []),
        ("[LOUD](b)\n------\n{}\n日期：LOUD\n\n<p>LOUD</p>\n", [1]),
        ("[LOUD](b)\n{}\n------\n\n<p>LOUD</p>\n", []),
    ],
)
def test_in_the_frame_it_is_the_next_line(text: str, numbers: list[int]) -> None:
    assert hidden(text.replace("{}", IGNORE)) == numbers


def test_what_is_missing_where_the_comment_stands_is_hidden() -> None:
    text = "<!--1-->\n<!-- artlint-ignore every-end -->\n[a](b)\n------\n\n<p>x</p>\n"
    ends = [finding.span.start for finding in heeded(text).findings if finding.rule == "every-end"]
    every = [finding.span.start for finding in heeded(text, suppressions=False).findings if finding.rule == "every-end"]
    assert [every.index(end) for end in ends] == [2, 3, 4, 5]
    assert text[: every[1]].count("\n") == 2


@pytest.mark.parametrize("names", ["words", "soft-word, loud-word", "loud-word,\nsoft-word"])
def test_it_names_rules_or_their_folder(names: str) -> None:
    found = heeded(f"{HEAD}<p>LOUD</p><!-- artlint-ignore {names} --><p>LOUD</p>\n")
    assert [f.rule for f in found.findings if f.rule != "every-end"] == ["loud-word", "soft-word"]
    assert [
        (it.finding.rule, it.reason, it.until, it.entry) for it in found.hidden if "end" not in it.finding.rule
    ] == [
        ("loud-word", None, None, None),
        ("soft-word", None, None, None),
    ]


Tree = str | tuple["Tree", ...]
_leaves = st.sampled_from(["LOUD", "<br>", " ", "\n", "一 LOUD。", "<img alt=LOUD>", "<!-- x -->", IGNORE])
_trees = st.recursive(_leaves, lambda children: st.lists(children, max_size=4).map(tuple), max_leaves=20)


def _written(tree: Tree) -> str:
    return tree if isinstance(tree, str) else f"<div>{''.join(map(_written, tree))}</div>"


def _hidden_in(siblings: tuple[Tree, ...]) -> Iterator[bool]:
    """For each LOUD of some siblings in order, whether a comment among them, or inside one, hides it."""
    is_next = in_text = False
    for node in siblings:
        if isinstance(node, str) and node.startswith("<!--"):
            is_next, in_text = is_next or node == IGNORE, False
        elif isinstance(node, str) and not node.startswith("<"):
            in_text = in_text or (is_next and bool(node.strip()))
            is_next = is_next and not node.strip()
            yield from [in_text] * node.count("LOUD")
        else:
            inside = [False] * node.count("LOUD") if isinstance(node, str) else _hidden_in(node)
            yield from [is_next or it for it in inside]
            is_next = in_text = False


@given(st.lists(_trees, min_size=1, max_size=5).map(tuple))
def test_a_comment_hides_what_stands_next_and_nothing_else(siblings: tuple[Tree, ...]) -> None:
    body = "".join(map(_written, siblings))
    note(body)
    text = f"{HEAD}\n<p>x</p>{body}<p>x</p>\n"
    expected = list(_hidden_in(siblings))
    assert hidden(text) == [at for at, it in enumerate(expected) if it]
    result, everything = heeded(text), heeded(text, suppressions=False)
    together = [*result.findings, *(it.finding for it in result.hidden)]
    assert sorted(together, key=repr) == sorted(everything.findings, key=repr)
    assert {it.finding.rule for it in result.hidden} <= {"loud-word"}


@given(st.lists(_trees, min_size=1, max_size=5).map(tuple))
def test_without_its_comments_it_is_the_article_that_was(siblings: tuple[Tree, ...]) -> None:
    def without(tree: Tree) -> Tree:
        return tree if isinstance(tree, str) else tuple(without(it) for it in tree if it != IGNORE)

    before = f"{HEAD}\n<p>x</p>{''.join(_written(it) for it in map(without, siblings) if it != IGNORE)}<p>x</p>\n"
    after = File(f"{HEAD}\n<p>x</p>{''.join(map(_written, siblings))}<p>x</p>\n")
    whole_lines = [it for it in after.comments if it.cut != it.span]
    if not whole_lines:
        assert after.article.text == before


def test_the_limit_of_what_is_shown_counts_what_is_not_suppressed() -> None:
    text = f"{HEAD}\n{'LOUD ' * 9_900}{IGNORE}<p>{'LOUD ' * 10_500}</p>LOUD{{}}\n"
    found = heeded(text.format(""))
    assert [f.code for f in found.findings if f.rule == "loud-word"] == [None] * 9_901
    assert [it.finding.code for it in found.hidden] == [None] * 10_000 + ["more-findings"]
    found = heeded(text.format("<p></p>" + "LOUD " * 200))
    assert [f.code for f in found.findings if f.rule == "loud-word"] == [None] * 10_000 + ["more-findings"]


def test_many_comments_inside_one_another_are_told_apart() -> None:
    text = HEAD + "\n" + f"{IGNORE}<div>" * 300 + f"{IGNORE}<b>LOUD</b>" * 3000 + "\n"
    assert [f for f in heeded(text).findings if f.rule == "loud-word"] == []
