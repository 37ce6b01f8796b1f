"""Places in a text: spans of code points, and the lines and columns derived from them."""

from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in code points of the decoded text, counted from 0; a BOM counts as code point 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece of `text` that the span covers."""
        return text[self.start : self.end]


new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""Make a span of a pair, without the Python half of a named tuple's constructor: a large body has a million spans."""


def excerpt(text: str, most: int = 40) -> str:
    """A piece of text for a message: white space folded, cut to `most` code points, with `…` where it is cut."""
    folded = " ".join(text[: 4 * most].split())
    return folded if len(folded) <= most and len(text) <= 4 * most else folded[: most - 1] + "…"


class Position(NamedTuple):
    """A line and a column, both counted from 1, the column in code points, and the offset that they stand for."""

    line: int
    column: int
    offset: int


class Lines:
    """Where the lines of a text start. A line ends at LF, CRLF or a lone CR, as in the Language Server Protocol."""

    __slots__ = ("_text", "starts")

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts = _line_starts(text)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; the end of the text has a position too."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1, offset)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1. IndexError where the text has no such line."""
        return self.starts[line - 1] + column - 1

    def span(self, line: int) -> Span:
        """The whole line (from 1) without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self._text)
        piece = self._text[start:end]
        return Span(start, start + len(piece.rstrip("\r\n")))


def _line_starts(text: str) -> list[int]:
    if "\r" in text:
        return [0, *_starts_after_any_line_end(text)]
    starts = list(accumulate([len(line) + 1 for line in text.split("\n")], initial=0))
    starts.pop()
    return starts


def _starts_after_any_line_end(text: str) -> list[int]:
    import re  # only files with a carriage return need it

    return [match.end() for match in re.finditer(r"\r\n?|\n", text)]
