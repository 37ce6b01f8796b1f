"""Bytes to text and back without losing one (design, law 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.article.article import Article

_undecoded = re.compile("[\udc80-\udcff]+").finditer
_may_be_foreign = re.compile("[\0\udc80-\udcff]").search
"""UTF-16 and UTF-32 have NUL in each of their ASCII characters; other encodings have bytes that are no UTF-8."""


class Encoding(NamedTuple):
    """What explains a file's bytes.

    `name` is for a reader, and empty where nothing explains them. `codec` is Python's name, empty for what is no text.
    `garbles`: whether the letters of the file cannot be read as they are, so that what is judged by them is not judged.
    """

    name: str
    codec: str
    garbles: bool = True


def decode(data: bytes) -> str:
    """UTF-8 text; a byte that is no UTF-8 becomes a surrogate U+DC80 to U+DCFF (PEP 383). A BOM stays."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """The bytes that `decode` read. Lone surrogates that no byte stands for are written as UTF-8 would."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def undecoded(text: str) -> Iterator[Span]:
    """Each run of bytes that could not be decoded, in order."""
    if text.isascii():
        return
    for match in _undecoded(text):
        yield Span(*match.span())


def encoding_of(article: Article) -> Encoding | None:
    """What the file of an article is encoded in as a whole; None where that is UTF-8, sound or damaged in places."""
    unusual = article.unusual_characters
    if not unusual or _may_be_foreign(unusual) is None:
        return None
    return article.once(_encoding_of_article)


def meant_text(text: str) -> str:
    """What `decode` read, read in the encoding that explains its bytes, without a byte order mark.

    The text itself where that is UTF-8 or nothing explains them.
    """
    encoding = _encoding(text)
    if encoding is None or not encoding.codec:
        return text
    return encode(text).decode(encoding.codec, "replace").removeprefix("\ufeff")


def _encoding_of_article(article: Article) -> Encoding | None:
    return _encoding(article.text)


def _encoding(text: str) -> Encoding | None:
    if text.isascii() and "\0" not in text:
        return None
    if _may_be_foreign(text) is None:
        return None
    from artlint.article.encodings import other_encoding  # hardly any file needs it

    return other_encoding(text)
