"""The HTML standard over a fragment: proof of cleanliness, tokenizer, tree errors, elements with their places."""

from artlint.html.error import ParseError
from artlint.html.model import UNSEEN, Attribute, Document, Element, Text
from artlint.html.parser import parse
from artlint.html.proof import proven_clean

__all__ = ["UNSEEN", "Attribute", "Document", "Element", "ParseError", "Text", "parse", "proven_clean"]
