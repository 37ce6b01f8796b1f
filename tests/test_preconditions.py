"""A precondition spares calls and changes no finding: what a rule finds when it is called, a run finds too."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Rule, Span, shows_parts
from artlint.article import File, decode
from artlint.judge import lint
from artlint.packs import PluginError, builtin_rules, load, precondition_of
from artlint.rule import reference_of
from artlint.testing import HEALTHY_FRAME, file_of

from .damage.ways import damaged_article, ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artlint import Article, Finding

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").rglob("*.md"))
RULES = [load(info)() for info in builtin_rules().values() if "suppressions" not in info.reads]
PACK = Path(__file__).parents[1] / "rules" / "artlint_rules"
MODULES = [
    ".".join(path.relative_to(PACK.parent).with_suffix("").parts) for path in sorted(PACK.rglob("_preconditions.py"))
]
NOW = 1_700_000_000_000

PIECES = (
    "<!--1689730743000-->", "<!--NaN-->", "\n", "\r\n", "\ufeff", "---\n", "title: x\n", "date: 2023-07-19\n",
    "[题](https://example.org/20230718/1.html)", "[](a)", "------", "\n\n", "日期：2023-07-19\n",
    "<p>", "</p>", "<div>", "</div>", "<br>", "<small>", "</small>", "<script>", "</script>", "<title>", "</a>",
    '<img src="http://a.org/1.jpg">', '<a href="HTTP://a.org">', '<p onclick="x" id=1 style="display:none">',
    "&amp;", "&#8203;", "&#xFFFD;", "\u200b", "\xad", "\x00", "\x07", "\udcff", "Ã©", "锟斤拷", "\ufffd",
    "·a=", "?a=1®ion=2", "%C2%A7ion=", "Array", "法", "😀",
    "https://example.org", "http://b.example.org/1", "Twitter", ":", "：", " ", "桥", "x", "&nbsp;", "</b>", "<code>",
    "%%share_url%%", "{{ title }}", "${post.title}", "<%= a %>", "*|NAME|*", "the_title('x')", "/undefined?", "%7B%7B",
    "&lt;% a %>", "Read more", "继续阅读", "Tweet | Share，", "The post ", " appeared first on ",
)  # fmt: skip


def demand_equal(files: Iterable[File]) -> None:
    for file in files:
        article = file.article
        for rule in RULES:
            if rule.needs_frame and not shows_parts(article):
                continue
            judged = [it for it in rule.check(article) if "code" in rule.reads or not article.verbatim.holds(it.span)]
            called = sorted((file.comment_map.to_file(it.span), it.message) for it in judged)
            found = sorted((it.span, it.message) for it in lint(file, [rule]).findings)
            assert found == called, f"{rule.name} is not called for {article.text!r}"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_of_every_fixture(path: Path) -> None:
    demand_equal([File(decode(path.read_bytes()), path=path.name, now=NOW)])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_of_every_example(rule: Rule) -> None:
    demand_equal(file_of(example) for example in rule.examples)


@pytest.mark.parametrize("name", ways())
def test_of_damaged_articles(name: str) -> None:
    random = Random(name)
    tried = [damaged_article(name, random) for _ in range(5)]
    demand_equal(File(damage.text, source=article.source, now=NOW) for article, damage in tried)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_of_any_order_of_what_articles_are_made_of(pieces: list[str]) -> None:
    demand_equal([File("".join(pieces), now=NOW)])


@pytest.mark.parametrize("number", [30, pytest.param(300, marks=pytest.mark.slow)])
def test_of_real_articles(number: int, shared: Callable[[str], Path]) -> None:
    paths = sorted(path for path in shared("corpus").rglob("*.md") if path.is_file())
    demand_equal(File(decode(path.read_bytes()), path=path.name, now=NOW) for path in Random(7).sample(paths, number))


def test_every_fact_of_the_pack_is_waited_for() -> None:
    defined = {
        f"{module.__name__}:{name}"
        for module in map(import_module, MODULES)
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and name.startswith(("has_", "may_have_", "may_repeat"))
    }
    assert defined <= {fact for info in builtin_rules().values() for fact in info.facts}


@pytest.mark.parametrize("fact", ["full-moon", lambda article: True, len])
def test_what_no_module_defines_as_a_function_is_no_fact(fact: object) -> None:
    if fact is len:
        assert reference_of(fact) == "builtins:len"
        return
    with pytest.raises(TypeError, match="is no function that a module defines"):
        type("Howling", (Rule,), {"facts": (fact,)})


def full_moon(article: Article) -> bool:
    raise ValueError(f"no moon over {len(article.text)} code points")


class Howling(Rule):
    """Howl."""

    facts = (full_moon,)


class Barking(Rule):
    """Bark."""

    def check(self, article: Article) -> Iterator[Finding]:
        yield self.finding(Span(0, 1), "barks")


def test_a_fact_that_fails_is_a_crash_of_its_rules_and_of_no_other() -> None:
    result = lint(File(f"{HEALTHY_FRAME}<p>x</p>\n", now=NOW), [Howling(), Barking()])
    assert [finding.rule for finding in result.findings] == ["barking"]
    assert [crash.rule for crash in result.crashes] == ["howling"]
    assert "no moon over" in result.crashes[0].message
    assert "full_moon" in result.crashes[0].trace


def test_an_index_that_names_a_fact_which_is_gone_is_refused() -> None:
    (info, *_) = builtin_rules().values()
    gone = info._replace(facts=("artlint_rules._preconditions:has_a_moon",))
    with pytest.raises(PluginError, match="there is no fact `has_a_moon`"):
        precondition_of(gone)
