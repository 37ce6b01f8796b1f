"""A draft of an article: its pieces, what replaces them, and what does not fit."""

from __future__ import annotations

from random import Random

import pytest
from tests.conftest import HEALTHY

from artlint import Article, Span
from artlint.damage import Damage, Draft, UnfitError, inserted

MATTER = "---\nlayout: post\ntitle: 'A bridge'\ndate: 2023-07-19\n---\n"
POST = f"{MATTER}\nA bridge.\n\n![a](https://a.org/i/1.jpg)\n\nIt is open.\n"
TOML = '+++\ntitle = "A bridge"\ndate = 2023-07-19\n+++\n\nA bridge.\n'


def draft(text: str) -> Draft:
    return Draft(Article(text, path="1.md"))


def test_the_pieces_of_a_frame_are_the_text_of_its_lines() -> None:
    names = "comment epoch comment_end link title middle url link_end separator separator_end blank".split()
    article = draft(HEALTHY)
    assert "".join(map(article.get, names)) == HEALTHY.partition("<div>")[0]


def test_the_pieces_of_front_matter_are_whole_lines() -> None:
    article = draft(POST)
    names = ("fence", "front_other", "front_title", "front_date", "front_end")
    assert "".join(map(article.get, names)) == MATTER
    assert article.front_line("front_title", "⟦x⟧") == "title: ⟦x⟧\n"
    assert draft(TOML).front_line("front_title", "⟦x⟧") == 'title = "⟦x⟧"\n'


def test_the_last_text_of_a_piece_counts_and_marks_make_places() -> None:
    damage = draft(HEALTHY).put(title="x").put(title="a⟦b⟧", last="⟦⟧").damaged("short-body")
    assert "[ab](" in damage.text
    assert [place.of(damage.text) for place in damage.places] == ["b", ""]
    assert damage.places[1].end == len(damage.text) == len(HEALTHY) - len("一座桥重新开放") + 1
    assert damage.also == {"short-body"}


def test_a_draft_is_never_changed() -> None:
    article = draft(HEALTHY)
    article.put(title="x").replace(Span(0, 1), "")
    assert article.damaged().text == HEALTHY


@pytest.mark.parametrize(
    "damage",
    [
        lambda it: it.put(front_title="x"),
        lambda it: it.get("date_label"),
        lambda it: it.put(title="x").replace(Span(0, 60), "").damaged(),
    ],
)
def test_what_is_not_there_cannot_be_damaged(damage: object) -> None:
    article = Article(HEALTHY, path="1.md")
    with pytest.raises(UnfitError):
        damage(Draft(article))  # type: ignore[operator]
    assert Damage("empty-title", lambda it, _: damage(it)).of(article, Random(1)) is None  # type: ignore[operator]


def test_a_text_that_holds_marks_is_not_damaged() -> None:
    article = Article(HEALTHY.replace("桥", "⟦", 1), path="1.md")
    assert inserted("empty-element", "⟦<p></p>⟧").of(article, Random(1)) is None


def test_a_block_stands_alone_in_markdown_and_has_the_images_of_the_article() -> None:
    for seed in range(20):
        text = draft(POST).insert('⟦<img src="{images}/2.jpg">⟧', Random(seed)).damaged().text
        assert '\n\n<div><img src="https://a.org/i/2.jpg"></div>\n\n' in text
        assert text.replace('<div><img src="https://a.org/i/2.jpg"></div>', "").split() == POST.split()


def test_an_image_is_no_damage_where_it_would_be_the_lead_image() -> None:
    article = Article(TOML + "\nIt is open.\n", path="1.md")
    assert inserted("tracking-pixel", '⟦<img src="{images}/2.jpg">⟧').of(article, Random(1)) is None
    assert inserted("empty-element", "⟦<p></p>⟧").of(article, Random(1)) is not None


def test_a_block_stands_in_no_code_and_in_no_item() -> None:
    text = "# A bridge (2023-07-19)\n\nOne.\n\n- two\n\n  three\n\n```\nfour\n```\n\n    five\n\nSix.\n"
    for seed in range(40):
        after = draft(text).insert("⟦<p>x</p>⟧", Random(seed)).damaged().text
        article = Article(after, path="1.md")
        (block,) = [it for it in article.named("p") if it.span.of(after) == "<p>x</p>"]
        assert block.parent is None
        others = [it.name for it in article.elements if it is not block]
        assert others == [it.name for it in Article(text, path="1.md").elements]


def test_content_is_replaced_with_the_elements_around_it_closed() -> None:
    text = HEALTHY.replace("<p>", "<section><p>", 1).replace("</p>\n", "</p></section>\n")
    after = draft(text).only_blocks("<p>a</p>", "⟦<p>b</p>⟧").damaged().text
    assert after.endswith(("<section><p>a</p><p>b</p></section>\n", "<p>a</p><p>b</p>\n"))
    assert Article(after, path="1.md").document.errors == ()
    assert Article(after, path="1.md").lead_image is not None
