"""Front matter in TOML, between lines of `+++`: read by `tomllib`, the places found by a look at its lines."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from artlint.article.parts import Field, FrontMatter
from artlint.article.scalars import LONGEST, TOO_MUCH, text_of, texts_in, without_quotes
from artlint.patterns import late
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_LINE_START = r"(?<![^\r\n])(?!(?<=\r)\n)"
_fence = late(r"\+\+\+[ \t]*(?:\r\n?|\n|\Z)")
_closing_fence = late(rf"{_LINE_START}\+\+\+[ \t]*(?=[\r\n]|\Z)")
_blank_line = late(rf"{_LINE_START}[ \t]*(?=[\r\n]|\Z)")
_KEY = r"(?:[A-Za-z0-9_-]++|\"[^\"\r\n\\]*+\"|'[^'\r\n]*+')"
_VALUE = r"\"(?:[^\"\\\r\n]|\\[^\r\n])*+\"|'[^'\r\n]*+'|[^\s\"'#,\[\]{}]++(?: [0-9][^\s\"'#,\[\]{}]*+)?"
_assignment = late(rf"{_LINE_START}[ \t]*+({_KEY})[ \t]*+=[ \t]*+(?:({_VALUE})[ \t]*+(?=[#\r\n]|\Z))?[^\r\n]*+")
_table = late(rf"{_LINE_START}[ \t]*+\[++[ \t]*+({_KEY})[^\r\n]*+")
_many_dots = late(rf"(?<![A-Za-z0-9_-]){_KEY}(?:[ \t]*+\.[ \t]*+{_KEY}){{100}}")
"""A key in so many parts, for which `tomllib` takes quadratic time."""

_at = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)").search


def read_toml(text: str, start: int) -> FrontMatter | None:
    """The front matter whose fence `+++` stands at `start`, None where there is no fence."""
    fence = _fence().match(text, start)
    if fence is None:
        return None
    close = _closing_fence().search(text, fence.end())
    if close is not None:
        return _read_block(text, Span(start, close.end()), Span(fence.end(), close.start()))
    blank = _blank_line().search(text, fence.end())
    span = Span(start, blank.start() if blank else len(text))
    return FrontMatter(span, {}, "the closing +++ is missing", Span(start, start + 3), format="toml")


def _read_block(text: str, span: Span, content: Span) -> FrontMatter:
    import tomllib  # hardly any article needs it

    block = content.of(text)
    if len(block) > LONGEST or _many_dots().search(block):
        return FrontMatter(span, {}, TOO_MUCH, content, format="toml")
    try:
        data = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        return FrontMatter(span, {}, *_defect(str(error), content, block), format="toml")
    except RecursionError:
        return FrontMatter(span, {}, TOO_MUCH, content, format="toml")
    lines = _Lines(text, content)
    fields = {key: lines.field(key, value) for key, value in data.items()}
    return FrontMatter(span, fields, nested=tuple(_nested(data, fields, lines)), format="toml")


def _nested(data: dict[str, Any], fields: dict[str, Field], lines: _Lines) -> Iterator[Field]:
    """The texts in the values. One whose line is certain has its place there, another that of the key around it."""
    for top, value in data.items():
        around = fields[top]
        yield Field(top, around.key_span, around.key_span)
        for key, inner in texts_in(top, value):
            key_span, span = lines.exact(key, inner) or (around.key_span, around.value_span)
            yield Field(inner, key_span, span)


def _defect(message: str, content: Span, block: str) -> tuple[str, Span]:
    """What `tomllib` says, and the place that it names."""
    at = _at(message)
    words = message[: at.start()] if at else message
    place = len(block.rstrip())
    if at and at[1]:
        lines = block.replace("\r\n", "\n").split("\n")[: int(at[1]) - 1]
        ends = 1 + ("\r\n" in block)
        place = sum(len(line) + ends for line in lines) + int(at[2]) - 1
    start = min(content.start + place, content.end)
    return words[:1].lower() + words[1:], Span(start, min(start + 1, content.end))


class _Lines:
    """The lines `key = value` of a block, to find where a value is written."""

    def __init__(self, text: str, content: Span) -> None:
        self._text = text
        self._content = content
        self._first: dict[str, re.Match[str]] = {}
        self._meaning: defaultdict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
        for line in _assignment().finditer(text, *content):
            key = line[1].strip("\"'")
            self._first.setdefault(key, line)
            if line[2]:
                self._meaning[key, _meaning(line[2])].append(line)
        for line in _table().finditer(text, *content):
            self._first.setdefault(line[1].strip("\"'"), line)

    def field(self, key: str, value: object) -> Field:
        """The field of a key of the top. A place that is not certain is that of its line, or of the whole block."""
        if place := self.exact(key, value):
            return Field(text_of(value, place[1].of(self._text)), *place)
        line = self._first.get(key)
        written = text_of(value, str(value))
        return Field(written, Span(*line.span(1)), Span(*line.span())) if line else Field(written, *[self._content] * 2)

    def exact(self, key: str, value: object) -> tuple[Span, Span] | None:
        """The places of a key and its value, where one line alone says that."""
        found = self._meaning.get((key, repr(value)), [])
        if len(found) != 1:
            return None
        return Span(*found[0].span(1)), without_quotes(Span(*found[0].span(2)), self._text, value)


def _meaning(written: str) -> str:
    """The value that is written so, as Python shows it; empty where it is none: the line stands in a longer text."""
    import tomllib  # as above

    try:
        return repr(tomllib.loads(f"value = {written}")["value"])
    except tomllib.TOMLDecodeError:
        return ""
