"""The body of an article: HTML or Markdown, with what a template language leaves of it."""

import re
from typing import NamedTuple

from artlint.article.html_blocks import has_html_blocks_behind, is_html_alone
from artlint.article.source import FRAMED, Source
from artlint.html import Document, parse
from artlint.patterns import late
from artlint.span import Span

_MARKDOWN_FILE = (".md", ".markdown", ".mkd", ".mdown")
_is_code_indent = re.compile(r"(?: {4}| {0,3}\t)[ \t\u3000\xa0]*+").fullmatch
_template_mark = late(r"\{\{|\{%|<%|\{[:.#]|\[/?[a-z]")


class Body(NamedTuple):
    """A body as it is read. `code` are the places of Markdown's code and autolinks, `templates` those of templates."""

    document: Document
    code: tuple[Span, ...] = ()
    templates: tuple[Span, ...] = ()


def with_indent(text: str, place: Span) -> Span:
    """The place of a body, with the blanks before its first line where they make Markdown read code."""
    line = 1 + max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start))
    return Span(line, place.end) if _is_code_indent(text, line, place.start) else place


def kind_of_body(text: str, place: Span, layout: str, path: str, source: Source) -> str:
    """`html` or `markdown`: as the source says, else as the file shows.

    A Markdown file whose body consists of HTML blocks alone is HTML: it is the same in both readings. Under a frame,
    where robots write a date and HTML, one that ends with a tag is HTML too, unless Markdown's blocks stand in it; and
    so is any text without a path.
    """
    if source.body != "auto":
        return source.body
    name = path.lower()
    is_markdown_file = name.endswith(_MARKDOWN_FILE) if name else layout not in FRAMED
    if layout == "page" or not is_markdown_file:
        return "html"
    body = place.of(text)
    if not body or is_html_alone(with_indent(text, place).of(text)):
        return "html"
    is_of_robot = layout in FRAMED and body.endswith(">") and (body.startswith("<") or has_html_blocks_behind(body))
    return "html" if is_of_robot else "markdown"


def read_body(
    text: str, place: Span, kind: str, source: Source, templates: tuple[Span, ...], *, harmless: bool
) -> Body:
    """Read the body at a place of an article's text; `templates` are the places in the body that are opaque.

    `harmless` is true where the caller knows that the text holds no character which HTML forbids. Raises MarkdownError
    where the Markdown parser fails.
    """
    if kind == "markdown":
        indent = place.start - with_indent(text, place).start
        place = Span(place.start - indent, place.end)
        templates = tuple(Span(start + indent, end + indent) for start, end in templates)
    body = place.of(text)
    if kind == "html" and not templates:
        return Body(parse(body, place.start, harmless=harmless))
    from artlint import markdown  # most bodies are HTML without templates

    moved = tuple(Span(start + place.start, end + place.start) for start, end in templates)
    if kind == "html":
        return Body(parse(markdown.masked(body, templates), place.start), templates=moved)
    reading = markdown.read(body, place.start, flavor=source.flavor, templates=templates)
    return Body(reading.document, reading.code, moved)


def templates_in(body: str, layout: str, source: Source) -> tuple[Span, ...]:
    """The templates in what a generator of sites reads: in every layout but pages and those with a frame."""
    is_generated = layout not in {*FRAMED, "page"} or source.flavor != "commonmark"
    if not is_generated or _template_mark().search(body) is None:
        return ()
    from artlint.markdown.template_places import find_templates  # as above

    return find_templates(body)
