"""Title, address and date of an article as its metadata tell them, in whatever format these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article.addresses import split_address
from artlint.article.parts import Field, OwnAddress, Title
from artlint.characters import trimmed_address
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_BLANKS = " \t\r\n\f"
_NO_DATES = frozenset("true false yes no on off".split())
"""What `published` and its like hold where they say whether a page is public."""


def title_in(fields: Mapping[str, Field], keys: tuple[str, ...], text: str) -> Title | None:
    """The title that fields of the front matter hold, an empty one too; None where none of these keys is there."""
    found = list(_fields(fields, keys))
    filled = next((field for field in found if (field.value or "").strip(_BLANKS)), None)
    field = filled or next(iter(found), None)
    return None if field is None or field.value is None else Title(field.value, exact_place(text, field))


def address_in(fields: Mapping[str, Field], keys: tuple[str, ...], text: str) -> OwnAddress | None:
    """The address that fields of the front matter hold: the first that is one of the web."""
    for field in _fields(fields, keys):
        url = trimmed_address(field.value or "")
        if split_address(url).scheme in ("http", "https"):
            return OwnAddress(url, exact_place(text, field))
    return None


def date_in(fields: Mapping[str, Field], keys: tuple[str, ...]) -> Field | None:
    """The first field of the front matter that holds a date, or what stands in its place."""
    for field in _fields(fields, keys):
        value = (field.value or "").strip(_BLANKS)
        if value and value.lower() not in _NO_DATES and not value.startswith(("{{", "{%")):
            return field
    return None


def exact_place(text: str, field: Field) -> Span:
    """The place of a value without quotes, where it is written as it is read; else the place of all that is written."""
    value, (start, end) = field.value, field.value_span
    inner = Span(start + 1, end - 1)
    return inner if start + 1 < end and inner.of(text) == value else field.value_span


def _fields(fields: Mapping[str, Field], keys: Iterable[str]) -> Iterator[Field]:
    """The fields of these keys, in the order of the keys; another case of letters is the same key."""
    lowered: dict[str, str] = {}
    for key in keys:
        if key in fields:
            yield fields[key]
            continue
        lowered = lowered or {name.lower(): name for name in reversed(tuple(fields))}
        if key.lower() in lowered and lowered[key.lower()] not in keys:
            yield fields[lowered[key.lower()]]
