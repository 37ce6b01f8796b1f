"""Pieces of template languages in a text: what a site's generator puts there is unknown, so each is opaque.

Liquid (`{{ }}`, `{% %}`), Hugo's shortcodes (`{{< >}}`, `{{% %}}`) and those of WordPress (`[caption]`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from artlint.fix.visible_tree import UnverifiableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTCODES = "audio|caption|contact-form|embed|gallery|playlist|soundcloud|video|vimeo|wp_caption|youtube"
_template = re.compile(
    r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}"
    r"|\{%(?:[^%{]|%(?!\})|\{(?!%))*+%\}"
    rf"|\[/?(?:{_SHORTCODES})(?:[ \t][^\[\]\r\n]*+)?+\]"
).finditer
_word = re.compile(r"[{<% \t\r\n-]*+(/?+[A-Za-z_]++)").match

_OPAQUE = frozenset("comment highlight raw verbatim".split())
"""Templates whose content is shown as it is written, or not at all, up to their end."""

_FIRST, _MOST = 0x100000, 0xFFFE
"""The first of the code points that stand for templates, and their number: private ones, which no text has."""


class Templates:
    """Gives each template of some texts a code point that stands for it; templates that are alike share one."""

    def __init__(self) -> None:
        self._stand_ins: dict[str, str] = {}

    def masked(self, text: str) -> tuple[str, str]:
        """The text with a code point in place of each template, and these code points in order.

        UnverifiableError where there are more templates than code points for them.
        """
        pieces: list[str] = []
        found: list[str] = []
        at = 0
        for start, end in _templates(text):
            found.append(self._stand_in(text[start:end]))
            pieces += (text[at:start], found[-1])
            at = end
        return "".join((*pieces, text[at:])), "".join(found)

    def _stand_in(self, template: str) -> str:
        key = template.replace("\r\n", "\n").replace("\r", "\n")
        if key not in self._stand_ins:
            if len(self._stand_ins) == _MOST:
                raise UnverifiableError("it holds too many templates")
            self._stand_ins[key] = chr(_FIRST + len(self._stand_ins))
        return self._stand_ins[key]


def _templates(text: str) -> Iterator[tuple[int, int]]:
    """The place of each template, together with its content where that is opaque."""
    if "{{" not in text and "{%" not in text and "[" not in text:
        return
    found = [(match.start(), match.end(), _name(match[0])) for match in _template(text)]
    ends: dict[str, list[int]] = {}
    for at, (_, _, name) in enumerate(found):
        ends.setdefault(name, []).append(at)
    at = 0
    while at < len(found):
        start, end, name = found[at]
        if name in _OPAQUE and (closing := _next(ends, name, at)) is not None:
            at, end = closing, found[closing][1]
        yield start, end
        at += 1


def _name(template: str) -> str:
    match = _word(template)
    return match[1] if match else ""


def _next(ends: dict[str, list[int]], name: str, behind: int) -> int | None:
    """The number of the template that ends one of that name."""
    lists = (ends.get(f"end{name}", []), ends.get(f"/{name}", []))
    found = [numbers[at] for numbers in lists if (at := bisect_left(numbers, behind)) < len(numbers)]
    return min(found, default=None)
