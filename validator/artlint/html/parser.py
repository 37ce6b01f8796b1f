"""From text to a `Document`: by the short way when the text is proven clean, else by the standard's."""

from __future__ import annotations

from artlint.html.shortcut import parse_clean
from artlint.light import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.model import Document


def parse(text: str, offset: int = 0, context: str | None = "body") -> Document:
    """The elements, texts and parse errors of a text whose first character stands at `offset` of its file."""
    if context == "body":
        document = parse_clean(text, offset)
        if document is not None:
            return document
    from artlint.html.full import parse_fully  # most bodies are proven clean and never need it

    return parse_fully(text, offset, context)
