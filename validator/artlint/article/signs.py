"""What an article shows at a glance: cheap facts by which a rule says, before it is called, that it can find nothing.

A sign may be shown without need, but never be missing where a rule that waits for it could speak.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.article.recognise import shows_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.article.article import Article

_ordinary = re.compile(
    "[\u3165-\ud7ff -~\uff01-\uff9f\u3000-\u3163\n\t\u2010-\u2027\u2030-\u205f\u2070-\u2fff\xa0\xb7\ue000-\ufefe]*+"
).match
_GARBLED = ("锛", "銆", "鐨", "鈥", "鏄", "锟斤", "烫烫", "屯屯")
"""What the bytes of Chinese text are in another encoding."""


def _odd_characters(article: Article) -> bool:
    text = article.text
    found = _ordinary(text)
    return found is None or found.end() < len(text) or any(mark in text for mark in _GARBLED)


SIGNS: dict[str, Callable[[Article], bool]] = {
    "attributes": lambda article: article.document.has_attributes,
    "captions": lambda article: bool(article.captions),
    "date": lambda article: article.dateline is not None,
    "doubtful-html": lambda article: not article.document.proven,
    "front-matter": lambda article: article.front_matter is not None,
    "no-epoch": lambda article: article.epoch is None,
    "no-frame": lambda article: not shows_frame(article.frame),
    "odd-characters": _odd_characters,
    "odd-frame": lambda article: not article.frame.plain,
    "references": lambda article: "&" in article.text,
}
"""Sign -> how it is told. `odd-frame`: anything in the frame's form that is not as usual. `doubtful-html`: the body is
not proven free of parse errors. `attributes`: a start tag has some.
"""
