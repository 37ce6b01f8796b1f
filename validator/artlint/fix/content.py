"""What an article says, as independent parsers read it.

The article model says where the parts of a file are (front matter, frame, body, templates) and what kind of body it is.
All else is read by others: HTML by html5lib, Markdown by markdown-it-py and then html5lib, front matter by PyYAML,
tomllib and json. Only a fixed file needs them.
"""

from typing import NamedTuple

from artlint.article import FRAMED, Article, File
from artlint.article.body import with_indent
from artlint.fix.above import Values, front_matter_values, header_values
from artlint.fix.passes import MOST_CHARACTERS
from artlint.fix.template_stand_ins import StandIns
from artlint.fix.visible import visible
from artlint.fix.visible_tree import UnverifiableError
from artlint.span import Span


class Content(NamedTuple):
    """The content of an article.

    `values` are those above the body. `text` is the title and the
    running text, a line for each block; `links` and `images` are addresses, that of the title link first. `headings`,
    `code` and `structure` are those of `Visible`. `templates` has a code point for each template.
    """

    layout: str
    values: Values
    links: tuple[str, ...]
    images: tuple[str, ...]
    text: str
    headings: tuple[tuple[str, str], ...]
    code: tuple[str, ...]
    structure: tuple[str, ...]
    templates: str


def content_of(file: File, kind: str, stand_ins: StandIns) -> Content:
    """The content of a file with its body read as `html` or as `markdown`.

    UnverifiableError where another parser would take too long for it.
    """
    if len(file.text) > MOST_CHARACTERS:
        raise UnverifiableError(f"it has more than {MOST_CHARACTERS:,} characters")
    article = file.article
    body, found = _shown(file, kind), ""
    if article.layout not in {*FRAMED, "page"}:
        body, found = stand_ins.masked(body)
    html = body if kind == "html" else _rendered(article, body)
    seen = visible(html, is_page=article.layout == "page")
    link = article.title_link if article.layout in FRAMED else None
    title = " ".join(link.title.split()) if link else ""
    return Content(
        article.layout,
        (*_values_above(article), *seen.values),
        (*((link.url,) if link else ()), *seen.links),
        seen.images,
        "\n".join(part for part in (title, seen.text) if part),
        seen.headings,
        seen.code,
        seen.structure,
        found,
    )


def _shown(file: File, kind: str) -> str:
    """The text that is shown, as it is written: under a frame and header lines the body, else all but front matter."""
    article = file.article
    if article.layout in {*FRAMED, "header"}:
        start = (with_indent(article.text, article.body) if kind == "markdown" else article.body).start
    else:
        start = article.front_matter.span.end if article.front_matter else int(article.text.startswith("\ufeff"))
    if kind == "html":
        return article.text[start:]
    return file.text[file.comment_map.to_file(Span(start, start)).start :] if file.comments else article.text[start:]


def _rendered(article: Article, body: str) -> str:
    from artlint.fix.rendered import rendered  # markdown-it-py, which HTML does not need

    return rendered(body, is_kramdown=article.source.flavor == "kramdown")


def _values_above(article: Article) -> Values:
    matter = article.front_matter
    if matter is None:
        return ()
    block = matter.span.of(article.text)
    return header_values(block) if article.layout == "header" else front_matter_values(block)
