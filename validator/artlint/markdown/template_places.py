"""Places that a template language replaces before a reader sees them: Liquid, Hugo's and WordPress's shortcodes, ERB.

What stands in them is unknown here: they are opaque, and so is an attribute that holds one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from artlint.span import Span

MASK = "\ufffc"
"""Stands for each character of a template in a text that is parsed: U+FFFC, the object replacement character."""

_LONGEST = 4_000
"""Code points of a template without an end tag. A longer one is none: its opening marks stand for themselves."""

_SHORTCODES = "caption|wp_caption|gallery|embed|audio|video|playlist|youtube|vimeo|tweet|gist|soundcloud|googlemaps"
_PAIRS = "raw|highlight|comment|verbatim|code|codeblock|math|mermaid"
_VERBATIM_SHORTCODES = "code|sourcecode|source|php|javascript|html|css|bash|python|latex"

_opening = re.compile(
    rf"\{{%-?\s*(?P<pair>{_PAIRS})\b[^%]*+%\}}"
    rf"|\{{\{{[<%]-?\s*(?P<short>highlight|math|mermaid|rawhtml)\b"
    rf"|\[(?P<code>{_VERBATIM_SHORTCODES})(?:\s[^\]\n]{{0,500}}+)?\]"
    rf"|\[/?(?P<word>{_SHORTCODES})(?:\s[^\]\n]{{0,2000}}+)?\]"
    r"|(?P<mark>\{\{|\{%|<%)"
    r"|(?P<attributes>\{:[^}\n]{0,500}+\}|\{[.#][\w-][^{}\n]{0,200}+\})"
)
_CLOSING = {"{{": "}}", "{%": "%}", "<%": "%>"}


class _Search(NamedTuple):
    """A text, and the end tags that are known to be missing in the rest of it."""

    text: str
    missing: set[str]


def find_templates(text: str) -> tuple[Span, ...]:
    """The places of templates in a text, in order, none inside another."""
    if "{" not in text and "[" not in text and "<%" not in text:
        return ()
    return tuple(_templates(_Search(text, set())))


def _templates(search: _Search) -> Iterator[Span]:
    at = 0
    while match := _opening.search(search.text, at):
        end = _end_of(search, match)
        if end > match.start():
            yield Span(match.start(), end)
        at = max(end, match.start() + 1)


def _end_of(search: _Search, match: re.Match[str]) -> int:
    """Where a template ends that begins at a match, its start where it does not end."""
    kind = match.lastgroup
    if kind == "pair":
        return _end_tag(search, match, rf"\{{%-?\s*end{match['pair']}\s*-?%\}}") or match.end()
    if kind == "short":
        return _end_tag(search, match, rf"\{{\{{[<%]\s*/\s*{match['short']}\s*[>%]\}}\}}") or _closed(search, match)
    if kind == "code":
        return _end_tag(search, match, rf"\[/{match['code']}\]") or match.start()
    if kind == "mark":
        return _closed(search, match)
    return match.end()


def _end_tag(search: _Search, match: re.Match[str], pattern: str) -> int:
    """Where the end tag of a pair ends, 0 without one. A tag that was missing once is not searched for again."""
    if pattern in search.missing:
        return 0
    found = re.compile(pattern).search(search.text, match.end())
    if found is None:
        search.missing.add(pattern)
        return 0
    return found.end()


def _closed(search: _Search, match: re.Match[str]) -> int:
    mark = match[0][:2]
    end = search.text.find(_CLOSING[mark], match.start() + 2, match.start() + _LONGEST)
    return match.start() if end < 0 else end + 2


def masked(text: str, templates: Iterable[Span]) -> str:
    """The text with MASK for each character of a template, so that all places stay as they are."""
    pieces: list[str] = []
    at = 0
    for start, end in templates:
        pieces += (text[at:start], MASK * (end - start))
        at = end
    return "".join((*pieces, text[at:]))
