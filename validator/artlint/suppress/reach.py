"""The reach of a comment: the next line in the frame, the next element or text in the body.

All offsets are those of the article without artlint's comments, in code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from artlint.characters import BLANK
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artlint.article import Article, File
    from artlint.article.parts import Suppression

_line_end = re.compile(r"[\r\n]|\Z").search
_filled = re.compile(r"[^ \t\r\n]|\Z").search


class CommentReach:
    """The reach of the comments of one file."""

    def __init__(self, file: File) -> None:
        self._map = file.comment_map
        self._article = file.article
        self._body: _Body | None = None

    def comment(self, comment: Suppression) -> Span:
        """The span in which a finding must start to be hidden by a comment."""
        at = self._map.to_article(comment.span.start)
        start = self._line_above(at) if comment.cut != comment.span else at
        return Span(start, self._line_below(at) if at < self._article.frame.end else self._next(at))

    def _line_above(self, at: int) -> int:
        """The end of the line above, where a missing line is reported: the comment stands in the place of that line."""
        text = self._article.text
        if text.startswith("\r\n", at - 2):
            return at - 2
        return at - 1 if at and text[at - 1] in "\r\n" else at

    def _line_below(self, at: int) -> int:
        """The end of the next line that is not empty, line end included; front matter counts as one line."""
        block = self._article.frame.front_matter
        if block is not None and at <= block.span.start:
            return block.span.end + 1
        return _end(_line_end, self._article.text, _end(_filled, self._article.text, at)) + 1

    def _next(self, at: int) -> int:
        if self._body is None:
            self._body = _Body(self._article)
        return self._body.end_of_next(at)


class _Body:
    """The elements, texts that are not blank, and end tags of a body, in order."""

    def __init__(self, article: Article) -> None:
        document = article.document
        self._text = article.text
        self._length = len(article.text)
        self._texts = [text.span for text in document.texts]
        self._text_starts = [span.start for span in self._texts]
        tags = (element.end_tag for element in document.elements)
        pieces = [
            *(element.span for element in document.elements),
            *(tag for tag in tags if tag is not None),
            *document.stray,
            *(span for span in self._texts if self._is_filled(span)),
        ]
        self._pieces = sorted(pieces)
        self._starts = [piece.start for piece in self._pieces]

    def end_of_next(self, at: int) -> int:
        """The end of the next element, text up to a tag, or end tag behind a place.

        Blank text and comments are passed over. Behind the last piece it is the end of the file.
        """
        text = bisect_right(self._text_starts, at) - 1
        if text >= 0 and self._is_filled(Span(at, self._texts[text].end)):
            return self._texts[text].end
        following = bisect_left(self._starts, at)
        return self._pieces[following].end if following < len(self._pieces) else self._length + 1

    def _is_filled(self, span: Span) -> bool:
        return bool(span.of(self._text).strip(BLANK))


class InnermostSpans:
    """Spans with a number each; finds the one around a place that starts nearest before it."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._borders, self._owners = _innermost_by_border(sorted(spans, key=lambda it: (it[0].start, -it[0].end)))

    def around(self, offset: int) -> int | None:
        """The number of that span for an offset, None where there is none."""
        at = bisect_right(self._borders, offset) - 1
        return self._owners[at] if at >= 0 else None


def _innermost_by_border(spans: list[tuple[Span, int]]) -> tuple[list[int], list[int | None]]:
    """The offsets from which another span is the innermost, and the number of that span (None: there is none)."""
    borders = sorted({border for span, _ in spans for border in span})
    owners: list[int | None] = []
    around: list[tuple[int, int]] = []
    waiting = iter(_started(spans, borders))
    for border in borders:
        around += next(waiting)
        while around and around[-1][0] <= border:
            around.pop()
        owners.append(around[-1][1] if around else None)
    return borders, owners


def _started(spans: list[tuple[Span, int]], borders: list[int]) -> Iterator[list[tuple[int, int]]]:
    """For each border the spans that start there: their ends and numbers."""
    at = 0
    for border in borders:
        first = at
        while at < len(spans) and spans[at][0].start == border:
            at += 1
        yield [(span.end, number) for span, number in spans[first:at]]


def _end(search: Callable[[str, int], re.Match[str] | None], text: str, at: int) -> int:
    match = search(text, at)
    return match.start() if match else len(text)
