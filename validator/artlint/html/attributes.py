"""What the HTML standard finds wrong with the attributes of a tag (sections 13.2.5.32 to 13.2.5.40)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.characters import null_errors
from artlint.html.references import reference_errors
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.html.tags import Written

    Errors = Iterator[tuple[str, Span]]

_bad_in_name = re.compile(r"[\"'<]").finditer
_bad_in_unquoted = re.compile(r"[\"'<=`]").finditer


def attribute_errors(text: str, inside: Span, attributes: tuple[Written, ...], *, cut: bool) -> Errors:
    """Code and place of every error between a tag's name and its `>`; `cut` where the text ends before that."""
    seen: set[str] = set()
    at, quoted = inside.start, False
    for written in attributes:
        end = written.end if written.end >= 0 else inside.end
        if quoted and written.name.start == at:
            yield "missing-whitespace-between-attributes", Span(at, written.name.end)
        yield from _solidus(text, at, written.name.start)
        yield from _name_errors(text, written.name)
        yield from _value_errors(text, written, cut=cut)
        name = written.name.of(text).lower()
        if name in seen:
            yield "duplicate-attribute", Span(written.name.start, end)
        seen.add(name)
        at, quoted = end, end > written.value.end
    yield from _solidus(text, at, inside.end - text.endswith("/", at, inside.end))


def _solidus(text: str, start: int, end: int) -> Errors:
    at = text.find("/", start, end)
    while at >= 0:
        yield "unexpected-solidus-in-tag", Span(at, at + 1)
        at = text.find("/", at + 1, end)


def _name_errors(text: str, name: Span) -> Errors:
    if text[name.start] == "=":
        yield "unexpected-equals-sign-before-attribute-name", Span(name.start, name.start + 1)
    for bad in _bad_in_name(text, *name):
        yield "unexpected-character-in-attribute-name", Span(*bad.span())
    yield from null_errors(text, *name)


def _value_errors(text: str, written: Written, *, cut: bool) -> Errors:
    start, end = written.value
    yield from null_errors(text, start, end)
    yield from reference_errors(text, start, end, in_attribute=True)
    if start == written.name.end or _is_quoted(text, written):
        return
    if start == end and not cut:
        yield "missing-attribute-value", Span(written.name.start, end)
    for bad in _bad_in_unquoted(text, start, end):
        yield "unexpected-character-in-unquoted-attribute-value", Span(*bad.span())


def _is_quoted(text: str, written: Written) -> bool:
    return text[written.value.start - 1] in "\"'" and (written.end < 0 or written.end > written.value.end)
