"""Bodies as sets of shingles, and signatures by which sets are compared (MinHash, Broder 1997)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

BANDS, ROWS = 10, 5
"""Two sets with a Jaccard index of 0.8 share a band with a chance of 98 %, two with 0.5 with one of 27 %."""

_HASHES = 96
_SEED = 1
_BITS = 2
"""Bits of each hash that a signature keeps: with 96 hashes the index is told within 0.05 (one standard deviation)."""

_WITHOUT_BLANKS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_word = re.compile(rf"[{_WITHOUT_BLANKS}]|[^\W{_WITHOUT_BLANKS}]+")


def words(text: str) -> list[str]:
    """The words of a text; each character of Chinese, Japanese and Korean is one. Case and signs do not count."""
    return _word.findall(canonical(text).casefold())


def shingles(its_words: list[str]) -> list[str]:
    """All runs of five words."""
    return list(map(" ".join, zip(*(its_words[at:] for at in range(5)), strict=False)))


def hashes(pieces: list[str]) -> list[int]:
    """The least hashes of a set of shingles under 96 permutations."""
    from rensa import RMinHash  # a library of its own, only for archives

    minimum = RMinHash(num_perm=_HASHES, seed=_SEED)
    minimum.update(pieces)
    found: list[int] = minimum.digest()
    return found


def bands(least: list[int]) -> Iterator[bytes]:
    """The keys of a set: two sets that share one may be alike."""
    for band in range(BANDS):
        rows = least[band * ROWS : (band + 1) * ROWS]
        yield bytes((band,)) + repr(rows).encode()


def signature(least: list[int]) -> str:
    """Two bits of each hash, four hashes to a character."""
    low = [value % (1 << _BITS) for value in least]
    return "".join(chr(a | b << 2 | c << 4 | d << 6) for a, b, c, d in zip(*[iter(low)] * 4, strict=True))


def likeness(one: str, other: str) -> float:
    """The Jaccard index of two sets as their signatures tell it, 0 to 1."""
    equal = sum(_EQUAL[ord(a) ^ ord(b)] for a, b in zip(one, other, strict=True))
    by_chance = 1 / (1 << _BITS)
    return max(0.0, (equal / (4 * len(one)) - by_chance) / (1 - by_chance))


_EQUAL = [sum(not value >> shift & 3 for shift in (0, 2, 4, 6)) for value in range(256)]
"""How many of four pairs of bits are zero, by the byte that they make."""
