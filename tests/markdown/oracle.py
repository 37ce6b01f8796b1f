"""Where code and autolinks stand in a Markdown text, told by markdown-it-py alone: no line of artlint's reading."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_line_end = re.compile(r"\r\n?|\n")
_BLOCKS = ("fence", "code_block")


class Shown(NamedTuple):
    """What is shown as it is written: places in code points, and how many more were told but not found."""

    places: list[tuple[int, int]]
    not_found: int

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the places has a whole span inside; an empty one has to stand between characters."""
        return any(first + (start == end) <= start < last and end <= last for first, last in self.places)


class _AsWritten(MarkdownIt):
    """Shows the address of an autolink as it is written, and takes any for a link."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  markdown-it-py's names
        return True

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def shown_as_written(text: str) -> Shown:
    """The places of code blocks and fences by their lines, those of code and autolinks by their written form.

    A form that stands more often in the lines of its paragraph than it was told is not found: nobody knows which it is.
    """
    parser = _AsWritten("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    starts = [0, *(match.end() for match in _line_end.finditer(text)), len(text)]
    places: list[tuple[int, int]] = []
    not_found = 0
    known: dict[str, Any] = {}
    tokens = parser.parse(text, known)
    behind = _lines_behind_definitions(known) | {it.map[1] for it in tokens if it.type == "table_open" and it.map}
    for token in tokens:
        if token.map is None or (token.type == "code_block" and token.map[0] in behind):
            continue
        first, last = (starts[min(line, len(starts) - 1)] for line in token.map)
        if token.type in _BLOCKS:
            places.append((first, last))
        for form, number in Counter(_forms(token)).items():
            found = [match.span() for match in re.finditer(form, text[first:last])]
            if len(found) == number:
                places += ((first + start, first + end) for start, end in found)
            else:
                not_found += number
    return Shown(places, not_found)


def _lines_behind_definitions(known: dict[str, Any]) -> set[int]:
    """The lines right behind reference definitions.

    An indented one goes on with their paragraph (CommonMark 0.31, section 4.4); markdown-it-py takes it for code, as it
    does behind a table, where GitHub's specification leaves it open.
    """
    definitions = [*known.get("references", {}).values(), *known.get("duplicate_refs", ())]
    return {definition["map"][1] for definition in definitions}


def _forms(token: Token) -> Iterator[str]:
    """The expressions for what is written of the code and the autolinks in the text of a block."""
    children = token.children or []
    for at, child in enumerate(children):
        if child.type == "code_inline":
            yield rf"(?<!`){child.markup}\s?{_over_lines(child.content)}\s?{child.markup}(?!`)"
        elif child.type == "link_open" and child.info == "auto":
            yield f"<{re.escape(children[at + 1].content)}>"


def _over_lines(content: str) -> str:
    """Code as it may be written: a blank of it may be the end of a line, with marks of quotes and lists behind it."""
    return r"(?: |[ \t]*[\r\n]+[ \t>]*)".join(map(re.escape, content.split(" ")))
