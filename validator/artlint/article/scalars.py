"""What front matter in TOML and in JSON share: the texts of values, and those within lists and mappings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.span import Span

LONGEST = 100_000
"""The most code points of a block that is read."""

TOO_MUCH = "it is too large or too deeply nested to read"


def text_of(value: object, written: str) -> str | None:
    """A scalar as text: a string as it is read, another as it is written; None for a list or a mapping."""
    if isinstance(value, (dict, list)):
        return None
    return value if isinstance(value, str) else written


def without_quotes(span: Span, text: str, value: object) -> Span:
    """The place between the quotes where a value stands there as it is read, else the place of all that is written."""
    inner = span._replace(start=span.start + 1, end=span.end - 1)
    return inner if isinstance(value, str) and inner.start <= inner.end and inner.of(text) == value else span


def texts_in(key: str, value: object) -> Iterator[tuple[str, str]]:
    """The texts in a list or a mapping, keys too, each with the nearest key around it; none in a scalar."""
    waiting = [(key, value)] if isinstance(value, (dict, list)) else []
    while waiting:
        near, inner = waiting.pop()
        if isinstance(inner, str):
            yield near, inner
        elif isinstance(inner, dict):
            waiting += [pair for name, part in inner.items() for pair in ((name, part), (name, name))]
        elif isinstance(inner, list):
            waiting += [(near, part) for part in inner]
