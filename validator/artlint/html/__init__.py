"""The HTML standard over a fragment: proof of cleanliness, tokenizer, tree errors, elements with their places."""

from artlint.html.error import ParseError
from artlint.html.model import Attribute, Document, Element, Text
from artlint.html.parser import parse, parse_fully
from artlint.html.proof import proven_clean

__all__ = ["Attribute", "Document", "Element", "ParseError", "Text", "parse", "parse_fully", "proven_clean"]
