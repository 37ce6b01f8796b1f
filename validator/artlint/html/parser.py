"""From text to a `Document`: by the short way when the text is proven clean, else by the standard's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.proof import prove

if TYPE_CHECKING:
    from artlint.html.model import Document
    from artlint.html.proof import Outline


def parse(text: str, offset: int = 0, context: str | None = "body") -> Document:
    """The elements, texts and parse errors of a text whose first character stands at `offset` of its file."""
    return parse_proven(prove(text) if context == "body" else None, text, offset, context)


def parse_proven(outline: Outline | None, text: str, offset: int = 0, context: str | None = "body") -> Document:
    """As `parse`, where it is known already whether the text is proven clean: then this is its outline."""
    if outline is not None:
        from artlint.html.shortcut import build  # many bodies are judged by their outline

        return build(outline, text, offset)
    from artlint.html.full import parse_fully  # most bodies are proven clean and never need it

    return parse_fully(text, offset, context)
