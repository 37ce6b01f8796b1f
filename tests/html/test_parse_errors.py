"""The parse errors of a body: codes, exact places, and that no shape of body takes for ever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.html import parse_errors, scan
from artlint.html.errors import LARGEST, MESSAGES
from artlint.html.names import MOST_ERRORS


def found(body: str) -> list[tuple[str, str]]:
    """Code and piece of every error."""
    errors = parse_errors(body, 0, len(body), scan(body))
    return [(error.code, error.span.of(body)) for error in errors]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>桥<p>河<ul><li>一<li>二</ul>",
        "<p>S&P, R&D, &amp; &nbsp;<a href='/b?x=1&y=2&copy=3&&&z'>A</a>",
        "<svg viewBox='0 0 1 1'><path d=''/><foreignObject><p>A</p></foreignObject></svg>",
        "<table><tr><td>A</table><ruby>桥<rt>qiao</ruby>",
        "<select><optgroup><option>A<option>B</select><br/><img src=a/>",
        "<!-- a - b --><title>&amp; <b></title><script>if (a<b) '<!--'</script>",
        "<template><tr><td>A</td></tr></template><dialog><p>A</dialog>",
    ],
)
def test_a_valid_body_has_none(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>桥</small></p>", [("unexpected-end-tag", "</small>")]),
        ("<div>😀\r\n<span id=a>x</div>", [("unclosed-element", "<span id=a>")]),
        ("<section><p>A", [("unclosed-element", "<section>")]),
        ("<b><i>x</b></i>", [("misnested-tag", "</b>")]),
        ("<p><b>x</p><p>y</b></p>", [("unclosed-element", "<b>")]),
        ("<a href=1>x<a href=2>y</a>", [("nested-element", "<a href=2>")]),
        ("<h2>x</h3>", [("mismatched-end-tag", "</h3>")]),
        ("<table>x<tr><td>y</table>", [("text-in-table", "x")]),
        ("<table><div>x</div></table>", [("element-in-table", "<div>")]),
        ("</p>", [("unexpected-end-tag", "</p>")]),
        ("<select><select>", [("nested-element", "<select>")]),
        ("<div/>x", [("non-void-html-element-start-tag-with-trailing-solidus", "<div/>")]),
        (
            "<img src='a'alt='b' ALT>",
            [("missing-whitespace-between-attributes", "alt"), ("duplicate-attribute", "ALT")],
        ),
        (
            "x &copy y &bogus; &#x;",
            [
                ("missing-semicolon-after-character-reference", "&copy"),
                ("unknown-named-character-reference", "&bogus;"),
                ("absence-of-digits-in-numeric-character-reference", "&#x"),
            ],
        ),
        ("<p>x<div id", [("eof-in-tag", "<div")]),
        (
            "\0<!-- <!-- --!>",
            [
                ("unexpected-null-character", "\0"),
                ("nested-comment", "<!--"),
                ("incorrectly-closed-comment", "--!>"),
            ],
        ),
        (
            "<![CDATA[x]]><?php ?>",
            [
                ("cdata-in-html-content", "<![CDATA[x]]>"),
                ("unexpected-question-mark-instead-of-tag-name", "<?php ?>"),
            ],
        ),
    ],
)
def test_an_error_points_at_its_piece(body: str, expected: list[tuple[str, str]]) -> None:
    assert found(body) == expected


def test_places_are_those_of_the_whole_text() -> None:
    text = "\ufeff\r\n😀<p>x</b>\r\n</div>"
    errors = parse_errors(text, 3, 13, scan(text, 3, 13))
    assert [error.span.of(text) for error in errors] == ["</b>"]


HOSTILE = {
    "open elements": "<div>" * 20_000,
    "many under many": "<span>" * 500 + "<p>" * 50_000,
    "attributes": "<p " + " ".join(f"a{at}" for at in range(30_000)) + ">",
    "references": "<p a='" + "&amp;" * 100_000 + "'>" + "&amp;" * 100_000,
    "formatting": "".join(f"<p><b a={at}>" for at in range(20_000)),
    "tables": "<table><tr><td>" * 20_000,
    "links": "<a href=x>" * 20_000,
    "less-than": "<" * 200_000,
    "a name": "<" + "a" * 300_000 + ">",
    "a comment": "<!--" + "- <!--" * 50_000 + "-->",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_body_ends_in_time(body: str) -> None:
    begun = time.process_time()
    assert len(found(body)) <= 2 * MOST_ERRORS + 1
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("body", ["<div>" * 513, "x" * (LARGEST + 1), "".join(f"<p><b a={at}>" for at in range(600))])
def test_what_is_not_checked_is_said_once(body: str) -> None:
    assert found(body) == [("not-checked", "")]


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from("<p> </p> <b> </b> <a> </a> <table> <td> <svg> </svg> <p <!-- --> & &#0; \0 \ud800 x =".split())
    )
)
def test_every_place_lies_in_the_body(pieces: list[str]) -> None:
    body = "".join(pieces)
    for error in parse_errors(body, 0, len(body), scan(body)):
        assert 0 <= error.span.start <= error.span.end <= len(body)
        assert error.code in MESSAGES
