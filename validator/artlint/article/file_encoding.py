"""The encoding of a file as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article.decode import encode
from artlint.patterns import late

if TYPE_CHECKING:
    from artlint.article.article import Article
    from artlint.article.decode import Encoding

_may_be_foreign = late("[\0\udc80-\udcff]")
"""UTF-16 and UTF-32 have NUL in each of their ASCII characters; other encodings have bytes that are no UTF-8."""


def encoding_of(article: Article) -> Encoding | None:
    """The encoding of the file of an article; None where that is UTF-8, sound or damaged in places."""
    unusual = article.unusual_characters
    if not unusual or _may_be_foreign().search(unusual) is None:
        return None
    return article.once(_encoding_of_article)


def meant_text(text: str) -> str:
    """A text that `decode` read, decoded in the encoding of its bytes instead, without a byte order mark.

    It is the same text where the bytes are UTF-8, or no encoding explains them.
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
    if _may_be_foreign().search(text) is None:
        return None
    from artlint.article.encodings import other_encoding  # hardly any file needs it

    return other_encoding(text)
