"""Every text that the rule knows is found, in the languages that are looked for and in no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Paragraph, Span
from artlint.article import File
from artlint.judge import lint
from artlint.testing import HEALTHY_FRAME
from artlint_rules.text._feed import kind_of, suspects
from artlint_rules.text._remnants import WORDS, Words
from artlint_rules.text.feed_remnant import FeedRemnant

TEXTS = [
    (language, text) for language, words in WORDS.items() for text in (*words.stubs, *words.share, *words.subscribe)
]


def found(body: str, *languages: str) -> list[str]:
    rule = FeedRemnant(languages=languages) if languages else FeedRemnant()
    return [it.message for it in lint(File(f"{HEALTHY_FRAME}{body}\n", now=0), [rule]).findings]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_button_is_found_in_its_language(language: str, text: str) -> None:
    assert len(found(f"<p>[{text.capitalize()}…]</p>", language)) == 1


@pytest.mark.parametrize(("language", "words"), WORDS.items())
def test_notes_windows_and_links_to_the_rest_are_found(language: str, words: Words) -> None:
    paragraphs = [f"{start}A {marker} B" for start, marker in words.notes]
    paragraphs += [f"{start} A {end}" for start, end in words.windows]
    paragraphs += [f"A bridge… {marker} “A bridge”" for marker in words.goes_on]
    assert [len(found(f"<p>{text}</p>", language)) for text in paragraphs] == [1] * len(paragraphs)


def test_a_language_that_is_not_asked_for_is_not_looked_for() -> None:
    assert found("<p>Weiterlesen</p><p>Read more</p>", "de") == ['link to the rest of a text: "Weiterlesen"']
    assert len(found("<p>Weiterlesen</p><p>Read more</p>")) == 2


@pytest.mark.parametrize("text", ["Facebook / Twitter / Telegram", "Twitter | Email", "Share", "Print it, share it"])
def test_the_pages_of_an_author_and_a_heading_are_no_buttons(text: str) -> None:
    assert found(f"<h2>{text}</h2>") == []


def test_a_sentence_that_only_holds_such_words_is_none() -> None:
    assert found("<p>We continue reading on. Continue reading the text, and read more.</p>") == []


PIECES = (
    *(
        "read more",
        "Read more",
        "TWEET",
        "share",
        "Pin",
        "Email",
        "微博",
        "x",
        "继续阅读",
        "Click to",
        "Klick",
        "The post",
    ),
    *(
        "appeared first on",
        "(Opens in new window)",
        "Continue reading",
        "…",
        "“",
        "”",
        "→",
        "]",
        " ",
        "，",
        "、",
        "|",
        ".",
    ),
    *("’", "\u212a", "ﬅ", "桥", "。"),
)


KNOWN = ("Tweet、Pin，", "Tweet | Faceboo\u212a", "Read more ’", "READ MORE", "A bridge… Continue reading “B”")


@pytest.mark.parametrize("text", KNOWN)
def test_a_paragraph_that_is_known_is_looked_at(text: str) -> None:
    assert kind_of(text, tuple(WORDS)) is not None
    assert suspects([Paragraph(Span(0, len(text)), text)], tuple(WORDS))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_no_paragraph_that_is_known_is_passed_over(text: str) -> None:
    folded = " ".join(text.split())
    paragraph = Paragraph(Span(0, len(folded)), folded)
    if kind_of(folded, tuple(WORDS)) is not None:
        assert suspects([paragraph], tuple(WORDS)) == [paragraph]
