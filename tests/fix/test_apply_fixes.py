"""Fixes in passes: loops are named, what spoils the text is left out, the rest is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from artlint import Article, Edit, Finding, Fix, Rule, Span
from artlint.article import File
from artlint.fix import FixedText, apply_fixes
from artlint.judge import Result, lint

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAME = "<!--1689730743000-->\n[A](https://example.org/1.html)\n------\n\n"


class _Swap(Rule):
    """Write one word in place of another."""

    fix = "safe"
    word = ""
    other = ""
    is_safe = True
    changes: tuple[str, ...] = ("text",)

    def check(self, article: Article) -> Iterator[Finding]:
        at = article.text.find(self.word)
        while at >= 0:
            span = Span(at, at + len(self.word))
            edit = Edit(span, self.other)
            yield self.finding(span, "a word", fix=Fix("swap it", (edit,), self.is_safe, self.changes))
            at = article.text.find(self.word, at + 1)


class RedToBlue(_Swap):
    word, other = "red", "blue"


class BlueToRed(_Swap):
    word, other = "blue", "red"


class BlueToGreen(_Swap):
    word, other = "blue", "green"


class SilentRed(_Swap):
    """Claims to change nothing."""

    word, other = "red", "blue"
    changes = ()


class EndlessGrass(_Swap):
    word, other = "grass", "x grass"


class GrowingGrass(_Swap):
    word, other = "grass", "grass" + "x" * 600_000


class BoldToNothing(_Swap):
    """Safe, and changes nothing that a reader sees."""

    word, other = "<b></b>", ""
    changes = ()


class RiskyTree(_Swap):
    word, other = "tree", "bush"
    is_safe = False


class NoBush(Rule):
    """Finds the word and cannot fix it."""

    def check(self, article: Article) -> Iterator[Finding]:
        if "bush" in article.text:
            yield self.finding(Span(0, 0), "a bush")


class CrashesAtBlue(Rule):
    """Fails on a fixed text."""

    def check(self, article: Article) -> Iterator[Finding]:
        if "blue" in article.text:
            raise ValueError("blue")
        yield from ()


def mended(body: str, *rules: type[Rule], unsafe: bool = False) -> FixedText:
    checks = [rule() for rule in rules]

    def look(text: str) -> Result:
        return lint(File(text), checks)

    text = f"{FRAME}{body}\n"
    return apply_fixes(text, look(text), look, unsafe=unsafe)


def body_of(made: FixedText) -> str:
    return made.text.removeprefix(FRAME).removesuffix("\n")


def test_a_fix_may_bring_up_the_next() -> None:
    made = mended("<p>red red</p>", RedToBlue, BlueToGreen)
    assert (body_of(made), made.fixed) == ("<p>green green</p>", {"blue-to-green": 2, "red-to-blue": 2})
    assert (made.result.findings, made.refusals) == ((), ())


def test_without_a_fix_nothing_happens() -> None:
    made = mended("<p>bush</p>", NoBush)
    assert (body_of(made), made.fixed, made.refusals) == ("<p>bush</p>", {}, ())
    assert [finding.rule for finding in made.result.findings] == ["no-bush"]


def test_unsafe_fixes_are_made_when_asked_for() -> None:
    assert body_of(mended("<p>tree</p>", RiskyTree)) == "<p>tree</p>"
    assert body_of(mended("<p>tree</p>", RiskyTree, unsafe=True)) == "<p>bush</p>"


def test_a_loop_is_stopped_and_its_rules_are_named() -> None:
    made = mended("<p>red <b></b></p>", RedToBlue, BlueToRed, BoldToNothing)
    assert body_of(made) == "<p>red </p>"
    assert made.fixed == {"bold-to-nothing": 1}
    assert [refusal.rules for refusal in made.refusals] == [("blue-to-red", "red-to-blue")]
    assert "have no end" in made.refusals[0].reason


@pytest.mark.parametrize("rule", [EndlessGrass, GrowingGrass])
def test_a_fix_that_feeds_on_itself_is_stopped(rule: type[Rule]) -> None:
    made = mended("<p>grass</p>", rule)
    assert (body_of(made), made.fixed) == ("<p>grass</p>", {})
    assert [refusal.rules for refusal in made.refusals] == [(rule.name,)]


def test_a_rule_that_changes_what_it_does_not_claim_is_left_out() -> None:
    made = mended("<p>red <b></b></p>", SilentRed, BoldToNothing)
    assert (body_of(made), made.fixed) == ("<p>red </p>", {"bold-to-nothing": 1})
    assert [refusal.rules for refusal in made.refusals] == [("silent-red",)]
    assert made.refusals[0].reason == 'the article\'s text would change: "A red" to "A blue"'


def test_the_claim_of_another_rule_hides_nothing() -> None:
    made = mended("<p>red tree</p>", SilentRed, RiskyTree, unsafe=True)
    assert (body_of(made), made.fixed) == ("<p>red bush</p>", {"risky-tree": 1})
    assert [refusal.rules for refusal in made.refusals] == [("silent-red",)]


def test_a_fix_that_brings_a_new_finding_is_left_out() -> None:
    made = mended("<p>tree red</p>", RiskyTree, NoBush, RedToBlue, unsafe=True)
    assert (body_of(made), made.fixed) == ("<p>tree blue</p>", {"red-to-blue": 1})
    assert made.refusals[0] == (("risky-tree",), "the fix would bring a new finding, no-bush: a bush")


def test_an_old_finding_of_the_same_rule_is_no_new_one() -> None:
    made = mended("<p>bush red</p>", NoBush, RedToBlue)
    assert body_of(made) == "<p>bush blue</p>"
    assert [finding.rule for finding in made.result.findings] == ["no-bush"]


def test_a_rule_that_would_crash_on_the_fixed_text_is_named() -> None:
    made = mended("<p>red</p>", RedToBlue, CrashesAtBlue)
    assert (body_of(made), made.fixed) == ("<p>red</p>", {})
    assert made.refusals[0].reason == "the rule crashes-at-blue would crash on the fixed text"


def test_bytes_that_would_come_together_are_left_apart() -> None:
    class NulByte(_Swap):
        word, other = "\0", ""

    made = mended("<p>\udce4\0\udcb8\udcad</p>", NulByte)
    assert body_of(made) == "<p>\udce4\0\udcb8\udcad</p>"
    assert "undecoded bytes would come together" in made.refusals[0].reason


def test_a_text_that_cannot_be_verified_is_left_alone() -> None:
    made = mended("<p>red " + "x" * 2_000_000, RedToBlue)
    assert made.refusals == ((("red-to-blue",), "the file has more than 2,000,000 characters"),)
    assert mended("<p>" + "x" * 2_000_000, RedToBlue).refusals == ()


def test_more_findings_than_are_shown_are_all_fixed() -> None:
    made = mended("<p>" + "red " * 2_500 + "</p>", RedToBlue)
    assert made.fixed == {"red-to-blue": 2_500}
    assert "red" not in made.text
