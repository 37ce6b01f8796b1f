"""What html5lib sees of an article, and what it is not given."""

from __future__ import annotations

import pytest

from artlint.article import File
from artlint.fix.check import ContentCheck
from artlint.fix.content import Content, content_of
from artlint.fix.template_stand_ins import StandIns
from artlint.fix.visible_tree import UnverifiableError

FRAME = "[A title](https://example.org/1.html)\n------\n\n"
NOTHING: frozenset[str] = frozenset()


def change(before: str, after: str, allowed: frozenset[str]) -> str | None:
    return ContentCheck(File(before)).change(File(after), allowed)


def visible_content(text: str) -> Content:
    return content_of(File(text), "html", StandIns())


def test_text_links_and_images() -> None:
    body = (
        '<p>One<br>two</p><!-- no --><div>three<em>!</em></div><a href="/2?a&amp;b">four</a>'
        '<img src="1.jpg" alt="five"><iframe src="//v.example"></iframe>&nbsp;'
        '<picture><source srcset="2.webp"></picture>'
    )
    content = visible_content(FRAME + body)
    assert content.text == "A title\nOne\ntwo\nthree!\nfour\ufffc \ufffc"
    assert content.links == ("https://example.org/1.html", "/2?a&b", "//v.example")
    assert content.images == ("src=1.jpg", "alt=five", "srcset=2.webp")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<p>a</p>", "<p>a </p>", None),
        ("<p>a</p><p></p>", "<p>a</p>", None),
        ("a<p></p>b", "ab", 'the article\'s text would change: "A title a b" to "A title ab"'),
        ("<a href='/1'>a</a>", "<a href='/2'>a</a>", 'the article\'s links would change: "/1" to "/2"'),
        ("<img src='1'><p>", "<p>", 'the article\'s images would change: "src=1" to ""'),
        ("<p>a<script>", "<p>a", None),
    ],
)
def test_a_difference_is_told(before: str, after: str, said: str | None) -> None:
    assert change(FRAME + before, FRAME + after, NOTHING) == said


def test_what_is_claimed_may_change() -> None:
    assert change(FRAME + "<p>a", FRAME + "<p>b", frozenset(["text"])) is None
    assert change(FRAME + "<p>a", FRAME + "<p><a href=b>a</a>", frozenset(["text"])) is not None


def test_title_and_address_count() -> None:
    other = FRAME.replace("A title", "Another")
    assert change(FRAME, other, NOTHING) == 'the article\'s text would change: "A title" to "Another"'
    assert "links" in (change(FRAME, FRAME.replace("1.html", "2.html"), NOTHING) or "")


HOSTILE = {
    "depth": "<div>" * 5_000,
    "formatting": "".join(f"<p><font color=c{number}>" for number in range(2_000)),
    "attributes": "<p " + "".join(f"a{number} " for number in range(5_000)) + ">",
    "size": "<p>" + "a" * 2_000_001,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_refused(kind: str) -> None:
    with pytest.raises(UnverifiableError):
        visible_content(FRAME + HOSTILE[kind])
    assert "cannot be verified" in (change(FRAME + HOSTILE[kind], FRAME + HOSTILE[kind] + "a", NOTHING) or "")


@pytest.mark.parametrize(
    "text", ["", "\0", "\ud83d<p>\udcff", "<", "<!DOCTYPE html><html><body>a", "<svg><p>a", "&#0;"]
)
def test_any_text_can_be_seen(text: str) -> None:
    assert change(text, text, NOTHING) is None


def test_characters_that_html_forbids_are_shown_as_they_are() -> None:
    frame = "<!--1689730743000-->\n[x](https://example.org/1.html)\n------\n\n"
    text = f"{frame}<p>it\x92s <img alt='\ufdd0' src=a> \udc80</p>\n"
    content = visible_content(text)
    assert content.text == "x\nit\x92s \ufffc \udc80"
    assert "alt=\ufdd0" in content.images
