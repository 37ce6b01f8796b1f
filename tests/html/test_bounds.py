"""Inputs that are made to hurt: they end, and say what is wrong."""

import time

import pytest

from artlint.html import parse, proven_clean
from artlint.html.standard_parser import parse_by_standard
from artlint.html.tree.node import Node, OpenElements


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<div>" * 10_000, "nesting-too-deep"),
        ("<b>" * 20_000, "nesting-too-deep"),
        ("".join(f"<p><font color={i}>" for i in range(2000)), "nesting-too-deep"),
        ("<table>" * 5000, "nested-table"),
        ("<svg>" * 5000, "nesting-too-deep"),
        ("<table><tr><td>" * 2000, "nesting-too-deep"),
        ("<a " + "x=1 " * 20_000 + ">", "duplicate-attribute"),
        ("<a " + "".join(f"x{i}=1 " for i in range(20_000)) + ">", "unclosed-element"),
        ("<a x='" + "y" * 200_000, "eof-in-tag"),
        ("&" * 20_000 + "&#", "absence-of-digits-in-numeric-character-reference"),
        ("&#" + "9" * 100_000 + ";", "character-reference-outside-unicode-range"),
        ("&" + "a" * 100_000 + ";", "unknown-named-character-reference"),
        ("<!--" * 20_000, "nested-comment"),
        ("<!-- " + "-" * 100_000, "eof-in-comment"),
        ("<script><!--" + "<script>" * 20_000, "eof-in-script-html-comment-like-text"),
        ("\0" * 20_000, "unexpected-null-character"),
        ("\ud800" * 20_000, "surrogate-in-input-stream"),
        ("</p>" * 20_000, "unexpected-p-end-tag"),
        ("<p>" + "".join(f"<font color={i}>" for i in range(100)) + "<p>x" * 500, "nesting-too-deep"),
        ("<" * 20_000, "invalid-first-character-of-tag-name"),
    ],
)
def test_hostile_input_ends_with_its_error(text: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[int] = [0]
    push = OpenElements.push

    def pushed(self: OpenElements, node: Node) -> int:
        places.append(push(self, node))
        return places[-1]

    monkeypatch.setattr(OpenElements, "push", pushed)
    document = parse(text)
    assert code in {error.code for error in document.errors}
    assert max(places) <= 513


def test_many_pieces_of_raw_text_take_linear_time() -> None:
    start = time.process_time()
    parse_by_standard("<title>x</title>" * 20_000)
    assert time.process_time() - start < 5  # 0.2 s; 16 s when each title searches the rest of the text


def test_512_elements_may_be_open_but_not_513() -> None:
    assert parse("<div>" * 512 + "</div>" * 512).errors == ()
    errors = parse("<div>" * 513 + "</div>" * 513).errors
    assert [(error.code, error.span.start) for error in errors] == [("nesting-too-deep", 512 * 5)]


def test_tokenizer_errors_and_elements_go_on_below_the_limit() -> None:
    text = "<div>" * 600 + "<p id=a id=b>&#0;<img></p></x>"
    document = parse(text)
    assert [error.code for error in document.errors] == [
        "nesting-too-deep", "duplicate-attribute", "null-character-reference",
    ]  # fmt: skip
    assert [element.name for element in document.elements[-2:]] == ["p", "img"]
    assert document.elements[-1].parent is document.elements[-2]
    assert [span.of(text) for span in document.stray] == ["</x>"]


def test_raw_text_stays_raw_below_the_limit() -> None:
    document = parse("<div>" * 600 + "<script><p></script>")
    assert [element.name for element in document.elements[-2:]] == ["div", "script"]


def test_beyond_a_hundred_thousand_errors_they_are_only_counted() -> None:
    document = parse("\0" * 60_000)
    assert len(document.errors) == 100_000
    assert document.more_errors == 20_000


@pytest.mark.parametrize("depth", [379, 380, 381, 382])
def test_the_proof_dares_the_depth_that_the_parser_bears(depth: int) -> None:
    text = "<div>" * depth + "</div>" * depth
    assert parse(text).is_proven == (depth <= 380)


def test_tables_in_tables_are_not_proven_beyond_what_the_parser_bears() -> None:
    for depth in range(100, 180, 5):
        text = "<table><tr><td>" * depth + "</td></tr></table>" * depth
        assert not (proven_clean(text) and parse_by_standard(text).errors)
