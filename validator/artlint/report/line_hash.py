"""The hash by which GitHub recognises a line: `primaryLocationLineHash`, as github/codeql-action computes it.

Its `src/fingerprints.ts` says: a rolling hash to the base 37 in 64 bits over the first 100 UTF-16 units from the start
of the line, spaces and tabs left out, every line end a line feed, 65535 at the end of the file and zeros behind it;
then how often the same hash stood in the file so far. Another value makes the upload warn.
"""

from __future__ import annotations

from collections import Counter
from struct import unpack
from typing import TYPE_CHECKING

from artlint.article.decode import encode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_UNITS = 100
_BYTES = 2 * _UNITS
_END_OF_FILE = b"\xff\xff"


def line_hashes(text: str, lines: Collection[int]) -> Mapping[int, str]:
    """The hashes of these lines of a file, which count from 1."""
    hashes: dict[int, str] = {}
    last = max(lines, default=0)
    seen: Counter[bytes] = Counter()
    for number, window in enumerate(_windows(_hashed_characters(text)), 1):
        if number > last:
            break
        seen[window] += 1
        if number in lines:
            hashes[number] = f"{_hash(window):x}:{seen[window]}"
    return hashes


def _hashed_characters(text: str) -> str:
    if not text.isascii():
        text = encode(text).decode("utf-8", "replace")  # Node reads a byte that is no UTF-8 as U+FFFD
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")


def _windows(text: str) -> Iterator[bytes]:
    """The units that are hashed of each line."""
    start = 0
    while start >= 0:
        units = text[start : start + _UNITS].encode("utf-16-le")
        if start + _UNITS > len(text):
            units += _END_OF_FILE
        yield units[:_BYTES].ljust(_BYTES, b"\0")
        end = text.find("\n", start)
        start = end + 1 if end >= 0 else -1


def _hash(window: bytes) -> int:
    value = 0
    for unit in unpack(f"<{_UNITS}H", window):
        value = (value * 37 + unit) & 0xFFFF_FFFF_FFFF_FFFF
    return value
