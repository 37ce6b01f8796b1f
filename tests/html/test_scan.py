"""The one pass over a body: tags as the standard reads them, each thing in its place, any input in linear time."""

from __future__ import annotations

from typing import Any

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from hypothesis import given
from hypothesis import strategies as st

from artlint.html import Document, Element, scan

MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<div ",
                "<a href=",
                "<img/",
                "<imgsrc=",
                "<br />",
                ">",
                "</",
                "<",
                "<!--",
                "-->",
            ),
            *(
                '"',
                "'",
                "=",
                " ",
                "\n",
                "/",
                "x",
                "中",
                "&amp;",
                "&lt",
                "alt",
                "a=1",
                "A='2'",
                "<!",
                "<?x>",
                "--!>",
                "<svg>",
            ),
        ]
    ),
    max_size=25,
).map("".join)


def names(document: Document) -> list[str]:
    return [element.name for element in document.elements]


def only(document: Document, name: str) -> Element:
    (element,) = [element for element in document.elements if element.name == name]
    return element


@given(MARKUP)
def test_start_tags_and_attributes_are_those_of_html5lib(text: str) -> None:
    tokens: list[Any] = list(HTMLTokenizer(text))
    expected = [
        (token["name"], list(dict(token["data"]).items()))
        for token in tokens
        if token["type"] == tokenTypes["StartTag"]
    ]
    found = [
        (element.name, list({a.name: a.value for a in reversed(element.attributes)}.items())[::-1])
        for element in scan(text).elements
    ]
    assert [name for name, _ in found] == [name for name, _ in expected]
    for (_, ours), (_, theirs) in zip(found, expected, strict=True):
        assert sorted(ours) == sorted(theirs)


@given(st.one_of(MARKUP, st.text()))
def test_everything_stands_inside_the_text_in_order(text: str) -> None:
    document = scan(text)
    for element in document.elements:
        assert text[element.start_tag.start] == "<"
        assert element.start_tag.end <= element.end <= len(text)
        assert element.parent is None or element.parent.index < element.index
        assert all(a.value_span.of(text) == a.raw for a in element.attributes)
        if element.end_tag:
            assert element.end_tag.of(text)[2:].lower().startswith(element.name)
    starts = [run.span.start for run in document.texts]
    assert starts == sorted(starts)


@given(st.one_of(MARKUP, st.text()), st.integers(0, 5))
def test_offsets_are_those_of_the_whole_text(text: str, offset: int) -> None:
    inner, whole = scan(text), scan("-" * offset + text, offset)
    assert [e.start_tag.start + offset for e in inner.elements] == [e.start_tag.start for e in whole.elements]


def test_the_tree_says_who_stands_in_whom() -> None:
    document = scan("<div><p>a<p>b<em>c</em></div><ul><li>d<li>e</ul>")
    parents = [(element.name, element.parent.name if element.parent else None) for element in document.elements]
    assert parents == [("div", None), ("p", "div"), ("p", "div"), ("em", "p"), ("ul", None), ("li", "ul"), ("li", "ul")]
    assert document.unclosed == ()
    assert document.stray == ()


def test_what_is_left_open_and_what_closes_nothing_is_told() -> None:
    text = "<div><b>x</div></small>"
    document = scan(text)
    assert [element.name for element in document.unclosed] == ["b"]
    assert [span.of(text) for span in document.stray] == ["</small>"]


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [('a<p title="x', '<p title="x'), ("a<!-- x", "<!-- x"), ("a</", "</"), ("a<p", "<p"), ("a<p>b", None)],
)
def test_markup_that_the_end_cuts_off_is_kept(text: str, unfinished: str | None) -> None:
    found = scan(text).unfinished
    assert (found.of(text) if found else None) == unfinished


def test_raw_text_holds_no_tags() -> None:
    text = "<script>if (a<b) '<p>'</script><textarea><b></textarea><style></styl></style><p>x"
    assert names(scan(text)) == ["script", "textarea", "style", "p"]


def test_attribute_values_are_decoded_and_their_places_exact() -> None:
    text = "<A HREF='x?a&amp;b' title=中 disabled>t</a>"
    element = only(scan(text), "a")
    assert [(a.name, a.value, a.span.of(text)) for a in element.attributes] == [
        ("href", "x?a&b", "HREF='x?a&amp;b'"),
        ("title", "中", "title=中"),
        ("disabled", "", "disabled"),
    ]


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<p><b>", '<a "', "&amp;", "<!--", '<a b="', "</i>", "<li><span>"])
def test_a_hostile_body_is_read_to_its_end(piece: str) -> None:
    document = scan(piece * 20_000)
    assert document.depth <= 40_000
