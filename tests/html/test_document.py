"""What a rule sees of a body."""

from artlint.html import parse
from artlint.span import Span


def test_elements_have_attributes_parents_and_places() -> None:
    text = '<div><img SRC="a&amp;b.jpg" alt=x><p class=y>text</p></div>'
    document = parse(text)
    div, image, paragraph = document.elements
    assert [element.name for element in document.elements] == ["div", "img", "p"]
    assert image.parent is div
    assert list(paragraph.ancestors) == [div]
    assert image.get("src") == "a&b.jpg"
    source = image.attribute("src")
    assert source is not None
    assert source.raw == "a&amp;b.jpg"
    assert source.span.of(text) == 'SRC="a&amp;b.jpg"'
    assert paragraph.content.of(text) == "text"
    assert image.content == Span(image.start_tag.end, image.start_tag.end)
    assert document.texts[0].parent is paragraph


def test_unclosed_stray_and_unfinished_are_told() -> None:
    text = "<div><p>x</b><br><a href="
    document = parse(text)
    assert [element.name for element in document.unclosed] == ["div"]
    assert [span.of(text) for span in document.stray] == ["</b>"]
    assert document.unfinished is not None
    assert document.unfinished.of(text) == "<a href="


def test_a_reference_that_the_end_cuts_off_is_unfinished() -> None:
    for text in ("x &amp", "x &#12", "x &#"):
        unfinished = parse(text).unfinished
        assert unfinished is not None
        assert unfinished.start == 2
    assert parse("AT&T").unfinished is None


def test_elements_that_the_standard_drops_are_still_there() -> None:
    document = parse("<html><body><p>x</p></body></html>")
    assert [element.name for element in document.elements] == ["html", "body", "p"]
    assert document.unclosed == ()


def test_an_end_tag_closes_the_element_that_was_opened_anew() -> None:
    text = "<p><b>x<p>y</b>z"
    bold = parse(text).elements[1]
    assert bold.end_tag is not None
    assert bold.end_tag.of(text) == "</b>"


def test_raw_text_and_templates() -> None:
    text = "<style>a<b></style><template><td>x</td></template>"
    document = parse(text)
    assert document.errors == ()
    assert [element.name for element in document.elements] == ["style", "template", "td"]
    assert document.texts[0].span.of(text) == "a<b>"


def test_a_whole_document() -> None:
    document = parse("<!DOCTYPE html><title>x</title><p>y", context=None)
    assert document.errors == ()
    assert [element.name for element in document.elements] == ["title", "p"]


def test_columns_count_code_points_and_line_ends_stay() -> None:
    text = "\r\n𝔸<b\r\nid='a\r\nb'>x</b>"
    (bold,) = parse(text).elements
    assert bold.start_tag.of(text) == "<b\r\nid='a\r\nb'>"
    assert bold.get("id") == "a\nb"


def test_a_tag_that_opens_nothing_stands_where_it_is_written() -> None:
    body = parse("<div><body class=x></div>").elements[1]
    assert body.parent is not None
    assert body.parent.name == "div"
    assert body.get("class") == "x"
    assert body.content.start == body.content.end


def test_a_reference_with_its_semicolon_is_not_cut_off() -> None:
    assert parse("x &#0;").unfinished is None
    assert parse("x &nbsp").unfinished == (2, 7)
