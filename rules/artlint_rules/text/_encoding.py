"""Files of another encoding, told from what their bytes became when they were read as UTF-8."""

from __future__ import annotations

_MARKS = (
    ("\udcff\udcfe\0\0", "UTF-32"),
    ("\0\0\udcfe\udcff", "UTF-32"),
    ("\udcff\udcfe", "UTF-16"),
    ("\udcfe\udcff", "UTF-16"),
)
_SAMPLE = 40
"""Characters looked at: the two bytes of each of an epoch comment's. They are ASCII, so every other byte is NUL."""


def wide_encoding(text: str) -> str | None:
    """`UTF-16` or `UTF-32` where the file is one, with its byte order mark or without; else None."""
    for mark, name in _MARKS:
        if text.startswith(mark):
            return name
    return "UTF-16" if "\0" in text[:_SAMPLE] and _alternates(text[:_SAMPLE]) else None


def _alternates(sample: str) -> bool:
    """Whether nearly every second character is NUL, and nearly none of the others."""
    halves = sorted((sample[::2].count("\0"), sample[1::2].count("\0")))
    half = len(sample) // 2
    return half >= 4 and halves[1] >= 0.8 * half and halves[0] <= 0.1 * half
