"""Header lines: `Key: value` at the very top, as Pelican and MultiMarkdown write them."""

from collections.abc import Iterator
from typing import NamedTuple

from artlint.article.parts import Field, FrontMatter
from artlint.patterns import late
from artlint.span import Span

_key_line = late(r" {0,3}([A-Za-z][A-Za-z0-9_-]{0,60}+(?: [A-Za-z0-9_-]{1,60}+){0,4}):(?:[ \t]++|(?=[\r\n]|\Z))")
_continued = late(r"(?: {4}|\t)[ \t]*+(?=[^ \t\r\n])")
_closing_fence = late(r"(?:---|\.\.\.)[ \t]*+(?=[\r\n]|\Z)")
_line = late(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")


class _Entry(NamedTuple):
    """A key, its place, and the places of the lines of its value."""

    key: str
    key_span: Span
    lines: list[Span]


def may_begin_header(text: str, start: int) -> bool:
    """Whether the line at `start` is one of a header, told cheaply."""
    return _key_line().match(text, start) is not None


def read_header(text: str, start: int) -> FrontMatter | None:
    """The header lines from `start` on, up to a blank line or the first that is none; None where there are none.

    Lines that are indented go on with the value above, as in Python-Markdown and MultiMarkdown; a line `---` ends the
    block. A key that stands twice has its first value in `fields`.
    """
    entries = list(_entries(text, start))
    if not entries:
        return None
    last = entries[-1]
    end = last.lines[-1].end
    fence = _closing_fence().match(text, _next_line(text, end))
    fields: dict[str, Field] = {}
    for entry in entries:
        fields.setdefault(entry.key.lower(), _field(text, entry))
    return FrontMatter(Span(start, fence.end() if fence else end), fields, format="header")


def _entries(text: str, at: int) -> Iterator[_Entry]:
    entry: _Entry | None = None
    while at < len(text) and (line := _line().match(text, at)):
        key, more = _key_line().match(text, at), _continued().match(text, at)
        if key is not None:
            if entry is not None:
                yield entry
            entry = _Entry(key[1], Span(*key.span(1)), [_trimmed(text, key.end(), line.end(1))])
        elif more is not None and entry is not None:
            entry.lines.append(_trimmed(text, more.end(), line.end(1)))
        else:
            break
        at = line.end()
    if entry is not None:
        yield entry


def _next_line(text: str, at: int) -> int:
    line = _line().match(text, at)
    return line.end() if line else len(text)


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip(" \t")))


def _field(text: str, entry: _Entry) -> Field:
    """The field of an entry; the lines of its value are joined by spaces."""
    value = " ".join(line.of(text) for line in entry.lines).strip(" ")
    filled = [line for line in entry.lines if line.end > line.start] or entry.lines
    return Field(value, entry.key_span, Span(filled[0].start, filled[-1].end))
