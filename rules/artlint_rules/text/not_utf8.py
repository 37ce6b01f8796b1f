from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Span, bad, good
from artlint.article import undecoded
from artlint_rules.text._code_points import code_points
from artlint_rules.text._encoding import wide_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_lone_surrogates = re.compile("[\ud800-\udc7f\udd00-\udfff]++").finditer
_decoded = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]").search
_SHOWN = 6
"""Bytes named in a message; two Chinese characters have six."""

_ANOTHER_ENCODING = 8
"""Undecodable pieces in a file without one good character beyond ASCII: it has another encoding as a whole."""


class NotUtf8(Rule):
    """Keep every file in UTF-8.

    A byte that is no UTF-8 is a character that no reader sees any more; it comes of a cut inside a character or of a
    file in another encoding.
    """

    signs = ("no-characters",)
    needs_frame = False
    help = "write the file anew in UTF-8 from its source"
    examples = (
        good("<p>总统说：“好”。</p>"),
        good("<p>na\u00efve \U0001f600</p>"),
        bad("<p>中\udce5\udc9b</p>", "5:5 2 bytes are not UTF-8: E5 9B"),
        bad("<p>caf\udce9, th\udce9</p>", "5:7 1 byte is not UTF-8: E9", "5:12 1 byte is not UTF-8: E9"),
        bad("<p>\ud83d</p>", "5:4 half of a character (a lone surrogate): U+D83D"),
        bad("\udcff\udcfe<\0!\0-\0-\0001\0", "1:1 the file is UTF-16, not UTF-8", whole=True),
        bad("<\0!\0-\0-\0001\0006\0008\0", "1:1 the file is UTF-16, not UTF-8", whole=True),
        bad(
            "<p>\udcd6\udcd0 \udcb9\udcfa" + " \udcd6\udcd0" * 6 + "</p>",
            "5:4 the file is not UTF-8: none of its 16 bytes beyond ASCII fits",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        if _is_sound(text):
            return
        if encoding := wide_encoding(text):
            yield self.finding(Span(0, min(2, len(text))), f"the file is {encoding}, not UTF-8")
            return
        for match in _lone_surrogates(text):
            yield self.finding(Span(*match.span()), f"half of a character (a lone surrogate): {code_points(match[0])}")
        if not _decoded(text) and (whole := _summary(text)):
            yield self.finding(*whole)
            return
        for run in undecoded(text):
            yield self.finding(run, _message(run.of(text)))


def _summary(text: str) -> tuple[Span, str] | None:
    """One finding for a file that has another encoding as a whole: the first run, and how many bytes there are."""
    runs = count = 0
    first = Span(0, 0)
    for run in undecoded(text):
        first = first if runs else run
        runs += 1
        count += run.end - run.start
    if runs < _ANOTHER_ENCODING:
        return None
    return first, f"the file is not UTF-8: none of its {count:,} bytes beyond ASCII fits"


def _is_sound(text: str) -> bool:
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _message(run: str) -> str:
    named = " ".join(f"{ord(character) - 0xDC00:02X}" for character in run[:_SHOWN])
    more = " …" if len(run) > _SHOWN else ""
    return f"1 byte is not UTF-8: {named}" if len(run) == 1 else f"{len(run):,} bytes are not UTF-8: {named}{more}"
