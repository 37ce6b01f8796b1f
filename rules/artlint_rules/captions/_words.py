"""The text of captions."""

from __future__ import annotations

_UNSEEN = "\u200b\ufeff"
"""Characters without width, which robots leave where a text was."""


def is_blank(text: str) -> bool:
    """Whether a text shows nothing."""
    return not text.replace(_UNSEEN[0], "").replace(_UNSEEN[1], "").strip()


def shortened(text: str) -> str:
    """A text for a message: white space folded, 40 characters at most, no full stop."""
    folded = " ".join(text[:400].split()).rstrip(".。")
    return folded if len(folded) <= 40 else folded[:39] + "…"
