"""HTML as the standard reads it, with the place of everything (html.spec.whatwg.org, section 13).

Contract: `parse(text, offset)` gives a `Document` for any text, of any size, and never raises. The document answers for
elements, attributes, runs of text, paragraphs, comments and parse errors. Every place is a `Span` in code points of the
file: `offset` is where the text begins in it. Parse errors have the codes of the standard where it has one, and codes
of `codes` where it has none. Text, tags and attributes are kept as written; decoded values stand beside them.

A text is read in one of two ways, and the answers are the same:

1. `proof` tries to show that a fragment of `<body>` has no parse error. It cuts the text at its tags (`clean_tags`),
   and asks an automaton (`clean_nesting`) whether each tag may follow the last; `grammar` says how clean tags,
   attributes and comments are written, `clean_references` which character references are right. `proven_content` then
   makes elements of the tags, when they are asked for. Most bodies end here, at the speed of regular expressions.
2. `standard_parser` reads everything else, and whole pages: `tokenizer` (13.2.5; with `tag_rest`, `declarations`,
   `doctype`, `rawtext`, `references`) and tree construction (13.2.6; the package `tree`, an insertion mode a table).
   Where elements are nested so deep that tree construction would take quadratic time, `tree.tags_only` goes on without
   a tree, and one error says so.

Where to look: `document` for what a caller can ask, `model` for what it gets, `attribute_reader` for attributes, which
are read from the tag when they are asked for, `paragraphs` for running text, `codes` for the sentence of each error,
`characters` for what the standard calls the input stream.

Two properties are tested: a text that is proven has no error by the standard parser and gives the same elements
(tests/html, benchmarks/soundness.py), and the standard parser passes the tests of html5lib (benchmarks/conformance.py).
"""

from artlint.html.decoding import decode_references
from artlint.html.document import Document, parse
from artlint.html.error import ParseError
from artlint.html.model import BLOCK, UNSEEN, Attribute, Content, Element, Paragraph, Text
from artlint.html.proof import proven_clean

__all__ = [
    "BLOCK",
    "UNSEEN",
    "Attribute",
    "Content",
    "Document",
    "Element",
    "Paragraph",
    "ParseError",
    "Text",
    "decode_references",
    "parse",
    "proven_clean",
]
