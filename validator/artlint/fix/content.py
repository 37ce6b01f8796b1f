"""What an article says, as independent parsers read it, and what of that a fix may change.

The article model says where the parts of a file are (front matter, frame, body) and what kind of body it is. All else
is read by others: HTML by html5lib, Markdown by markdown-it-py and then html5lib, front matter by PyYAML, tomllib and
json. Only a fixed file needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.article import FRAMED, File
from artlint.fix.above import UNREADABLE, front_matter_values, header_values
from artlint.fix.passes import MOST_CHARACTERS
from artlint.fix.templates import Templates
from artlint.fix.visible import IMAGE, visible
from artlint.fix.visible_tree import UnverifiableError
from artlint.span import Span, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from artlint.article import Article
    from artlint.fix.above import Values


class Content(NamedTuple):
    """The content of an article.

    `reading` is its layout and how its body is read. `values` are those above the body. `text` is the title and the
    running text, a line for each block; `links` and `images` are addresses, that of the title link first. `headings`,
    `code` and `structure` are those of `Visible`. `templates` stands for the pieces of a template language.
    """

    reading: str
    values: Values
    text: str
    links: tuple[str, ...]
    images: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    code: tuple[str, ...]
    structure: tuple[str, ...]
    templates: str


def content_of(file: File, templates: Templates) -> Content:
    """The content of a file. UnverifiableError where another parser would take too long for it."""
    if len(file.text) > MOST_CHARACTERS:
        raise UnverifiableError(f"it has more than {MOST_CHARACTERS:,} characters")
    article = file.article
    body, found = templates.masked(_body(file))
    if is_markdown(article):
        from artlint.fix.rendered import rendered  # markdown-it-py, which HTML does not need

        body = rendered(body)
    seen = visible(body, is_page=article.layout == "page")
    link = article.title_link if article.layout in FRAMED else None
    return Content(
        f"{article.layout} {'Markdown' if is_markdown(article) else 'HTML'}",
        (*_values_above(article), *seen.values),
        "\n".join(part for part in (" ".join(link.title.split()) if link else "", seen.text) if part),
        (*((link.url,) if link else ()), *seen.links),
        seen.images,
        seen.headings,
        seen.code,
        seen.structure,
        found,
    )
