"""Laws that hold for every text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from soundness import ATTRIBUTES, NAMES, TEXTS
from tests.conftest import drawn

from artlint.html import Element, parse, proven_clean
from artlint.html.model import Content
from artlint.html.proof import prove
from artlint.html.proven_content import content_of_outline
from artlint.html.standard_parser import parse_by_standard
from artlint.html.tree.builder import Builder
from artlint.html.tree.document.full_tree import Tree
from artlint.html.tree.record import Recorder
from artlint.html.tree.start import begin

_names = st.sampled_from(NAMES)
_pieces = st.one_of(
    st.sampled_from(TEXTS),
    st.builds("<{}{}>".format, _names, st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, _names),
    st.text(max_size=5),
)
soups = st.lists(_pieces, max_size=30).map("".join)
trees = st.recursive(
    st.sampled_from(TEXTS[:8]),
    lambda inner: st.builds(
        lambda name, attributes, children: f"<{name}{attributes}>{''.join(children)}</{name}>",
        _names,
        st.sampled_from(ATTRIBUTES[:8]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)
raw = st.text(st.characters(codec=None, categories=None), max_size=200)
texts = st.one_of(soups, trees, raw)


@settings(max_examples=drawn(600), deadline=None)
@given(texts)
def test_nothing_proven_clean_has_an_error(text: str) -> None:
    if proven_clean(text):
        assert parse_by_standard(text).errors == ()


def _shape(document: Content) -> list[Any]:
    def index(element: Element | None) -> int | None:
        return element.index if element else None

    return [
        [
            (element.name, element.start_tag, element.end_tag, element.end, index(element.parent), element.attributes)
            for element in document.elements
        ],
        [(text.span, index(text.parent)) for text in document.read_texts()],
        document.comments,
        document.unfinished,
        document.unclosed,
        document.stray,
        document.errors,
    ]


@settings(max_examples=drawn(600), deadline=None)
@given(texts, st.integers(0, 50))
def test_the_short_way_gives_what_the_long_way_gives(text: str, offset: int) -> None:
    outline = prove(text)
    assert (outline is not None) == parse(text).is_proven == proven_clean(text)
    if outline is not None:
        assert _shape(content_of_outline(outline, text, offset)) == _shape(parse_by_standard(text, offset))


@settings(max_examples=drawn(600), deadline=None)
@given(texts, st.sampled_from(["body", "div", "select", "table", "tr", "template", "svg svg", "math mi", "form", None]))
def test_parsing_never_raises_and_its_spans_lie_in_the_text(text: str, context: str | None) -> None:
    document = parse(text, 0, context)
    for error in document.errors:
        assert 0 <= error.span.start <= error.span.end <= len(text)
        assert 0 <= error.at <= len(text)
        assert error.related is None or error.related.end <= len(text)
    for element in document.elements:
        assert text[element.start_tag.start] == "<"
        assert element.start_tag.end <= element.end <= len(text)
        assert element.end_tag is None or text.startswith("</", element.end_tag.start)
        assert element.parent is None or element.parent.index < element.index
        assert all(text[attribute.value_span.start : attribute.value_span.end] == attribute.raw
                   for attribute in element.attributes)  # fmt: skip
    assert [element.index for element in document.elements] == list(range(len(document.elements)))
    assert list(document.errors) == sorted(document.errors, key=lambda error: error.span)


@settings(max_examples=drawn(300), deadline=None)
@given(soups)
def test_every_character_is_in_a_tag_a_text_or_a_comment(text: str) -> None:
    document = parse_by_standard(text)
    pieces = [item.span for item in document.read_texts()]
    pieces += document.comments
    pieces += [element.start_tag for element in document.elements]
    pieces.sort()
    assert all(first.end <= second.start for first, second in pairwise(pieces))


@settings(max_examples=drawn(400), deadline=None)
@given(soups)
def test_a_check_finds_what_the_conformance_run_finds(text: str) -> None:
    builder = Builder(text, Recorder(text), Tree())
    begin(builder, "body")
    whole = {(error.code, error.span) for error in builder.tokenizer.run()}
    checked = {(error.code, error.span) for error in parse_by_standard(text).errors}
    assert checked == whole or ("nesting-too-deep" in {code for code, _ in checked})
