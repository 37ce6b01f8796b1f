"""The HTML standard over a fragment: its elements with their places, and its parse errors."""

from artlint.html.errors import ParseError, parse_errors
from artlint.html.model import UNSEEN, Attribute, Document, Element, Text
from artlint.html.names import BLOCK, VOID
from artlint.html.scan import scan
from artlint.html.tags import decode_references

__all__ = [
    "BLOCK",
    "UNSEEN",
    "VOID",
    "Attribute",
    "Document",
    "Element",
    "ParseError",
    "Text",
    "decode_references",
    "parse_errors",
    "scan",
]
