"""artlint's own comments in a file: their places, and the text without them.

Rules see the article without these comments. `CommentMap` turns its places into those of the file, and back.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from artlint.article.frame import read_frame
from artlint.article.frontmatter import UNCLOSED
from artlint.article.parts import Frame
from artlint.html import parse
from artlint.span import Span

_candidates = re.compile(r"<!--\s*+artlint(?![a-z0-9])(?:(?!-->|<!--).)*+-->", re.IGNORECASE | re.DOTALL).finditer
_half = re.compile(r"(?:<|&[#\w]{0,40})\Z").search
_LONGEST_HALF = 42
"""Code points. A comment behind half a tag or reference is not taken out: the two halves around it would join."""


class Comment(NamedTuple):
    """A comment to artlint. `span` is its place; `content` is the place of the words between `<!--` and `-->`.

    `cut` is what to delete to remove it: the whole line, where the comment stands alone on it, else `span`.
    """

    span: Span
    cut: Span
    content: Span


class CommentMap:
    """The map between places of a file and places of the article, which lacks artlint's comments."""

    def __init__(self, pieces: Iterable[Span]) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece.start for piece in self._pieces]
        self._removed = [0, *accumulate(piece.end - piece.start for piece in self._pieces)]
        self._gaps = [start - gone for start, gone in zip(self._starts, self._removed, strict=False)]

    def without(self, text: str) -> str:
        """A text of the file without the comments."""
        starts = [0, *(piece.end for piece in self._pieces)]
        ends = [*self._starts, len(text)]
        return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))

    def to_file(self, span: Span) -> Span:
        """The span of the file for a span of the article; comments at its borders are not part of it."""
        start = span.start + self._removed[bisect_right(self._gaps, span.start)]
        if span.start == span.end:
            return Span(start, start)
        return Span(start, span.end + self._removed[bisect_left(self._gaps, span.end)])

    def to_article(self, offset: int) -> int:
        """The offset in the article for an offset in the file; for one inside a comment, where the comment was."""
        at = bisect_right(self._starts, offset)
        if at and offset < self._pieces[at - 1].end:
            return self._gaps[at - 1]
        return offset - self._removed[at]

    def meets(self, span: Span) -> bool:
        """Whether a span of the file meets a comment."""
        at = bisect_right(self._starts, span.start)
        before = at and self._pieces[at - 1].end > span.start
        return bool(before) or (at < len(self._starts) and self._starts[at] < span.end)


def find_candidates(text: str) -> list[Span]:
    """What is written as a comment to artlint, in order: whether it is one depends on how the body is read."""
    return [Span(*match.span()) for match in _candidates(text)]


def comments_of(text: str, spans: list[Span]) -> tuple[Comment, ...]:
    """The comments at places of a text."""
    return tuple(_read(text, spans))


def outside_front_matter(text: str, spans: list[Span]) -> list[Span]:
    """The candidates that do not stand in front matter, where a value may hold anything."""
    map_ = CommentMap(_pieces(text, spans))
    frame = read_frame(map_.without(text))
    return [span for span in spans if not _in_front_matter(frame, map_.to_article(span.start))]


def real_in_html(text: str, spans: list[Span]) -> list[Span]:
    """The candidates that are comments where the body is HTML: not those in an attribute or a script."""
    map_ = CommentMap(_pieces(text, spans))
    body = read_frame(map_.without(text)).body.start
    if all(map_.to_article(span.start) <= body for span in spans):
        return spans
    start = map_.to_file(Span(body, body)).start
    comments = set(parse(text[start:], start).comments)
    return [span for span in spans if map_.to_article(span.start) <= body or span in comments]


def map_of(text: str, comments: Iterable[Comment]) -> CommentMap:
    """The map for some comments of a text. The line of a comment is left out too, where nothing else stands on it."""
    return CommentMap(_pieces(text, [comment.span for comment in comments]))


def _read(text: str, spans: list[Span]) -> Iterator[Comment]:
    for group in _groups(text, spans):
        line = _line_of(text, group) if len(group) == 1 else None
        for span in group:
            inner = text[span.start + 4 : span.end - 3]
            start = span.start + 4 + len(inner) - len(inner.lstrip())
            yield Comment(span, line or span, Span(start, start + len(inner.strip())))


def _in_front_matter(frame: Frame, offset: int) -> bool:
    block = frame.front_matter
    return block is not None and block.defect != UNCLOSED and block.span.start < offset < block.span.end


def _pieces(text: str, spans: list[Span]) -> Iterator[Span]:
    """What is left out of a text: lines and comments, none over another."""
    end = 0
    for group in _groups(text, spans):
        line = _line_of(text, group)
        if line is not None:
            yield Span(max(end, line.start), line.end)
            end = line.end
        else:
            yield from (span for span in group if not _half(text, max(0, span.start - _LONGEST_HALF), span.start))


def _groups(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    """Groups of comments that only blanks part from one another."""
    group: list[Span] = []
    for span in spans:
        if group and text[group[-1].end : span.start].strip(" \t"):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _line_of(text: str, group: list[Span]) -> Span | None:
    """The whole line of some comments with its line end, None where anything else stands on it.

    For a last line without a line end it is the line with the line end before it, so that none is added at the end.
    """
    start, end = _line_start(text, group[0].start), _blanks_behind(text, group[-1].end)
    if start is None or (end < len(text) and text[end] not in "\r\n"):
        return None
    if end < len(text):
        return Span(start, end + (2 if text.startswith("\r\n", end) else 1))
    before = text[max(0, start - 2) : start]
    return Span(start - (2 if before == "\r\n" else before[-1:] in ("\r", "\n")), end)


def _line_start(text: str, offset: int) -> int | None:
    """The start of the line of an offset, None where anything but blanks stands before the offset."""
    while offset and text[offset - 1] in " \t":
        offset -= 1
    at_start = offset == 0 or text[offset - 1] in "\r\n" or (offset == 1 and text[0] == "\ufeff")
    return offset if at_start else None


def _blanks_behind(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in " \t":
        offset += 1
    return offset
