"""The standard's way from text to `Content`: tokenizer and tree construction."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from artlint.html.tree.builder import Builder
from artlint.html.tree.record import Recorder
from artlint.html.tree.start import begin
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.html.error import ParseError
    from artlint.html.model import Content

# The standard's tree construction is quadratic in places: 2,000 times `<p><font color=i>` make millions of nodes.
OPEN_ELEMENTS_LIMIT = 512
REBUILT_PER_TAG_LIMIT = 10
ERRORS_LIMIT = 100_000


def parse_by_standard(text: str, offset: int = 0, context: str | None = "body") -> Content:
    """Tokenize the text and construct its tree. `context` is the element around a fragment, None for a document."""
    recorder = Recorder(text, offset)
    builder = Builder(text, recorder)
    begin(builder, context)
    builder.limit_nesting(OPEN_ELEMENTS_LIMIT, REBUILT_PER_TAG_LIMIT * text.count("<"))
    builder.errors.limit = ERRORS_LIMIT
    errors = builder.tokenizer.run()
    unfinished = _moved(_unfinished(text, builder.tokenizer.unfinished, errors), offset)
    more = errors.more
    return recorder.content(unfinished, tuple(_in_order(errors, offset)), more)


def _unfinished(text: str, cut_off: Span | None, errors: Iterable[ParseError]) -> Span | None:
    """The piece that the end of the text cuts off; a reference without its semicolon counts too."""
    end = len(text)
    if cut_off is not None or text.endswith(";"):
        return cut_off
    for error in errors:
        if error.at == end and "character-reference" in error.code and error.span.end == end:
            return error.span
    return None


def _moved(span: Span | None, offset: int) -> Span | None:
    return span if span is None or not offset else Span(span.start + offset, span.end + offset)


def _in_order(errors: list[ParseError], offset: int) -> list[ParseError]:
    """The errors by place. One that the standard finds several times at one place is one, with their number."""
    errors.sort(key=itemgetter(1))
    merged: list[ParseError] = []
    for error in errors:
        if merged and merged[-1].span == error.span:
            _merge(merged, error)
        else:
            merged.append(error)
    return [_moved_error(error, offset) for error in merged] if offset else merged


def _merge(merged: list[ParseError], error: ParseError) -> None:
    """Add an error to those of the same place at the end of `merged`."""
    for index in range(len(merged) - 1, -1, -1):
        other = merged[index]
        if other.span != error.span:
            break
        if other.code == error.code:
            merged[index] = other._replace(times=other.times + error.times)
            return
    merged.append(error)


def _moved_error(error: ParseError, offset: int) -> ParseError:
    span = Span(error.span.start + offset, error.span.end + offset)
    return error._replace(span=span, at=error.at + offset, related=_moved(error.related, offset))
