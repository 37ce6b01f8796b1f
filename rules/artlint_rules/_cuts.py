"""What to delete of a text to take an element out of it, so that nothing beside it changes its meaning."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from artlint import HTML_SPACE, Span

if TYPE_CHECKING:
    from artlint import Article, Element

_BLANKS = " \t"
_MARKS = "*_~`[]()<>&\\!#|:=+-"
"""Characters that mean something in Markdown, or may once others are gone between them."""


def is_tagged(article: Article, element: Element) -> bool:
    """Whether an element is written as a tag, not made by Markdown."""
    name = article.text[element.start + 1 : element.start + 1 + len(element.name)]
    return article.text.startswith("<", element.start) and name.lower() == element.name


def block_cut(article: Article, element: Element) -> Span | None:
    """What to delete of a block that holds nothing: the element, or its whole line where it stands alone.

    An empty line would end HTML in a Markdown file. None where Markdown may read what is left in another way: a line of
    tags begins and ends blocks there.
    """
    text, (start, end) = article.text, element.span
    whole = _whole_line(article, start, end)
    if article.body_kind == "html":
        return whole or element.span
    if whole is None:
        return element.span if _beside_tag(text, start, end) else None
    before, behind = _line_before(article, whole.start), _line_at(article, whole.end)
    return whole if not behind or (before.endswith(">") and behind.startswith("<")) else None


def inline_cut(article: Article, element: Element) -> tuple[Span, ...]:
    """What to delete of an inline element that holds nothing but blanks: its tags.

    Nothing where Markdown may then read the characters beside it together, or the line is left without any.
    """
    if element.end_tag is None:
        return ()
    text, (start, end) = article.text, element.span
    if article.body_kind == "html":
        whole = _whole_line(article, start, end) if not element.content.of(text).strip(HTML_SPACE) else None
        return (whole,) if whole else (element.start_tag, element.end_tag)
    before, behind = _beside(article, start, end)
    is_sure = before and behind and before not in _MARKS and behind not in _MARKS
    return (element.start_tag, element.end_tag) if is_sure or _beside_tag(text, start, end) else ()


def _beside_tag(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == ">" and text[end : end + 1] == "<"


def _beside(article: Article, start: int, end: int) -> tuple[str, str]:
    """The characters before and behind a place on its lines, blanks aside; empty where there is none."""
    text, line = article.text, _line(article, start, end)
    while start > line.start and text[start - 1] in _BLANKS:
        start -= 1
    while end < line.end and text[end] in _BLANKS:
        end += 1
    return text[max(line.start, start - 1) : start], text[end : min(line.end, end + 1)]


def _whole_line(article: Article, start: int, end: int) -> Span | None:
    """The lines of a place with the last line's end, None where anything else stands on them."""
    text, line = article.text, _line(article, start, end)
    if any(_beside(article, start, end)) or line.end == len(text):
        return None
    return Span(line.start, line.end + _length_of_line_end(text, line.end))


def _line(article: Article, start: int, end: int) -> Span:
    """The lines of a place, without the last line's end."""
    starts = article.lines.starts
    return Span(starts[bisect_right(starts, start) - 1], _line_end(article, end))


def _line_end(article: Article, at: int) -> int:
    text, starts = article.text, article.lines.starts
    line = bisect_right(starts, at)
    if line == len(starts):
        return len(text)
    return max(at, starts[line] - (2 if text.startswith("\r\n", starts[line] - 2) else 1))


def _length_of_line_end(text: str, at: int) -> int:
    return 2 if text.startswith("\r\n", at) else len(text[at : at + 1])


def _line_before(article: Article, start: int) -> str:
    """The line above one that starts at an offset, without blanks around."""
    text = article.text
    end = start - (2 if text.startswith("\r\n", start - 2) else 1)
    return "" if end < 0 else text[_line(article, end, end).start : end].strip(_BLANKS)


def _line_at(article: Article, start: int) -> str:
    """The line that starts at an offset, without blanks around."""
    return article.text[start : _line_end(article, start)].strip(_BLANKS)


def is_loose(article: Article, cut: Span) -> bool:
    """Whether a comment can be cut out of a Markdown body without a change of what stands beside it.

    A comment that begins a line makes HTML of all of it; lines of their own must leave an empty line behind.
    """
    text, (start, end) = article.text, cut
    if article.body_kind == "html" or start < article.body.start:
        return True
    if text[end - 1 : end] not in ("\n", "\r") and _line_end(article, end) < len(text):
        return bool(_beside(article, start, end)[0])
    return not _line_at(article, end) or not _line_before(article, start)
