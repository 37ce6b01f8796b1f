"""Digests of texts, by which findings and files are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def short_digest(texts: Iterable[str], length: int) -> str:
    """A digest of texts in so many characters of 6 bits."""
    from base64 import urlsafe_b64encode  # as hashlib below

    return urlsafe_b64encode(_sha256(texts))[:length].decode("ascii")


def hex_digest(texts: Iterable[str]) -> str:
    """A digest of texts in 32 characters of 4 bits."""
    return _sha256(texts).hex()[:32]


def _sha256(texts: Iterable[str]) -> bytes:
    from hashlib import sha256  # only a file with findings needs it

    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).digest()
