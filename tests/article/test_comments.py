"""artlint's own comments in a file, and the article that is left without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.article import File, Source
from artlint.span import Span

COMMENT = "<!-- artlint-ignore text -->"
FRAME = "Title: A bridge\nDate: 2023-07-19\n\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " ", ""])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_end_of_an_article_is_in_its_file(end: str, number: int) -> None:
    file = File(FRAME + end.join([COMMENT] * number), path="a.md")
    last = len(file.article.text)
    assert file.comment_map.to_file(Span(last, last)).start <= len(file.text)
    assert COMMENT not in file.article.text


@given(st.lists(st.sampled_from([COMMENT, "\n", "\r\n", "\r", " ", "a", "<b", "`", "<p>"]), max_size=12))
def test_each_place_of_an_article_is_one_of_its_file(pieces: list[str]) -> None:
    file = File(FRAME + "".join(pieces), path="a.md")
    text, article = file.text, file.article.text
    for at, letter in enumerate(article):
        start, end = file.comment_map.to_file(Span(at, at + 1))
        assert text[start : start + 1] == letter
        assert start < end <= len(text)


@pytest.mark.parametrize("before", ["5 <b and 6 > 4", "a <b and c", "x </p y", "`<b` <c"])
def test_what_markdown_takes_for_a_comment_is_one(before: str) -> None:
    """In HTML `<b and` begins a tag that takes the comment in; in Markdown it is text, and the comment is one."""
    file = File(f"{FRAME}{before}\n\n{COMMENT}\n\nText.\n", path="a.md", source=Source(body="markdown"))
    assert len(file.comments) == 1
    assert COMMENT not in file.article.text


@pytest.mark.parametrize("text", [f"`{COMMENT}`\n", f"```\n{COMMENT}\n```\n", f"Text.\n\n    {COMMENT}\n"])
def test_what_markdown_shows_is_none(text: str) -> None:
    assert File(FRAME + text, path="a.md", source=Source(body="markdown")).comments == ()
