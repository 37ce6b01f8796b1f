"""Whatever a file holds, in any layout and read as HTML or as Markdown: no rule crashes, each place is in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.markdown.documents import documents

from artlint.article import File, Source, decode
from artlint.article.source import FLAVORS, LAYOUTS
from artlint.judge import lint
from artlint.judge.locate import all_located
from artlint.packs.pack import found_rules, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.rule import Finding
    from artlint.span import Span

RULES = [load(info)() for info in sorted(found_rules("artlint_rules"))]
TOPS = {
    "epoch": "<!--1689730743000-->\n[A bridge](https://example.org/1.html)\n------\n\n",
    "front-matter": "---\ndate: 2023-07-19\n---\n[A bridge](https://example.org/1.html)\n------\n\n",
    "dated": "[A bridge](https://example.org/1.html)\n------\n日期：2023-07-19\n\n",
    "post": "---\ntitle: A bridge\ndate: 2023-07-19\nlink: https://example.org/1.html\n---\n\n",
    "header": "Title: A bridge\nDate: 2023-07-19\n\n",
    "page": "<!DOCTYPE html>\n<title>A bridge</title>\n<body>\n",
    "heading": "# A bridge 2023-07-19\n\n",
}
sources = st.builds(
    Source,
    layout=st.sampled_from((*LAYOUTS, None)),
    body=st.sampled_from(("html", "markdown", "auto")),
    flavor=st.sampled_from(FLAVORS),
)
tops = st.sampled_from(("", *TOPS.values()))
paths = st.sampled_from(("", "a.md", "2023-07-19-a.markdown", "a.html"))
hostile_bytes = st.lists(st.one_of(documents.map(lambda it: it.encode("utf-8", "replace")), st.binary(max_size=8)))


def check(file: File) -> None:
    result = lint(file, RULES)
    assert result.crashes == ()
    end = len(file.text)
    assert all(0 <= start <= stop <= end for finding in result.findings for start, stop in _places(finding))
    placed, _ = all_located(result, file, file.path, lambda _: None)
    assert len(placed) == len(result.findings)


def _places(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from (it.span for it in finding.related)
    yield from (edit.span for edit in finding.fix.edits) if finding.fix else ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_top_shows_its_layout(layout: str) -> None:
    path = "a.html" if layout == "page" else "a.md"
    assert File(f"{TOPS[layout]}Text.\n", path=path).article.layout == layout


@settings(max_examples=100)
@given(tops, documents, sources, paths)
def test_no_text_makes_a_rule_crash_or_point_outside(top: str, text: str, source: Source, path: str) -> None:
    check(File(top + text, path=path, source=source, now=0))


@settings(max_examples=50)
@given(tops, hostile_bytes, sources, paths)
def test_no_bytes_make_a_rule_crash_or_point_outside(top: str, body: list[bytes], source: Source, path: str) -> None:
    check(File(decode(top.encode() + b"".join(body)), path=path, source=source, now=0))


@pytest.mark.slow
@settings(max_examples=300)
@pytest.mark.parametrize("body", ["html", "markdown"])
@pytest.mark.parametrize("layout", LAYOUTS)
@given(text=documents, flavor=st.sampled_from(FLAVORS))
def test_each_layout_and_kind_bears_any_text(layout: str, body: str, text: str, flavor: str) -> None:
    check(File(TOPS[layout] + text, path="a.md", source=Source(layout=layout, body=body, flavor=flavor), now=0))
