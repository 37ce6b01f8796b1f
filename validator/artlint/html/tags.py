"""One tag at a time, by the tokenizer rules of the HTML standard (section 13.2.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artlint.html.model import Attribute
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = r"[ \t\n\f\r]"
_PLAIN_ATTRIBUTE = rf"(?:{_SPACE}++[A-Za-z_:@.-][\w:@.-]*+(?:=(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\f\r\"'=<>`]++))?+)"

plain_tag = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+){_PLAIN_ATTRIBUTE}*+{_SPACE}*+/?>", re.ASCII).match
"""A well-written tag, whole; anything odd is left to `tag_end`."""

tag_name = re.compile(r"</?([a-zA-Z][^ \t\n\f\r/>]*+)").match
_between = re.compile(rf"(?:{_SPACE}|/)*+").match
_name = re.compile(r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+").match
_equals = re.compile(rf"{_SPACE}*+={_SPACE}*+").match
_unquoted = re.compile(r"[^ \t\n\f\r>]*+").match
_reference = re.compile(r"&[#A-Za-z]").search


class Written(NamedTuple):
    """An attribute as it stands in the text; `end` is -1 where the text ends inside its quotes."""

    name: Span
    value: Span
    end: int


def tag_end(text: str, start: int, end: int) -> int:
    """Where the tag that starts at `start` ends (behind its `>`), or -1 where the text ends first."""
    at = _behind_name(text, start, end)
    for attribute in written_attributes(text, at, end):
        if attribute.end < 0:
            return -1
        at = attribute.end
    at = _past_space(text, at, end)
    return at + 1 if at < end else -1


def read_attributes(text: str, tag: Span) -> tuple[Attribute, ...]:
    """The attributes of the start tag that covers `tag` in `text`, in the order written."""
    at = _behind_name(text, tag.start, tag.end)
    return tuple(_attribute(text, written) for written in written_attributes(text, at, tag.end - 1))


def decode_references(text: str) -> str:
    """The text with its character references decoded, as the standard library does it."""
    if not _reference(text):
        return text
    from html import unescape  # html.entities costs start-up time

    return unescape(text)


def _attribute(text: str, written: Written) -> Attribute:
    raw = written.value.of(text)
    value = decode_references(raw) if "&" in raw else raw
    span = Span(written.name.start, written.end)
    return Attribute(written.name.of(text).lower(), value, raw, span, written.value)


def _behind_name(text: str, start: int, end: int) -> int:
    name = tag_name(text, start, end)
    return name.end() if name else start + 1


def _past_space(text: str, at: int, end: int) -> int:
    match = _between(text, at, end)
    return match.end() if match else at


def written_attributes(text: str, at: int, end: int) -> Iterator[Written]:
    """The attributes between `at`, behind a tag's name, and `end`, in order."""
    while True:
        name = _name(text, _past_space(text, at, end), end)
        if name is None:
            return
        written = _written_attribute(text, Span(*name.span()), end)
        yield written
        if written.end < 0:
            return
        at = written.end


def _written_attribute(text: str, name: Span, end: int) -> Written:
    equals = _equals(text, name.end, end)
    if equals is None:
        return Written(name, Span(name.end, name.end), name.end)
    at = equals.end()
    if at < end and text[at] in "\"'":
        close = text.find(text[at], at + 1, end)
        return Written(name, Span(at + 1, end), -1) if close < 0 else Written(name, Span(at + 1, close), close + 1)
    unquoted = _unquoted(text, at, end)
    stop = unquoted.end() if unquoted else at
    return Written(name, Span(at, stop), stop)
