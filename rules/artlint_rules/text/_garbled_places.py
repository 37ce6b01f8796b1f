"""Where a file cannot be read: what is wrong there is `mojibake`'s, and `not-utf8`'s of a whole file."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from artlint import encoding_of

if TYPE_CHECKING:
    from artlint import Article, Span


def is_unreadable(article: Article) -> bool:
    """Whether a file is binary, or its letters are those of another encoding than UTF-8."""
    encoding = encoding_of(article)
    return encoding is not None and encoding.garbles


class GarbledPlaces:
    """The places of a text's garbled pieces, looked for when first asked about."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[Span] | None = None

    def end(self, offset: int) -> int:
        """Where the garbled piece ends that an offset lies in; the offset itself where it lies in none."""
        if self._spans is None:
            from artlint_rules.text._mojibake import garbled  # few files have a character that may be garbled

            self._spans = sorted(piece.span for piece in garbled(self._text))
        at = bisect_right(self._spans, offset, key=lambda span: span.start)
        return max(offset, self._spans[at - 1].end) if at else offset
