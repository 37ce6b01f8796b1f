"""The HTML standard over a fragment or a page: `parse(text)` gives a `Document`, and nobody sees how it was read.

A text that is proven free of parse errors is read at the speed of regular expressions; everything else goes through the
standard's tokenizer and tree construction. All places are code points.
"""

from artlint.html.decoding import decode_references
from artlint.html.document import Document, parse
from artlint.html.error import ParseError
from artlint.html.model import BLOCK, UNSEEN, Attribute, Element, Paragraph, Text
from artlint.html.proof import proven_clean

__all__ = [
    "BLOCK",
    "UNSEEN",
    "Attribute",
    "Document",
    "Element",
    "Paragraph",
    "ParseError",
    "Text",
    "decode_references",
    "parse",
    "proven_clean",
]
