"""Templates in a text, each masked by one code point: what a generator puts in their place is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.fix.visible_tree import UnverifiableError
from artlint.markdown import find_templates

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST, _MOST = 0x100000, 0xFFFE
"""The first of the code points that stand for templates, and their number: private ones, which no text has."""


class StandIns:
    """Gives each template of some texts a code point that stands for it; templates that are alike share one."""

    def __init__(self) -> None:
        self._stand_ins: dict[str, str] = {}

    def masked(self, text: str) -> tuple[str, str]:
        """The text with a code point in place of each template, and these code points in order.

        UnverifiableError where there are more templates than code points for them.
        """
        pieces = list(self._pieces(text))
        return "".join(before + stand_in for before, stand_in in pieces), "".join(it for _, it in pieces)

    def _pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """Pieces of the text, each with what stands for the template behind it."""
        at = 0
        for start, end in find_templates(text):
            yield text[at:start], self._stand_in(text[start:end])
            at = end
        yield text[at:], ""

    def _stand_in(self, template: str) -> str:
        key = template.replace("\r\n", "\n").replace("\r", "\n")
        if key not in self._stand_ins:
            if len(self._stand_ins) == _MOST:
                raise UnverifiableError("it holds too many templates")
            self._stand_ins[key] = chr(_FIRST + len(self._stand_ins))
        return self._stand_ins[key]
