"""What a parse error is."""

from __future__ import annotations

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
