"""Where renderers depart from CommonMark: kramdown goes on reading HTML across blank lines, up to the end tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|iframe|"
)
_NAMES += "li|main|nav|object|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio"
_block = re.compile(
    rf"^ {{0,3}}(?:<(?P<name>{_NAMES})(?P<attributes>(?:\s[^<>]*+)?)>|(?P<fence>`{{3,}}|~{{3,}}))",
    re.IGNORECASE | re.MULTILINE,
)
_is_markdown = re.compile(r"\smarkdown\s*=\s*[\"']?(?:1|block|span)", re.IGNORECASE).search


def with_html_blocks(text: str) -> str:
    """The text with no blank line inside an HTML block as kramdown reads it, so that CommonMark reads it to its end.

    The line ends before blank lines become blanks: the length stays. An element with `markdown="1"` is read as
    CommonMark reads it.
    """
    pieces: list[str] = []
    at = 0
    for start, end in _blocks(text):
        pieces += (text[at:start], _without_blank_lines(text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))


_blank_line = re.compile(r"\n(?=[ \t]*+\r?\n)")


def _without_blank_lines(block: str) -> str:
    return _blank_line.sub(" ", block.replace("\r\n", " \n"))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    unclosed: set[str] = set()
    at = 0
    while match := _block.search(text, at):
        at = match.end()
        if match["fence"]:
            at = _fence_end(text, at, match["fence"])
            continue
        name = match["name"].lower()
        if name in unclosed or _is_markdown(match["attributes"]):
            continue
        end = _end_of(text, match.end(), name)
        if end < 0:
            unclosed.add(name)
            continue
        yield match.start(), end
        at = end


def _fence_end(text: str, at: int, fence: str) -> int:
    close = re.compile(rf"^ {{0,3}}{fence}[ \t]*$", re.MULTILINE).search(text, at)
    return close.end() if close else len(text)


def _end_of(text: str, at: int, name: str) -> int:
    """Where the element of that name ends whose start tag ends at an offset, -1 where it does not end."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}(?=[\s/>])[^<>]*+>", re.IGNORECASE).finditer(text, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return -1
