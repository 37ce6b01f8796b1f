"""Addresses that a Markdown renderer makes links of, where it does not see HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Span, decode_references, late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article

_PIECE = r"[^\x00-\x20<>()]"
_destinations = late(
    rf"\]\([ \t\r\n]*+(?:<([^<>\r\n]*+)>?+|({_PIECE}++(?:\({_PIECE}*+\){_PIECE}*+)*+))"  # [text](address), (<address>)
    r"|^ {0,3}\[[^\]\r\n]++\]:[ \t]*+<?+([^\x00-\x20<>]++)"  # [name]: address
    r"|<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20<>]*+)>",  # <address>
    re.MULTILINE,
)
_blank_line = late(r"\n[ \t\r]*+\n")
_escape = late(r"\\([!-/:-@\[-`{-~])")


def destination(written: str) -> str:
    """The address that Markdown reads where that is written: without `<`, backslashes and character references."""
    return decode_references(_escape().sub(r"\1", written.removeprefix("<")))


def destinations(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The addresses of a text's links, images and definitions as Markdown reads them, and their places in the file."""
    for match in _destinations().finditer(span.of(text)):
        place = match.span(match.lastindex or 0)
        yield destination(match[match.lastindex or 0]), Span(span.start + place[0], span.start + place[1])


def in_paragraphs(article: Article) -> Iterator[tuple[str, Span]]:
    """The same of the body's paragraphs of Markdown: up to a blank line, what begins with a tag is HTML."""
    text, start, end = article.text, *article.body
    if text.find("](", start, end) < 0 and text.find("]:", start, end) < 0:
        return
    while start < end:
        blank = _blank_line().search(text, start, end)
        paragraph = Span(start, blank.start() if blank else end)
        if not paragraph.of(text).lstrip(" \t\r\n").startswith("<"):
            yield from destinations(text, paragraph)
        start = blank.end() - 1 if blank else end
