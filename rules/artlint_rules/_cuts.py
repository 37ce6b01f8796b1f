"""What to delete of a text to take an element out of it, so that nothing beside it changes its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Span

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
    """What to delete of a block that holds nothing: the element, in Markdown its whole line where it stands alone.

    None where Markdown may read what is left in another way: a line of tags begins and ends blocks there.
    """
    if article.body_kind == "html":
        return element.span
    text, (start, end) = article.text, element.span
    line = _line(text, start, end)
    if text[line.start : start].strip(_BLANKS) or text[end : line.end].strip(_BLANKS):
        return element.span if _beside_tag(text, start, end) else None
    before, behind = _line_before(text, line.start), _line_behind(text, line.end)
    if not behind or (before.endswith(">") and behind.startswith("<")):
        return Span(line.start, line.end + _length_of_line_end(text, line.end))
    return None


def inline_cut(article: Article, element: Element) -> tuple[Span, ...]:
    """What to delete of an inline element that holds nothing but blanks: its tags.

    Nothing where Markdown may then read the characters beside it together, or the line is left without any.
    """
    if element.end_tag is None:
        return ()
    if article.body_kind == "html":
        return (element.start_tag, element.end_tag)
    text, (start, end) = article.text, element.span
    line = _line(text, start, end)
    before, behind = text[line.start : start].strip(_BLANKS)[-1:], text[end : line.end].strip(_BLANKS)[:1]
    is_sure = before and behind and before not in _MARKS and behind not in _MARKS
    return (element.start_tag, element.end_tag) if is_sure or _beside_tag(text, start, end) else ()


def _beside_tag(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == ">" and text[end : end + 1] == "<"


def _line(text: str, start: int, end: int) -> Span:
    """The lines of a place, without the last line's end."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return Span(first, _line_end(text, end))


def _line_end(text: str, at: int) -> int:
    return min((end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0), default=len(text))


def _length_of_line_end(text: str, at: int) -> int:
    return 2 if text.startswith("\r\n", at) else len(text[at : at + 1])


def _line_before(text: str, start: int) -> str:
    """The line above one that starts at an offset, without blanks around."""
    end = start - (2 if text.startswith("\r\n", start - 2) else 1)
    return "" if end < 0 else text[_line(text, end, end).start : end].strip(_BLANKS)


def _line_behind(text: str, end: int) -> str:
    start = end + _length_of_line_end(text, end)
    return text[start : _line_end(text, start)].strip(_BLANKS)


def leaves_gap(article: Article, cut: Span) -> bool:
    """Whether lines that are cut out of a Markdown body leave an empty line behind, so that nothing grows together."""
    if article.body_kind == "html" or cut.start < article.body.start:
        return True
    end = cut.end if article.text[cut.end - 1 : cut.end] in ("\n", "\r") else _line_end(article.text, cut.end)
    first = article.text[end : _line_end(article.text, end)].strip(_BLANKS)
    return not first or not _line_before(article.text, cut.start)
