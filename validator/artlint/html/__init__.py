"""The HTML standard over a fragment: proof of cleanliness, tokenizer, tree errors, elements with their places."""

from artlint.html.codes import explain
from artlint.html.error import ParseError
from artlint.html.model import UNSEEN, Attribute, Document, Element, Text
from artlint.html.parser import parse, parse_fully
from artlint.html.proof import proven_clean
from artlint.html.references import decode_references

__all__ = [
    "UNSEEN",
    "Attribute",
    "Document",
    "Element",
    "ParseError",
    "Text",
    "decode_references",
    "explain",
    "parse",
    "parse_fully",
    "proven_clean",
]
