"""CommonMark's own examples through our reading, with markdown-it-py as the other renderer."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from tests.markdown.spec import examples

from artlint.markdown import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from artlint.html import Element
    from artlint.span import Span


def _tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").parse(text):
        yield token
        yield from token.children or ()


def _of_kind(text: str, *kinds: str) -> list[str]:
    return ["".join(token.content.split()) for token in _tokens(text) if token.type in kinds]


@pytest.mark.parametrize("text", examples())
def test_raw_html_stands_where_the_other_renderer_leaves_it(text: str) -> None:
    found = "".join("".join(text[start:end].split()) for start, end in read(text).raw)
    assert found == "".join(_of_kind(text, "html_block", "html_inline"))


@pytest.mark.parametrize("text", examples())
def test_links_and_images_have_the_addresses_of_the_other_renderer(text: str) -> None:
    reading = read(text)
    made = [it for it in reading.document.named("a", "img") if not _is_raw(it, reading.raw)]
    ours = [it.get("href") or it.get("src") for it in made]
    tokens = [it for it in _tokens(text) if it.type in {"link_open", "image"}]
    theirs = [str(it.attrGet("href") or it.attrGet("src") or "") for it in tokens]
    assert [unquote(url) for url in ours] == [unquote(url) for url in theirs]


def _is_raw(element: Element, raw: tuple[Span, ...]) -> bool:
    return any(start <= element.start < end for start, end in raw)


@pytest.mark.slow
@pytest.mark.parametrize("text", examples())
def test_each_place_is_in_the_text(text: str) -> None:
    reading = read(text)
    for element in reading.document.elements:
        assert 0 <= element.start <= element.start_end <= element.end <= len(text)
        assert all(0 <= start <= end <= len(text) for it in element.attributes for start, end in (it.value_span,))
    runs = [run.span for run in reading.document.texts]
    assert runs == sorted(runs)
    assert all(one.end <= other.start for one, other in itertools.pairwise(runs))
