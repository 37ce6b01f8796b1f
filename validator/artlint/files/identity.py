"""By what a file's content is known: to git and the cache by its bytes, to a baseline by its own address and body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.model import short_digest

if TYPE_CHECKING:
    from artlint.article import Article

_LENGTH = 6
"""Characters of 6 bits, which tell the files of an archive apart."""


def blob_id(data: bytes) -> bytes:
    """The digest by which git knows a file's bytes."""
    from hashlib import sha1  # only a run with a cache needs it

    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).digest()


def file_marks(article: Article) -> tuple[str, str]:
    """What a renamed file is known by: a digest of its own address, one of its body; each empty without it."""
    own = article.address
    body = article.body.of(article.text)
    address = short_digest((own.url,), _LENGTH) if own else ""
    return address, short_digest((body,), _LENGTH) if body else ""
