"""Decoding of character references for callers who need no errors."""

from __future__ import annotations


def decode_references(text: str) -> str:
    """A text with its character references replaced, as a browser shows it."""
    if "&" not in text:
        return text
    from artlint.html.references import decode  # most texts have none

    return decode(text, 0, len(text), [])
