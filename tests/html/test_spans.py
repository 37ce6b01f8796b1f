"""Errors point at the offending piece, and at a second place where one matters."""

import pytest

from artlint.html import parse


def findings(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (error.code, error.span.of(text), error.related.of(text) if error.related else None)
        for error in parse(text).errors
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>x</b></p>", [("unexpected-end-tag", "</b>", None)]),
        ("<div><span>x</div>", [("unclosed-element", "<span>", "</div>")]),
        ("<div><section>x", [("unclosed-element", "<div>", None), ("unclosed-element", "<section>", None)]),
        ("<b><i>x</b></i>", [("misnested-formatting-end-tag", "</b>", "<i>"),
                             ("misnested-formatting-end-tag", "</i>", "<i>")]),
        ("<p><b>x</p><p>y</p>", [("unclosed-element", "<b>", "</p>")]),
        ('<a href="1">x<a href="2">y</a>', [("nested-a", '<a href="2">', '<a href="1">')]),
        ("<p id=a id=b></p>", [("duplicate-attribute", "id=b", None)]),
        ("x &copy y", [("missing-semicolon-after-character-reference", "&copy", None)]),
        ('<img alt="&#1;">', [("control-character-reference", "&#1;", None)]),
        ("x <!-- y", [("eof-in-comment", "<!-- y", None)]),
        ('x <a href="y', [("eof-in-tag", '<a href="y', None)]),
        ("<table>新闻<tr><td>x</td></tr></table>", [("text-in-table", "新闻", None)]),
        ("<title>x", [("unclosed-element", "<title>", None)]),
        ("<h1>x</h2>", [("mismatched-heading-end-tag", "</h2>", "<h1>")]),
        ("a\udc80b", [("surrogate-in-input-stream", "\udc80", None)]),
    ],
)  # fmt: skip
def test_errors_point_at_the_offending_piece(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert findings(text) == expected


def test_all_places_move_with_the_offset() -> None:
    text = '<div><span id="a">x</div> <!-- c -->&copy'
    here, there = parse(text), parse(text, offset=100)
    assert [(error.span.start + 100, error.at + 100) for error in here.errors] == [
        (error.span.start, error.at) for error in there.errors
    ]
    related = there.errors[0].related
    assert related is not None
    assert related.start == text.index("</div>") + 100
    assert there.elements[1].attribute("id") is not None
    assert there.elements[1].attributes[0].value_span.start == text.index('a"') + 100
    assert there.comments[0].start == text.index("<!--") + 100


def test_text_out_of_place_is_one_error_that_the_standard_counts_by_character() -> None:
    (error,) = parse("<table>abc</table>").errors
    assert (error.code, error.times) == ("text-in-table", 3)


def test_an_element_left_open_in_many_paragraphs_is_one_error() -> None:
    (error,) = parse("<p><b>x" + "<p>y" * 50).errors
    assert (error.code, error.times) == ("unclosed-element", 51)


def test_each_nul_is_an_error_at_its_place() -> None:
    places = [(error.code, error.span.start) for error in parse("ab\0c\0").errors]
    assert places == [
        ("unexpected-null-character", 2),
        ("ignored-null-character", 2),
        ("unexpected-null-character", 4),
        ("ignored-null-character", 4),
    ]
