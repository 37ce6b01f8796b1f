"""The frame: every part is found whatever is wrong with the others, and each place is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Article
from artlint.article import File, decode, encode, frame, looks_like_article, shows_parts
from artlint.article.frame import read_frame
from artlint.judge import lint
from artlint.packs.pack import found_rules, load

FRAME_RULES = [load(entry)() for entry in sorted(found_rules("artlint_rules.frame"))]
EPOCH = "<!--1689730743000-->"
LINK = "[首尔寻求重置关系](https://example.org/a/20230718/1.html)"
BODY = "<p>文</p>"


def article(*lines: str, end: str = "\n") -> Article:
    return File("\n".join(lines) + end).article


def healthy() -> Article:
    return article(EPOCH, LINK, "------", "", BODY)


def test_a_healthy_frame_has_all_parts_in_their_places() -> None:
    found = healthy()
    assert found.epoch is not None
    assert found.epoch.milliseconds == 1689730743000
    assert found.epoch.text_span.of(found.text) == "1689730743000"
    assert found.title_link is not None
    assert found.title_link.title == "首尔寻求重置关系"
    assert found.title_link.url == "https://example.org/a/20230718/1.html"
    assert found.title_link.defect is None
    assert found.separator is not None
    assert found.separator.exact
    assert found.frame.stray == ()
    assert found.frame.blank_after
    assert found.body.of(found.text) == BODY
    assert found.layout == "epoch"


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(newline: str) -> None:
    text = healthy().text.replace("\n", newline)
    found = File(text).article
    assert found.title_link is not None
    assert found.title_link.span.of(text) == LINK
    assert found.separator is not None
    assert found.separator.exact
    assert found.frame.blank_after
    assert found.body.of(text) == BODY
    assert found.lines.position(found.body.start).line == 5


def test_a_byte_order_mark_is_code_point_0() -> None:
    found = File("\ufeff" + healthy().text).article
    assert found.epoch is not None
    assert found.epoch.span == (1, 21)
    assert found.lines.position(found.epoch.span.start) == (1, 2, 1)


@pytest.mark.parametrize(
    ("line", "title", "url"),
    [
        ("[a [b] c](https://e.org/1)", "a [b] c", "https://e.org/1"),
        ("[a (b) c](https://e.org/x_(y))", "a (b) c", "https://e.org/x_(y)"),
        (r"[\“囚爱\“](https://e.org/1)", r"\“囚爱\“", "https://e.org/1"),
        ("[有&quot;x&quot;](https://e.org/1)", "有&quot;x&quot;", "https://e.org/1"),
        ("[](https://e.org/1)", "", "https://e.org/1"),
        ("[x]()", "x", ""),
    ],
)
def test_a_title_is_never_escaped(line: str, title: str, url: str) -> None:
    link = article(EPOCH, line, "------", "", BODY).title_link
    assert link is not None
    assert (link.title, link.url, link.defect) == (title, url, None)


@pytest.mark.parametrize(
    ("line", "title", "url", "defect"),
    [
        ("x](https://e.org/1)", "x", "https://e.org/1", "the opening [ is missing"),
        ("[x](https://e.org/1", "x", "https://e.org/1", "the closing ) is missing"),
        ("[x](https://e.org/1) y", "x", "https://e.org/1", "text follows the closing )"),
        ("[x] (https://e.org/1)", "x", "https://e.org/1", "title and address are not joined by ]("),
        ("just a title", "just a title", "", "it has no address"),
    ],
)
def test_a_damaged_title_link_keeps_what_can_be_read(line: str, title: str, url: str, defect: str) -> None:
    found = article(EPOCH, line, "------", "", BODY)
    link = found.title_link
    assert link is not None
    assert (link.title, link.url, link.defect) == (title, url, defect)
    assert link.title_span.of(found.text) == title
    assert link.url_span.of(found.text) == url
    assert found.body.of(found.text) == BODY


@pytest.mark.parametrize(
    ("line", "text", "milliseconds", "defect"),
    [
        ("<!--NaN-->", "NaN", None, None),
        ("<!---->", "", None, None),
        ("<!-- 1689730743000 -->", "1689730743000", 1689730743000, None),
        ("<!--2023-07-19-->", "2023-07-19", None, None),
        ("<!--Invalid Date-->", "Invalid Date", None, None),
        ("<!-1689730743000-->", "1689730743000", 1689730743000, "marks"),
        ("1689730743000", "1689730743000", 1689730743000, "marks"),
        ("<!--1689730743000--> x", "1689730743000", 1689730743000, "glued"),
    ],
)
def test_an_epoch_comment_is_known_by_its_shape(
    line: str, text: str, milliseconds: int | None, defect: str | None
) -> None:
    found = article(line, LINK, "------", "", BODY)
    assert found.epoch is not None
    assert (found.epoch.text, found.epoch.milliseconds, found.epoch.defect) == (text, milliseconds, defect)
    assert found.epoch.text_span.of(found.text) == text


def test_an_epoch_glued_to_the_link_hides_neither() -> None:
    found = article(EPOCH + LINK, "------", "", BODY)
    assert found.epoch is not None
    assert found.epoch.defect == "glued"
    assert found.title_link is not None
    assert found.title_link.span.of(found.text) == LINK


@pytest.mark.parametrize("line", ["<!-- toc -->", "<!-- prettier-ignore -->", "<!--more-->"])
def test_other_comments_are_no_epoch(line: str) -> None:
    assert article(line, "# Readme", "", "Text.").epoch is None


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_missing_part_hides_no_other(missing: int) -> None:
    lines = [EPOCH, LINK, "------", "", BODY]
    del lines[missing]
    found = article(*lines)
    parts = [found.epoch, found.title_link, found.separator]
    assert [part is None for part in parts] == [index == missing for index in range(3)]
    assert found.body.of(found.text) == BODY
    assert found.layout == "epoch"


@pytest.mark.parametrize("line", ["-----", "--------", "——————", "======"])
def test_a_separator_of_another_shape_is_kept_as_inexact(line: str) -> None:
    found = article(EPOCH, LINK, line, "", BODY)
    assert found.separator is not None
    assert not found.separator.exact


def test_what_stands_between_the_parts_is_stray() -> None:
    found = article("posted by bot", EPOCH, "<!-- note -->", LINK, "oops", "------", "", BODY)
    assert [span.of(found.text) for span in found.frame.stray] == ["posted by bot", "<!-- note -->", "oops"]


def test_a_comment_to_artlint_is_not_stray() -> None:
    found = article("<!-- artlint-ignore-file x -- why -->", EPOCH, LINK, "------", "", BODY)
    assert found.frame.stray == ()


def test_without_an_empty_line_the_body_is_still_found() -> None:
    found = article(EPOCH, LINK, "------", BODY)
    assert not found.frame.blank_after
    assert found.body.of(found.text) == BODY


def test_a_date_line_makes_the_layout_dated() -> None:
    found = article(LINK, "------", "日期：Thu, 02 Jul 2020 17:35:59 +0000", "", BODY)
    assert found.layout == "dated"
    assert found.dateline is not None
    assert found.dateline.span.of(found.text) == "Thu, 02 Jul 2020 17:35:59 +0000"
    assert found.dateline.instant == 1593711359000
    assert found.body.of(found.text) == BODY


@pytest.mark.parametrize("between", [[""], ["", "\u3000", ""], ["日期：2020-07-02", ""]])
def test_a_date_line_may_stand_below_empty_lines(between: list[str]) -> None:
    found = article(LINK, "------", *between, "日期：2020-07-02", "", BODY)
    assert found.layout == "dated"
    assert found.dateline is not None
    assert found.dateline.text == "2020-07-02"


def test_the_frame_ends_with_the_tenth_line() -> None:
    assert article(*["x"] * 10, EPOCH, LINK, "------", "", BODY).epoch is None


@pytest.mark.parametrize(
    ("text", "is_article", "frame"),
    [
        ("", False, False),
        ("# Readme\n\nText.\n", False, False),
        (f"{EPOCH}\n", True, True),
        ("<!--NaN-->\n# Readme\n", True, True),
        ("<!---->\n", True, True),
        ("<!-- v1.2 -->\n# Readme\n", False, True),
        ("<!--2023-->\n# Readme\n", False, True),
        (f"<!--x1-->\n{LINK}\n", False, True),
        ("<!--2023-->\n------\n", False, True),
        (f"{LINK}\n------\n", True, True),
        (f"{LINK}\r\n\r\n----\r\n", True, True),
        (f"{LINK}\n \n  ------\n", True, True),
        (f"{LINK}\nText.\n------\n", False, True),
        (f"{LINK[:-1]}\n------\n", False, True),
        (f"{LINK}\n---\n", False, True),
        (f"{LINK}\n======\n", False, True),
        (f"{LINK}\n***\n", False, True),
        (f"{LINK}\n——————\n", False, True),
        (f"{LINK}\n---\n日期：2020-01-01\n", True, True),
        ("日期：2020-01-01\n", False, False),
        ("[![badge](https://e.org/b.svg)](https://e.org)\n\n# Readme\n", False, True),
        ("---\ntitle: x\n---\n\nText.\n", True, True),
    ],
)
def test_an_article_shows_itself_by_its_frame(text: str, is_article: bool, frame: bool) -> None:
    found = File(text).article
    assert looks_like_article(found) is is_article
    assert shows_parts(found) is frame


@pytest.mark.parametrize("above", [7, 8, 9])
def test_under_an_epoch_in_the_tenth_line_link_and_separator_are_found(above: int) -> None:
    found = article(*["x"] * above, EPOCH, LINK, "------", "", BODY)
    assert found.epoch is not None
    assert found.title_link is not None
    assert found.separator is not None
    assert found.body.of(found.text) == BODY


@pytest.mark.parametrize("lines", [(EPOCH, LINK), (LINK,), (EPOCH, LINK, "------"), (LINK, "------")])
def test_no_missing_part_changes_the_layout_dated(lines: tuple[str, ...]) -> None:
    found = article(*lines, "日期：2023-07-19", "", BODY)
    assert found.layout == "dated"
    assert found.body.of(found.text) == BODY


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "behind"), [("    ", ""), ("", " "), ("\t", ""), ("", "\xa0"), ("\u3000", ""), ("", "  ")]
)
@pytest.mark.parametrize(
    ("part", "rule"), [(0, "malformed-epoch"), (1, "malformed-title-link"), (2, "malformed-separator")]
)
def test_blanks_around_a_line_of_the_frame_are_said_once(
    part: int, rule: str, before: str, behind: str, newline: str
) -> None:
    lines = [EPOCH, LINK, "------", "", "<p>The bridge is open.</p>"]
    lines[part] = before + lines[part] + behind
    file = File(newline.join(lines) + newline)
    found = file.article
    assert found.body.of(found.text) == lines[4]
    assert found.frame.blank_after
    findings = lint(file, FRAME_RULES).findings
    assert [(finding.rule, finding.span.of(found.text)) for finding in findings] == [(rule, before + behind)]
    assert findings[0].message.startswith(f"blanks stand {'before' if before else 'behind'} the ")


LINES = st.sampled_from(
    [
        EPOCH,
        LINK,
        "------",
        "",
        "---",
        "title: x",
        BODY,
        "日期：2020-01-01",
        "text",
        "\ufeff",
        "\x00",
        "[",
        "](",
        "<!--",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=15), st.sampled_from(["\n", "\r\n", "\r"]))
def test_parts_stand_in_order_inside_the_text(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    found = File(text).article
    parts = [found.front_matter, found.epoch, found.title_link, found.separator]
    spans = [part.span for part in parts if part is not None]
    assert all(0 <= span.start <= span.end <= len(text) for span in [*spans, found.body, *found.frame.stray])
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert all(span.end <= found.body.start for span in spans)


@given(st.lists(st.one_of(LINES, st.sampled_from([f"{LINK} ", f"[]{LINK[2:]}", "日期：", "[a](b(c))"])), max_size=10))
def test_the_short_way_to_a_canonical_frame_finds_what_the_long_one_finds(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    short = read_frame(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frame, "_canonical_heading", lambda *_: None)
        assert read_frame(text)[:-1] == short[:-1]


def test_a_healthy_frame_is_plain() -> None:
    assert healthy().frame.is_canonical
    assert article("---", "title: x", "---", EPOCH, LINK, "------", "", BODY).frame.is_canonical
    assert article(LINK, "------", "日期：2023-07-18", "", BODY).frame.is_canonical
    assert not article(EPOCH, LINK, "------", BODY).frame.is_canonical
    assert not article(EPOCH, "", LINK, "------", "", BODY).frame.is_canonical
    assert not article(
        EPOCH, LINK.replace("[", "[ ", 1).replace("首尔寻求重置关系", ""), "------", "", BODY
    ).frame.is_canonical


@given(st.binary(max_size=200))
def test_no_byte_is_lost_in_decoding(data: bytes) -> None:
    assert encode(decode(data)) == data
