from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Severity, Span, bad, excerpt, good
from artlint_rules.text._preconditions import ADDRESS, LETTER, may_glue_address
from artlint_rules.text._prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_TOGETHER = "addresses are glued to the text beside them"
_MOST_BEFORE = 40

_address = re.compile(ADDRESS).finditer
_address_within = re.compile("(?<=[A-Za-z0-9])https?://").search
_word_before = re.compile(r"[A-Za-z0-9]{1,40}\Z").search

_words_behind = re.compile(f"(?![的和与與及或])[{LETTER}][{LETTER}\u3041-\u309f\u30fb-\u30ff]{{0,39}}").match
"""Chinese words, and Japanese ones of Kanji or Katakana: Hiragana behind an address are particles of its sentence, as
the syllables of Korean are, and so are the excluded words of Chinese.
"""

_may_go_on = re.compile(r"[^A-Za-z0-9]\Z|/(?:wiki|tags?|topics?|search|category|categories)/").search
"""The end of an address, or a path, behind which the address may go on in any script."""

_word_behind_host = re.compile(
    r"https?://(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}([A-Z][A-Za-z]{1,40}+)(?![-./@0-9])"
).match
_label_at_end = re.compile(r"(?<=[A-Za-z0-9/=])([A-Z][a-z]{2,20}(?:App|Tube)?):?\Z").search
_labels_an_address = re.compile(r"[ \xa0]?[:：→]?[ \xa0]?https?://").match


class GluedAddress(Rule):
    """Keep a blank or a line break between an address and the words beside it.

    A robot that drops line breaks joins `https://example.org/1` and the next line. Programs, and readers who copy it,
    take the words for a part of the address, which then leads nowhere. Text that shows code is left alone.
    """

    severity = Severity.WARNING
    facts = (may_glue_address,)
    help = "put back the blank or the line break between the address and the words"
    examples = (
        good("<p>详见https://example.org/1。见（https://example.org/2）和https://example.org/3的说明</p>"),
        good("<p>https://zh.wikipedia.org/wiki/桥 https://example.org/tag/5G技术</p>"),
        good("<p>https://web.archive.org/web/2020/https://example.org/ <code>xhttps://a.org</code></p>"),
        good("<p>The hall is at\nhttps://example.org/1</p>"),
        good('<a href="https://example.org/1">https://example.org/1</a>下一行'),
        good("<p>https://example.orgを見る。https://example.org에서 https://a.example.org/Bridge</p>"),
        bad(
            "<p>https://example.org/2YsRD8D哈嘍，大家好！</p>",
            '5:31 "哈嘍" is glued to the end of https://example.org/2YsRD8D',
        ),
        bad(
            "<p>Join the clubhttps://example.org/join</p>",
            '5:13 "club" is glued to the start of https://example.org/join',
        ),
        bad(
            "<p>https://a.example.org/1https://b.example.org/2</p>",
            "5:27 https://b.example.org/2 is glued to the end of https://a.example.org/1",
        ),
        bad(
            "<p>https://example.orgFacebook: one</p>",
            '5:23 "Facebook" is glued to the end of https://example.org',
        ),
        bad(
            "<p>https://example.org/shop/Twitter： https://b.example.org</p>",
            '5:29 "Twitter" is glued to the end of https://example.org/shop/',
        ),
        bad(
            "<p>https://example.org/shop/郵件聯繫：一</p>",
            '5:29 "郵件聯繫" is glued to the end of https://example.org/shop/',
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for text in prose(article):
            for place, message in _findings(article.text, text.span):
                yield self.finding(place, message, together=_TOGETHER)


def _findings(text: str, run: Span) -> list[tuple[Span, str]]:
    """What is glued to the addresses in a run of text: the places, and a message for each."""
    return [glued for match in _address(text, *run) for glued in _glued(text, run, Span(*match.span()))]


def _glued(text: str, run: Span, address: Span) -> Iterator[tuple[Span, str]]:
    """What is glued to a run of characters that begins with an address."""
    before = max(run.start, address.start - _MOST_BEFORE)
    if word := _word_before(text[before : address.start]):
        place = Span(address.start - len(word[0]), address.start)
        yield place, f'"{word[0]}" is glued to the start of {excerpt(address.of(text), 60)}'
    start = address.start
    while inner := _address_within(text, start + 1, address.end):
        place = Span(inner.start(), _end_of_first(text, inner.start(), address.end))
        shown = excerpt(text[start : inner.start()], 60)
        yield place, f"{excerpt(place.of(text), 60)} is glued to the end of {shown}"
        start = inner.start()
    last = Span(start, address.end)
    if words := _words_after(text, run, last):
        shown = excerpt(text[last.start : words.start], 60)
        yield words, f'"{words.of(text)}" is glued to the end of {shown}'


def _end_of_first(text: str, start: int, end: int) -> int:
    """Where an address ends to which another is glued."""
    following = _address_within(text, start + 1, end)
    return following.start() if following else end


def _words_after(text: str, run: Span, address: Span) -> Span | None:
    """The words that are glued to the end of an address, as far as the next sign or blank."""
    written = address.of(text)
    if word := _word_behind_host(written):
        return Span(address.start + word.start(1), address.start + word.end(1))
    if (word := _label_at_end(written)) and _labels_an_address(text, address.end, run.end):
        return Span(address.start + word.start(1), address.start + word.end(1))
    words = _words_behind(text, address.end, run.end)
    if words and (not _may_go_on(written) or text.startswith("：", words.end())):
        return Span(*words.span())
    return None
