"""Reads a Markdown body."""

from collections.abc import Sequence
from typing import NamedTuple

from artlint.html import Document
from artlint.markdown.events import read_events
from artlint.markdown.figures import figures_in
from artlint.markdown.flavors import with_html_blocks
from artlint.markdown.merge import content_of
from artlint.markdown.structure import read_structure
from artlint.markdown.template_places import masked
from artlint.span import Span


class Reading(NamedTuple):
    """A Markdown body: its document, the places of raw HTML, and those of code and autolinks.

    Code and autolinks are shown as they are written; their places include their marks.
    """

    document: Document
    raw: tuple[Span, ...]
    code: tuple[Span, ...]


def read(text: str, offset: int = 0, *, flavor: str = "commonmark", templates: Sequence[Span] = ()) -> Reading:
    """Read a body that begins at `offset` of its file; `templates` are the places in `text` that are opaque.

    Raises MarkdownError where the parser fails.
    """
    opaque = masked(text, templates)
    parsed = with_html_blocks(opaque) if flavor == "kramdown" else opaque
    structure = read_structure(opaque, offset, read_events(parsed))
    structure.elements.extend(figures_in(text, offset, templates, structure.code))
    document = Document(opaque, offset, None, lambda: content_of(opaque, offset, structure))
    return Reading(document, tuple(structure.raw), tuple(structure.code))
