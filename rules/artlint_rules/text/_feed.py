"""What a paragraph is that a feed or a blog has set beside a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from artlint_rules.text._remnants import ACTIONS, NETWORKS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

STUB = "link to the rest of a text"
NOTE = "note of a feed"
SHARE = "button to share the text"
SUBSCRIBE = "button to subscribe"

_EDGES = " .…:：·•|/!！»«›‹→←▼↓>[]()（）【】“”\"'–—-"
_QUOTES = tuple("\"“'‘«„「《")
_MOST_OF_BUTTON, _MOST_OF_WINDOW, _MOST_OF_NOTE = 80, 160, 600
_labels = re.compile(r"[ |/·•,，、]+").split


def may_be_remnants(paragraphs: list[str], languages: Iterable[str]) -> bool:
    """Whether there may be one among some paragraphs: cheap, and never False where `kind_of` knows one."""
    text = "\n".join(paragraphs)
    if any(marker in text for language in languages for marker in _markers(language)):
        return True
    return any(_kind_of_button(paragraph, languages) for paragraph in paragraphs)


def kind_of(paragraph: str, languages: Iterable[str]) -> str | None:
    """What a paragraph is that a feed or a blog has set beside the text; None for one that belongs to the text."""
    return _kind_of_button(paragraph, languages) or _kind_of_note(paragraph, languages)


def _kind_of_button(paragraph: str, languages: Iterable[str]) -> str | None:
    if len(paragraph) > _MOST_OF_BUTTON:
        return None
    words = paragraph.casefold().replace("’", "'").strip(_EDGES)
    for language in languages:
        if kind := _buttons(language).get(words):
            return kind
    return SHARE if _is_share_bar(words) else None


def _kind_of_note(paragraph: str, languages: Iterable[str]) -> str | None:
    for language in languages:
        words = WORDS[language]
        if any(_goes_on(paragraph, marker) for marker in words.goes_on):
            return STUB
        if len(paragraph) <= _MOST_OF_NOTE and any(_is_note(paragraph, *note) for note in words.notes):
            return NOTE
        if len(paragraph) <= _MOST_OF_WINDOW and any(_opens(paragraph, *window) for window in words.windows):
            return SHARE
    return None


def _goes_on(paragraph: str, marker: str) -> bool:
    """Whether a paragraph, behind an excerpt that ends in …, leads to the rest: `Continue reading “A bridge” →`."""
    excerpt, found, title = paragraph.rpartition(marker)
    if not found or (excerpt and not excerpt.rstrip(" ]").endswith(("…", "..."))):
        return False
    title = title.strip()
    return title.startswith(_QUOTES) or title.endswith(("→", "»")) or not title.strip(_EDGES)


def _is_note(paragraph: str, start: str, marker: str) -> bool:
    return paragraph.startswith(start) and paragraph.find(marker, len(start)) >= 0


def _opens(paragraph: str, start: str, end: str) -> bool:
    return paragraph.startswith(start) and paragraph.rstrip(" .").endswith(end)


def _is_share_bar(words: str) -> bool:
    """Whether there is nothing but what to do with a text and where: names alone may be those of an author's pages."""
    labels = {word for word in _labels(words) if word}
    return len(labels) > 1 and not labels.isdisjoint(ACTIONS) and labels <= NETWORKS | ACTIONS


@cache
def _buttons(language: str) -> dict[str, str]:
    words = WORDS[language]
    kinds = ((STUB, words.stubs), (SHARE, words.share), (SUBSCRIBE, words.subscribe))
    return {phrase: kind for kind, phrases in kinds for phrase in phrases}


@cache
def _markers(language: str) -> frozenset[str]:
    words = WORDS[language]
    of_notes = (marker or start for start, marker in words.notes)
    return frozenset((*words.goes_on, *of_notes, *(end for _, end in words.windows)))
