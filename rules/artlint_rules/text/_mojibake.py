"""Garbled text: what was written in one encoding and read in another, and what was meant.

A whole run of letters is judged, for pairs that mean something by chance stand in every run. `_utf8_garbled` knows
UTF-8 that was read in another encoding and tells it sequence by sequence; `_misread` knows what is told only by a whole
file's text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from artlint import Span
from artlint_rules.text._misread import misread
from artlint_rules.text._utf8_garbled import WINDOWS_1251, Piece, broken_utf8, read_as_gbk, utf8_in


class Garbled(NamedTuple):
    """A piece of garbled text.

    `meant` is what was written, None where no encoding tells it; `cause` says what happened, such as `GBK read as
    Latin-1`. All pieces of one `group` are known by one another, so they are one finding; without a group a piece is
    one. `doubtful`: letters near by are not explained by the cause.
    """

    span: Span
    meant: str | None
    cause: str
    group: str = ""
    doubtful: bool = False

    @property
    def is_mendable(self) -> bool:
        """Whether all that was meant is known, and can stand in a text."""
        return self.meant is not None and not self.doubtful and not _unwritable(self.meant)


_controls = re.compile("[\x80-\x9f]").findall
_unwritable = re.compile("[\0-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]").search
_LOST = ("锟斤拷", "烫烫烫", "屯屯屯")
_lost = re.compile("(?:锟斤拷)++|烫{3,}+|屯{3,}+").finditer
_latin_lead = re.compile("[\xc2-\xf4]").search


def garbled(text: str) -> list[Garbled]:
    """Every piece of garbled text, by place; none lies over another."""
    if text.isascii():
        return []
    found = _in_latin_letters(text) if _latin_lead(text) else []
    found += (*utf8_in(text, WINDOWS_1251), *read_as_gbk(text))
    if any(sign in text for sign in _LOST):
        found += (Piece(match.span(), None, "what was meant is lost") for match in _lost(text))
    return [Garbled(Span(*piece.span), *piece[1:]) for piece in _apart(sorted(found))]


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without the pieces that lie over one before them."""
    end = 0
    for piece in pieces:
        if piece.span[0] >= end:
            yield piece
            end = piece.span[1]


def is_mended_whole(text: str, pieces: Iterable[Garbled]) -> bool:
    """Whether nothing garbled is left of a text when all its pieces are mended, and what comes to light after that.

    A text that is garbled in part no encoding explains any more: so either all of a file is mended, or nothing.
    Each round makes the garbled text shorter by half.
    """
    pieces = list(pieces)
    controls = len(_controls(text)) - sum(len(_controls(piece.span.of(text))) for piece in pieces)
    while pieces:
        if not all(piece.is_mendable for piece in pieces) or any(map(_touch, pieces, pieces[1:])):
            return False
        text = _mended(text, pieces)
        pieces = garbled(text)
    return len(_controls(text)) <= controls


def _touch(one: Garbled, other: Garbled) -> bool:
    """Whether two pieces of different findings lie side by side: where one ends and the other begins is a guess."""
    return one.span.end == other.span.start and not (one.group and one.group == other.group)


def _mended(text: str, pieces: list[Garbled]) -> str:
    done, parts = 0, []
    for piece in pieces:
        parts += [text[done : piece.span.start], piece.meant or ""]
        done = piece.span.end
    return "".join((*parts, text[done:]))


def _in_latin_letters(text: str) -> list[Piece]:
    """What was read as Windows-1252 or Latin-1. Of letters that another encoding explains whole, UTF-8 has no say."""
    whole = misread(text)
    taken = sorted(piece.span for piece in whole)
    return [*whole, *(piece for piece in broken_utf8(text) if not _overlaps(piece.span, taken))]


def _overlaps(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    at = bisect_left(spans, span)
    return any(other[0] < span[1] and span[0] < other[1] for other in spans[max(0, at - 1) : at + 1])
