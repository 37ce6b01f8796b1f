"""The HTML standard over a fragment: proof of cleanliness, tokenizer, tree errors, elements with their places."""

from artlint.html.error import ParseError
from artlint.html.model import UNSEEN, Attribute, Document, Element, Text
from artlint.html.parser import parse, parse_proven
from artlint.html.proof import Outline, prove, proven_clean

__all__ = [
    "UNSEEN",
    "Attribute",
    "Document",
    "Element",
    "Outline",
    "ParseError",
    "Text",
    "decode_references",
    "parse",
    "parse_proven",
    "prove",
    "proven_clean",
]


def decode_references(text: str) -> str:
    """A text's content with its character references replaced, as a browser shows it."""
    if "&" not in text:
        return text
    from artlint.html.references import decode  # most texts have none

    return decode(text, 0, len(text), [])
