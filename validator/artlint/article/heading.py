"""A Markdown file that opens with a heading of level 1: the heading, and the day in it or in the file's name."""

from __future__ import annotations

from artlint.article.parts import Title
from artlint.patterns import late
from artlint.span import Span

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")

_atx = late(r"(?:[ \t]*+[\r\n])*+ {0,3}#[ \t]++([^\r\n]*)")
_setext = late(r"(?:[ \t]*+[\r\n])*+ {0,3}([^\s#>=-][^\r\n]*)(?:\r\n?|\n) {0,3}=++[ \t]*+(?=[\r\n]|\Z)")
_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "(?:0?[1-9]|1[0-2])"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_NAME = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_day = late(
    rf"(?<![0-9]){_YEAR}([-/.]){_MONTH}\1{_DAY}(?![0-9])"
    rf"|(?<![0-9]){_YEAR} ?年 ?{_MONTH} ?月 ?{_DAY} ?[日号號]"
    rf"|\b{_NAME}\.? {_DAY}, {_YEAR}(?![0-9])|(?<![0-9]){_DAY} {_NAME}\.? {_YEAR}(?![0-9])"
)
_day_of_name = late(
    rf"(?<![0-9]){_YEAR}(?:([-_.]){_MONTH}\1{_DAY}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])"
)


def read_heading(text: str, start: int) -> Title | None:
    """The heading of level 1 with which a text opens at `start`, without its marks; None where there is none."""
    if match := _atx().match(text, start):
        return _title(match.start(1), _without_closing_marks(match[1].rstrip(" \t")))
    match = _setext().match(text, start)
    return _title(match.start(1), match[1].rstrip(" \t")) if match else None


def _title(start: int, written: str) -> Title:
    return Title(written, Span(start, start + len(written)))


def _without_closing_marks(written: str) -> str:
    """A heading without the `#` at its end, which count only behind a blank."""
    bare = written.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else written


def day_in(heading: Title) -> Span | None:
    """The place of the full date in a heading, None where there is none."""
    match = _day().search(heading.text)
    return Span(heading.span.start + match.start(), heading.span.start + match.end()) if match else None


def is_dated_heading(heading: Title, path: str) -> bool:
    """Whether a heading, or the name of its file, holds a full date. Only a Markdown file has such a heading."""
    name = path.rpartition("/")[2]
    if name and not name.lower().endswith(_SUFFIXES):
        return False
    return day_in(heading) is not None or _day_of_name().search(name) is not None
