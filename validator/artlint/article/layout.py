"""The layout of a file, told from its text: where title, date and address stand, and where the body begins."""

import re
from typing import NamedTuple

from artlint.article.frame import frame_below, no_frame, top_of
from artlint.article.frontmatter import UNCLOSED, read_front_matter
from artlint.article.header import may_begin_header, read_header
from artlint.article.heading import is_dated_heading, read_heading
from artlint.article.parts import Frame, FrontMatter
from artlint.article.recognise import shows_proper_frame
from artlint.article.source import FRAMED
from artlint.patterns import late

_page_head = re.compile(
    r"[ \t\r\n\f]*+(?:<!--(?![ \t]*+[0-9]{9,17}[ \t]*+-->)(?:(?!-->).)*+-->[ \t\r\n\f]*+|<\?xml[^>]*+>[ \t\r\n\f]*+)*+"
    r"<(?:!doctype[ \t\r\n\f]++html|html|head)(?=[ \t\r\n\f/>])",
    re.IGNORECASE | re.DOTALL,
).match
"""The start of a whole page. A comment that holds an epoch begins an article of another layout."""

_key_line = late(r"[\r\n][\w-]{1,60}+[ \t]*+:(?=[ \t\r\n])")
_blank_line = late(r"---[ \t]*+(?:\r\n?|\n)[ \t]*+[\r\n]")


class Top(NamedTuple):
    """The layout of a text, and the frame that it has in this layout."""

    layout: str
    frame: Frame


def read_top(text: str, path: str, fixed: str | None) -> Top:
    """The layout of a text and its frame; `fixed` is the layout that its source names, `path` that of its file."""
    if fixed is None:
        return _told(text, path)
    if fixed == "page":
        return _page(text)
    matter = read_header(text, top_of(text)) if fixed == "header" else _matter(text)
    return Top(fixed, frame_below(text, matter) if fixed in FRAMED else no_frame(text, matter))


def _told(text: str, path: str) -> Top:
    if _page_head(text, top_of(text)):
        return _page(text)
    matter = _matter(text)
    frame = frame_below(text, matter)
    if shows_proper_frame(frame, text):
        return Top("front-matter" if matter else _without_front_matter(frame), frame)
    if matter is not None and _is_block(text, matter):
        return Top("post", no_frame(text, matter))
    return _without_frame(text, path, frame if matter is None else frame_below(text, None))


def _page(text: str) -> Top:
    """A page has no frame, and its document tells its body."""
    return Top("page", no_frame(text, None))


def _without_front_matter(frame: Frame) -> str:
    return "dated" if frame.date_line else "epoch"


def _without_frame(text: str, path: str, frame: Frame) -> Top:
    """The layout of a text without front matter in which no proper sign of a frame is left."""
    start = top_of(text)
    if may_begin_header(text, start):
        header = read_header(text, start)
        if header is not None and "title" in header.fields:
            return Top("header", no_frame(text, header))
    heading = read_heading(text, start)
    if heading is not None and not _is_link(heading.text) and is_dated_heading(heading, path):
        return Top("heading", no_frame(text, None))
    return Top(_without_front_matter(frame), frame)


def _is_link(heading: str) -> bool:
    """Whether a heading is a title link over a separator of `=`."""
    return heading.startswith("[") and "](" in heading


def _matter(text: str) -> FrontMatter | None:
    """The front matter of a text, in any of its formats."""
    start = top_of(text)
    mark = text[start : start + 1]
    if mark == "+":
        from artlint.article.toml_matter import read_toml  # hardly any article has it, as the next

        return read_toml(text, start)
    if mark == "{":
        from artlint.article.json_matter import read_json

        return read_json(text, start)
    return read_front_matter(text, start)


def _is_block(text: str, matter: FrontMatter) -> bool:
    """Whether a block is front matter: it can be read, or has a key, or begins right behind its fence.

    Any other is the text between two rules of Markdown.
    """
    if matter.defect is None or matter.format != "yaml" or _key_line().search(text, *matter.span):
        return True
    return matter.defect != UNCLOSED and _blank_line().match(text, matter.span.start) is None
