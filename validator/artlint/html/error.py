"""Parse errors, and the list that keeps so many of them."""

import sys
from typing import NamedTuple

from artlint.span import Span


class ParseError(NamedTuple):
    """One parse error of the HTML standard.

    `span` covers the offending piece. `at` is where the standard's machine stands when it notices: the current input
    character. `related` is a second place that matters, for instance the start tag that was left open. `times` is how
    often the standard counts it: text out of place is one error here and one a character there.
    """

    code: str
    span: Span
    at: int
    related: Span | None = None
    times: int = 1


class Errors(list[ParseError]):
    """The errors of one text. Beyond `limit` they are only counted, in `more`: 20 MB of NUL have 40 million."""

    __slots__ = ("limit", "more")

    def __init__(self) -> None:
        super().__init__()
        self.limit = sys.maxsize
        self.more = 0

    def append(self, error: ParseError) -> None:
        """Keep an error, or count it."""
        if len(self) < self.limit:
            super().append(error)
        else:
            self.more += 1


def note_nulls(errors: list[ParseError], code: str, text: str, start: int, end: int) -> None:
    """Note each NUL between `start` and `end`; beyond the limit of the errors they are counted at once."""
    at = text.find("\0", start, end)
    while at >= 0:
        if isinstance(errors, Errors) and len(errors) >= errors.limit:
            errors.more += text.count("\0", at, end)
            return
        errors.append(ParseError(code, Span(at, at + 1), at))
        at = text.find("\0", at + 1, end)
