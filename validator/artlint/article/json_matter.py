"""Front matter in JSON: an object at the very top, as Hugo reads it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from artlint.article.parts import Field, FrontMatter
from artlint.article.scalars import LONGEST, text_of, texts_in, without_quotes
from artlint.patterns import late
from artlint.span import Span

if TYPE_CHECKING:
    from json import JSONDecoder

_begins = re.compile(r"\{[ \t\r\n]*+\"").match
_blanks = late(r"[ \t\r\n]*+")
_colon = late(r"[ \t\r\n]*+:[ \t\r\n]*+")
_comma = late(r"[ \t\r\n]*+,?[ \t\r\n]*+")
_line_end = late(r"[ \t]*+(?=[\r\n]|\Z)")
_MARKS = frozenset(("title", "date"))
"""One of these keys tells front matter from any other object."""

_DEEPEST = 20
"""Objects in objects whose texts have exact places; each level reads its part of the text again."""


def read_json(text: str, start: int) -> FrontMatter | None:
    """The object at `start` that is front matter; None where there is none.

    It is front matter where it can be read, has a title or a date, and stands alone on its lines.
    """
    if not _begins(text, start):
        return None
    import json  # hardly any article needs it

    piece = text[start : start + LONGEST]
    try:
        data, end = json.JSONDecoder().raw_decode(piece)
    except (ValueError, RecursionError):
        return None
    if _MARKS.isdisjoint(map(str.lower, data)) or not _line_end().match(piece, end):
        return None
    entries = list(_entries(json.JSONDecoder(), text, Span(start, start + end)))
    fields = {entry.key: entry.field for entry in entries}
    return FrontMatter(Span(start, start + end), fields, nested=tuple(_nested(text, entries)), format="json")


class _Entry(NamedTuple):
    """A key of an object, its value, the place of that as written, and the field of both."""

    key: str
    value: Any
    place: Span
    field: Field


def _entries(decoder: "JSONDecoder", text: str, span: Span) -> Iterator[_Entry]:
    """The entries of the object at a place that is known to be right."""
    at = _behind(_blanks(), text, span.start + 1)
    while at < span.end - 1:
        key, key_end = decoder.raw_decode(text, at)
        start = _behind(_colon(), text, key_end)
        value, end = decoder.raw_decode(text, start)
        place = Span(start, end)
        written = text_of(value, "" if value is None else place.of(text))
        key_span = without_quotes(Span(at, key_end), text, key)
        yield _Entry(key, value, place, Field(written, key_span, without_quotes(place, text, value)))
        at = _behind(_comma(), text, end)


def _nested(text: str, entries: list[_Entry]) -> Iterator[Field]:
    """The texts in the values. Those deeper than `_DEEPEST`, and those in lists, have the place of what is around."""
    import json  # as above

    waiting = [(entry, 0) for entry in entries]
    while waiting:
        entry, depth = waiting.pop()
        field = entry.field
        yield Field(entry.key, field.key_span, field.key_span)
        if isinstance(entry.value, dict) and depth < _DEEPEST:
            waiting += [(inner, depth + 1) for inner in _entries(json.JSONDecoder(), text, entry.place)]
        elif isinstance(entry.value, (dict, list)):
            yield from (Field(inner, field.key_span, field.value_span) for _, inner in texts_in("", entry.value))
        elif depth and isinstance(entry.value, str):
            yield field


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
