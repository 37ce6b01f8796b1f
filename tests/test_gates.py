"""A gate spares calls and changes no finding: what a rule would say of an article, it says through its gate."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Rule, shows_frame
from artlint.article import SIGNS, File, decode
from artlint.judge.engine import lint
from artlint.packs import builtin_rules, load
from artlint.testing import file_of

from .damage.damages import ways
from .damage.healthy import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").rglob("*.md"))
RULES = [load(info)() for info in builtin_rules().values() if "suppressions" not in info.reads]
NOW = 1_700_000_000_000

PIECES = (
    "<!--1689730743000-->", "<!--NaN-->", "\n", "\r\n", "\ufeff", "---\n", "title: x\n", "date: 2023-07-19\n",
    "[题](https://example.org/20230718/1.html)", "[](a)", "------", "\n\n", "日期：2023-07-19\n",
    "<p>", "</p>", "<div>", "</div>", "<br>", "<small>", "</small>", "<script>", "</script>", "<title>", "</a>",
    '<img src="http://a.org/1.jpg">', '<a href="HTTP://a.org">', '<p onclick="x" id=1 style="display:none">',
    "&amp;", "&#8203;", "&#xFFFD;", "\u200b", "\xad", "\x00", "\x07", "\udcff", "Ã©", "锟斤拷", "\ufffd",
    "·a=", "?a=1®ion=2", "%C2%A7ion=", "Array", "法", "😀",
)  # fmt: skip


def gated(files: Iterable[File]) -> None:
    for file in files:
        article = file.article
        for rule in RULES:
            if rule.needs_frame and not shows_frame(article.frame):
                continue
            said = sorted((file.comment_map.to_file(it.span), it.message) for it in rule.check(article))
            found = sorted((it.span, it.message) for it in lint(file, [rule]).findings)
            assert found == said, f"{rule.name} is not called for {article.text!r}"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_of_every_fixture(path: Path) -> None:
    gated([File(decode(path.read_bytes()), path=path.name, now=NOW)])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_of_every_example(rule: Rule) -> None:
    gated(file_of(example) for example in rule.examples)


@pytest.mark.parametrize("name", ways())
def test_of_damaged_articles(name: str) -> None:
    way = ways()[name]
    random = Random(name)
    articles = [SHAPES[random.choice(way.shapes or tuple(SHAPES))](random) for _ in range(5)]
    gated(File(way.damage(article, random).text, source=article.source, now=NOW) for article in articles)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_of_any_order_of_what_articles_are_made_of(pieces: list[str]) -> None:
    gated([File("".join(pieces), now=NOW)])


@pytest.mark.parametrize("number", [30, pytest.param(300, marks=pytest.mark.slow)])
def test_of_real_articles(number: int, shared: Callable[[str], Path]) -> None:
    paths = sorted(path for path in shared("corpus").rglob("*.md") if path.is_file())
    gated(File(decode(path.read_bytes()), path=path.name, now=NOW) for path in Random(7).sample(paths, number))


def test_every_sign_is_waited_for() -> None:
    waited = {sign for info in builtin_rules().values() for sign in info.signs}
    assert waited == set(SIGNS)


def test_a_sign_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="there is no sign full-moon"):
        type("Howling", (Rule,), {"signs": ("full-moon",)})
