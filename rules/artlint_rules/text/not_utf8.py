from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from artlint import UNREADABLE, Related, Rule, Span, bad, encoding_of, good, undecoded
from artlint_rules.text._code_points import code_points
from artlint_rules.text._preconditions import has_lost_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Encoding, Finding

_lone_surrogates = re.compile("[\ud800-\udc7f\udd00-\udfff]++").finditer
_SHOWN = 6
"""Bytes named in a message; two Chinese characters have six."""

_FIRST = 5
"""The places of undecodable bytes that are shown of a file in another encoding."""


class NotUtf8(Rule):
    """Keep every file in UTF-8.

    A byte that is no UTF-8 is a character that no reader sees any more; it comes of a cut inside a character or of a
    file in another encoding. Where an encoding explains the bytes of the whole file it is named, and rules that would
    judge garbage stay silent; those of security are still heard.
    """

    facts = (has_lost_characters,)
    reads = ("bytes", "code")
    needs_frame = False
    help = "write the file anew in UTF-8 from its source"
    examples = (
        good("<p>总统说：“好”。</p>"),
        good("<p>na\u00efve \U0001f600</p>"),
        bad("<p>中\udce5\udc9b</p>", "5:5 2 bytes are not UTF-8: E5 9B"),
        bad(
            "<p>caf\udce9, th\udce9</p>",
            "5:7 1 byte is not UTF-8: E9 (“é” in Windows-1252)",
            "5:12 1 byte is not UTF-8: E9 (“é” in Windows-1252)",
        ),
        bad("<p>\ud83d</p>", "5:4 half of a character (a lone surrogate): U+D83D"),
        bad("\udcff\udcfe<\0!\0-\0-\0001\0", "1:1 the file is UTF-16 LE with a byte order mark, not UTF-8", whole=True),
        bad("\0<\0p\0>\0a\0b", "1:1 the file is UTF-16 BE without a byte order mark, not UTF-8", whole=True),
        bad("<p>\udcd6\udcd0\udcb9\udcfa\udcc8\udccb\udcc3\udcf1</p>", "1:1 the file is GBK, not UTF-8"),
        bad(
            "<p>" + "\udcf8 \udcff\udcfe\udcfd\udcfc " * 4 + "</p>",
            "1:1 the file is not UTF-8: no known encoding explains its 20 bytes beyond ASCII",
        ),
        bad("\udcff\udcd8\udcff\udce0\0\x10JFIF\0\1\1", "1:1 the file is binary, not text", whole=True),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        if _is_sound(text):
            return
        encoding = encoding_of(article)
        if encoding is not None and encoding.garbles:
            yield self._of_whole_file(text, encoding)
            return
        for match in _lone_surrogates(text):
            yield self.finding(Span(*match.span()), f"half of a character (a lone surrogate): {code_points(match[0])}")
        together = "runs of bytes are not UTF-8" + (f"; in {encoding.name} they are text" if encoding else "")
        for run in undecoded(text):
            yield self.finding(run, _message(run.of(text), encoding), together=together)

    def _of_whole_file(self, text: str, encoding: Encoding) -> Finding:
        first = _first_places(text) if _has_ascii(encoding) else ()
        return self.finding(Span(0, len(text)), _whole_message(text, encoding), code=UNREADABLE, related=first)


def _has_ascii(encoding: Encoding) -> bool:
    """Whether the places of bytes beyond ASCII tell anything: they do not in UTF-16 and in a binary file."""
    return not encoding.name or not encoding.name.startswith(("UTF-", "binary"))


def _first_places(text: str) -> tuple[Related, ...]:
    return tuple(Related(run, _message(run.of(text), None)) for run in islice(undecoded(text), _FIRST))


def _whole_message(text: str, encoding: Encoding) -> str:
    if encoding.name == "binary":
        return "the file is binary, not text"
    if encoding.name:
        return f"the file is {encoding.name}, not UTF-8"
    count = sum(run.end - run.start for run in undecoded(text))
    return f"the file is not UTF-8: no known encoding explains its {count:,} bytes beyond ASCII"


def _is_sound(text: str) -> bool:
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _message(run: str, encoding: Encoding | None) -> str:
    named = " ".join(f"{ord(character) - 0xDC00:02X}" for character in run[:_SHOWN])
    more = " …" if len(run) > _SHOWN else ""
    meant = f" (“{_meant(run, encoding.codec)}” in {encoding.name})" if encoding else ""
    count = "1 byte is" if len(run) == 1 else f"{len(run):,} bytes are"
    return f"{count} not UTF-8: {named}{more}{meant}"


def _meant(run: str, codec: str) -> str:
    return run[:_SHOWN].encode("utf-8", "surrogateescape").decode(codec, "replace")
