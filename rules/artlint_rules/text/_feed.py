"""What a paragraph is that a feed or a blog has set beside a text."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from artlint import Paragraph
from artlint_rules.text._remnants import ACTIONS, NETWORKS, WORDS

STUB = "link to the rest of a text"
NOTE = "note of a feed"
SHARE = "button to share the text"
SUBSCRIBE = "button to subscribe"

_EDGES = " .…:：·•|/!！»«›‹→←▼↓>[]()（）【】“”\"'–—-"
_QUOTES = tuple("\"“'‘«„「《")
_ENDS_OF_STUBS = frozenset("→»”\"’'“』」》…]") | {marker[-1] for words in WORDS.values() for marker in words.goes_on}
_MOST_OF_BUTTON, _MOST_OF_WINDOW, _MOST_OF_NOTE = 80, 160, 600
_BETWEEN = " |/·•,，、"
_labels = re.compile(f"[{_BETWEEN}]+").split
_FIRST = 2
"""Characters of a paragraph that tell most paragraphs from all notes."""


class _Known(NamedTuple):
    """The texts of some languages, arranged to be looked up.

    `starts` are the first two characters of notes, `ends` the last characters, in small letters, of all but notes.
    """

    buttons: dict[str, str]
    goes_on: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    windows: tuple[tuple[str, str], ...]
    starts: frozenset[str]
    ends: frozenset[str]


def suspects(paragraphs: Iterable[Paragraph], languages: tuple[str, ...]) -> list[Paragraph]:
    """The paragraphs that begin or end as one of those of a feed or a blog does; `kind_of` is None for all others."""
    known = _known(languages)
    starts, ends = known.starts, known.ends
    return [it for it in paragraphs if it.text[-1:].casefold()[-1:] in ends or it.text[:_FIRST] in starts]


def kind_of(paragraph: str, languages: tuple[str, ...]) -> str | None:
    """What a paragraph is that a feed or a blog has set beside the text; None for one that belongs to the text."""
    known = _known(languages)
    if len(paragraph) <= _MOST_OF_BUTTON and (kind := _kind_of_button(paragraph, known)):
        return kind
    if paragraph[:_FIRST] in known.starts and (kind := _kind_of_note(paragraph, known)):
        return kind
    leads_on = paragraph[-1:] in _ENDS_OF_STUBS and any(_goes_on(paragraph, marker) for marker in known.goes_on)
    return STUB if leads_on else None


def _kind_of_button(paragraph: str, known: _Known) -> str | None:
    words = paragraph.casefold().replace("’", "'").strip(_EDGES)
    return known.buttons.get(words) or (SHARE if _is_share_bar(words) else None)


def _is_share_bar(words: str) -> bool:
    """Whether there is nothing but what to do with a text and where: names alone may be those of an author's pages."""
    labels = {word for word in _labels(words) if word}
    return len(labels) > 1 and not labels.isdisjoint(ACTIONS) and labels <= NETWORKS | ACTIONS


def _kind_of_note(paragraph: str, known: _Known) -> str | None:
    if len(paragraph) <= _MOST_OF_NOTE and any(_is_note(paragraph, *note) for note in known.notes):
        return NOTE
    is_window = len(paragraph) <= _MOST_OF_WINDOW and any(_opens(paragraph, *window) for window in known.windows)
    return SHARE if is_window else None


def _is_note(paragraph: str, start: str, marker: str) -> bool:
    return paragraph.startswith(start) and paragraph.find(marker, len(start)) >= 0


def _opens(paragraph: str, start: str, end: str) -> bool:
    return paragraph.startswith(start) and paragraph.rstrip(" .").endswith(end)


def _goes_on(paragraph: str, marker: str) -> bool:
    """Whether a paragraph, behind an excerpt that ends in …, leads to the rest: `Continue reading “A bridge” →`."""
    excerpt, found, title = paragraph.rpartition(marker)
    if not found or (excerpt and not excerpt.rstrip(" ]").endswith(("…", "..."))):
        return False
    title = title.strip()
    return title.startswith(_QUOTES) or title.endswith(("→", "»")) or not title.strip(_EDGES)


@cache
def _known(languages: tuple[str, ...]) -> _Known:
    words = [WORDS[language] for language in languages]
    buttons = dict.fromkeys((text for it in words for text in it.stubs), STUB)
    buttons |= dict.fromkeys((text for it in words for text in it.share), SHARE)
    buttons |= dict.fromkeys((text for it in words for text in it.subscribe), SUBSCRIBE)
    goes_on = tuple(marker for it in words for marker in it.goes_on)
    notes = tuple(note for it in words for note in it.notes)
    windows = tuple(window for it in words for window in it.windows)
    starts = frozenset(start[:_FIRST] for start, _ in (*notes, *windows))
    ends = frozenset(text[-1] for text in (*_EDGES, *_BETWEEN, *buttons, *ACTIONS, *NETWORKS, *_ENDS_OF_STUBS))
    return _Known(buttons, goes_on, notes, windows, starts, frozenset(end.casefold()[-1] for end in ends))
