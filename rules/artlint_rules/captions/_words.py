"""The text of captions."""

from __future__ import annotations

from artlint import BLANK


def is_blank(text: str) -> bool:
    """Whether a text shows nothing."""
    return not text.strip(BLANK)


def shortened(text: str) -> str:
    """A text for a message: white space folded, 40 characters at most, no full stop."""
    folded = " ".join(text[:400].split()).rstrip(".。")
    return folded if len(folded) <= 40 else folded[:39] + "…"
