"""Reading artlint's own comments: `artlint-ignore RULE[, RULE] [until 2027-01-31] -- reason`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from artlint.article.parts import Complaint, Piece, Suppression
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.article.comments import Comment

IGNORE, IGNORE_FILE = "artlint-ignore", "artlint-ignore-file"

DAY = 86_400_000
"""A day in milliseconds."""

_reason = re.compile(r"(?:\A|\s)--(?:\s|\Z)").search
_until = re.compile(r"(?:\A|\s)until(?:\s+|\Z)(.*)", re.DOTALL).search
_day = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII).fullmatch
_names = re.compile(r"[^,]+").finditer
_word = re.compile(r"\S+").match


def read_suppression(text: str, comment: Comment) -> Suppression:
    """The suppression of a comment. One that cannot be understood does not hold, and has a complaint."""
    content = comment.content.of(text)
    word = _word(content)
    verb = word.group() if word else ""
    read = Suppression(comment.span, comment.cut, verb == IGNORE_FILE)
    if verb not in (IGNORE, IGNORE_FILE):
        message = f"`{_short(verb)}` is nothing that artlint understands: {IGNORE} and {IGNORE_FILE} are"
        return _void(read, message, comment.content)
    rest = Piece(content[len(verb) :], Span(comment.content.start + len(verb), comment.content.end))
    terms, reason = _without_reason(rest)
    return _with_names(_with_until(read._replace(reason=reason), terms), terms)


def _without_reason(rest: Piece) -> tuple[Piece, str | None]:
    match = _reason(rest.text)
    if match is None:
        return rest, None
    reason = " ".join(rest.text[match.end() :].split())
    return _piece(rest, 0, match.start()), reason or None


def _with_until(read: Suppression, terms: Piece) -> Suppression:
    match = _until(terms.text)
    if match is None:
        return read
    until = _trimmed(_piece(terms, *match.span(1)))
    end = end_of_day(until.text)
    if end is None:
        message = f"`until {_short(until.text)}` names no day: a day is written as 2027-01-31"
        return _void(read, message, until.span if until.text else read.span)
    return read._replace(until=until, end=end)


def _with_names(read: Suppression, terms: Piece) -> Suppression:
    match = _until(terms.text)
    listed = _piece(terms, 0, match.start() if match else len(terms.text))
    names = tuple(name for name in _pieces(listed) if name.text)
    if not names:
        return _void(read, "the comment names no rule", read.span)
    for name in names:
        if len(name.text.split()) > 1:
            return _void(read, f"`{_short(name.text)}`: commas go between rules, and ` -- ` before a reason", name.span)
    return read._replace(names=names)


def end_of_day(written: str) -> int | None:
    """The moment when a day, written as 2027-01-31, is over in UTC (milliseconds); None where it is no such day."""
    match = _day(written)
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    try:
        return int(datetime(year, month, day, tzinfo=UTC).timestamp()) * 1000 + DAY
    except ValueError:
        return None


def _pieces(listed: Piece) -> Iterator[Piece]:
    return (_trimmed(_piece(listed, *match.span())) for match in _names(listed.text))


def _piece(whole: Piece, start: int, end: int) -> Piece:
    return Piece(whole.text[start:end], Span(whole.span.start + start, whole.span.start + end))


def _trimmed(piece: Piece) -> Piece:
    text = piece.text.strip()
    start = piece.span.start + len(piece.text) - len(piece.text.lstrip())
    return Piece(text, Span(start, start + len(text)))


def _void(read: Suppression, message: str, span: Span) -> Suppression:
    return read._replace(holds=False, complaints=(*read.complaints, Complaint(span, message)))


def _short(text: str) -> str:
    return " ".join(text.split())[:60]
