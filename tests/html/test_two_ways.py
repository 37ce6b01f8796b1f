"""What rules find by a body's outline, they find by its elements too: the outline only spares the work."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import drawn

from artlint import Rule
from artlint.article import File
from artlint.html import Paragraph, document
from artlint.judge import Result, lint
from artlint.packs import builtin_rules, load
from artlint.testing import file_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


RULES = [load(info)() for info in builtin_rules().values() if "suppressions" not in info.reads]
NOW = 1_700_000_000_000
FRAME = "<!--1689730743000-->\n[题](https://www.example.org/1.html)\n------\n\n"
FRAMES = ("", FRAME, f"---\ndate: 2023-07-19T01:30:51+01:00\n---\n{FRAME}", FRAME.replace("https:", "http:"))

LEAVES = (
    "桥重新开放。", "桥重新开放，交通恢复，渡船停运，市民欢呼，专家表示这是一座新桥。", " ", "\n", "\u3000",
    "\u200b", "“", "日期", "&nbsp;", "&amp;nbsp;", "&#8203;", "&amp;", "Array", " null ", "http://example.org/",
    "http://a.org/example.org", "获取更多RSS：https://feedx.net", "<i>Wed, 19 Jul 2023 01:30:51 GMT</i>",
    "<!-- x -->", "<br>", "<br/> <br/>", "<hr>", '<img src="https://a.org/1.jpg">',
    '<img src="https://a.org/1.jpg" width="640" height="1">', '<img src="//a.org/1">',
    '<img alt="" src="https://images.weserv.nl/?url=a.org/1.jpg">',
    '<img src="https://images.weserv.nl?url=b.org/1">',
    '<img src="https://a.org/2.jpg" srcset="https://a.org/2.jpg 2x, https://a.org/3.jpg 300w">',
    '<img src="data:x">', '<img src="https://a.org/2.jpg" srcset="http://a.org/2.jpg 2x">',
    '<img data-src="https://a.org/1.jpg" alt=x>', '<img src="https://pixel.wp.com/b.gif?v=1&amp;b=2">',
    '<img src="https://a.org/?a&b=1#c">', '<img alt="x">',
    '<img class="emoji" style="height: 1em" src="https://a.org/3">', '<img style="WIDTH:1px" src="https://a.org/3">',
    '<img src="http://a.org/1.jpg" width=1 height=1>', '<source srcset="http://a.org/2.jpg">',
    '<iframe src="//a.org/1"></iframe>', '<link rel="preload" href="/1.css">', "<script>x</script>",
    "<style>p{}</style>", "<em></em>", "<p>", "<li>", "<p> </p>", "<p>&nbsp;</p>",
)  # fmt: skip
AROUND = (
    "<p>", "<p>", "<div>", "<b>", "<i>", "<button>", "<noscript>", "<object>", "<blockquote>", "<ul>", "<li>",
    "<figure>", "<figcaption>", "<small>", '<small style="color:red">', '<p class="wp-caption-text">',
    '<div class="wp-caption-text">', "<picture>", '<video poster="x:1">',
    '<a href="https://a.org/桥?x=1&amp;y=2#z">', "<a href='/b'>", "<a>", '<a name="n">',
    '<a href="https://a.org/?utm_source=x&amp;b=c">', '<a href="">', '<a href="http://example.org/1">',
    "<a href=x>", '<a href="https://a.org/a b">', '<a href="javascript:x" title="y">',
    '<a href="https://a.org/%zz">', "<h2>", "<td>", "<a href='https://a.org/?b=1&fbclid=2' id='n'>",
    '<a href="http:/a">', '<a href="HTTP://example.org/">', '<p id="1">', '<p id=2 title="a>b">', '<p onclick="x">',
    '<p style="position:fixed">', '<p style="color:red">', '<q cite="data:x">',
)  # fmt: skip
"""Start tags that rules have something to say of, and healthy ones that look alike."""


def element(start: str, inside: list[str]) -> str:
    """A start tag with its end tag."""
    return f"{start}{''.join(inside)}</{start[1:-1].split(maxsplit=1)[0]}>"


pieces = st.recursive(
    st.sampled_from(LEAVES), lambda inner: st.builds(element, st.sampled_from(AROUND), st.lists(inner, max_size=4))
)
bodies = st.lists(st.one_of(pieces, st.sampled_from(AROUND)), max_size=6).map("".join)


Told = tuple[Result, tuple[Paragraph, ...], frozenset[str], frozenset[str]]


def told(file: File) -> Told:
    """What the rules find in a file, its article's paragraphs, and the names in its body."""
    article = file.article
    return lint(file, RULES), article.paragraphs, article.element_names, article.attribute_names


def both_ways(file: File, monkeypatch: pytest.MonkeyPatch) -> tuple[Told, Told]:
    """What is told of a file: as it is, and where no body is ever proven."""
    by_outline, by_elements = (File(file.text, path=file.path, source=file.source, now=NOW) for _ in range(2))
    found = told(by_outline)
    with monkeypatch.context() as patch:
        patch.setattr(document, "prove", lambda text, harmless: None)
        return found, told(by_elements)


@example(frame=FRAME, html="<button><p>一</button>二")
@given(frame=st.sampled_from(FRAMES), html=bodies)
@settings(max_examples=drawn(500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_any_body(monkeypatch: pytest.MonkeyPatch, frame: str, html: str) -> None:
    found, by_elements = both_ways(File(f"{frame}{html}\n"), monkeypatch)
    assert found == by_elements


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_of_every_example(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in map(file_of, rule.examples):
        found, by_elements = both_ways(file, monkeypatch)
        assert found == by_elements


@pytest.mark.parametrize("number", [30, pytest.param(300, marks=pytest.mark.slow)])
def test_of_real_articles(number: int, shared: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(path for path in shared("corpus").rglob("*.md") if path.is_file())
    for path in Random(8).sample(paths, number):
        found, by_elements = both_ways(File.read(path.read_bytes(), path=path.name), monkeypatch)
        assert found == by_elements
