"""Bytes to text and back without losing one (design, law 3)."""

from collections.abc import Iterator
from typing import NamedTuple

from artlint.patterns import late
from artlint.span import Span

_undecoded = late("[\udc80-\udcff]+")


class Encoding(NamedTuple):
    """What the bytes of a file are, where they are not UTF-8.

    `name` is shown to people; it is empty where the encoding is unknown. `codec` is Python's name for it, empty where
    the bytes are no text. `garbles` is true where letters were read wrongly, so that no rule may judge by them.
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
    for match in _undecoded().finditer(text):
        yield Span(*match.span())
