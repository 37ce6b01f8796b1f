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

_ORDINARY = "\u3165-\ud7ff -~\uff01-\uff9f\u3000-\u3163\n\t\u2010-\u2027\u2030-\u205f\u2070-\u2fff\xa0\xb7\ue000-\ufefe"
_ordinary = re.compile(f"[{_ORDINARY}]*+").match
_odd = re.compile(f"[^{_ORDINARY}]").findall
_control = re.compile("[\x00-\x1f\x7f-\x9f]").search
_invisible = re.compile(
    "[\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U0010ffff]"
).search
_not_encodable = re.compile("[\0\ud800-\udfff\ufffc\ufffd]").search
_latin = re.compile("[\xa2-\xf7]").search
_begins_garbled = re.compile("[\xc2-\xf4]").search
_GARBLED = ("锛", "銆", "鐨", "鈥", "鏄", "锟斤", "烫烫", "屯屯")
"""What the bytes of Chinese text are in another encoding."""


def _odd_characters(article: Article) -> str:
    """Each character of the text that most articles have not, once; all that most have are told at one glance."""
    text = article.text
    found = _ordinary(text)
    if found is None or found.end() == len(text):
        return ""
    return "".join(set(_odd(text, found.end())))


def _is_odd(search: Callable[[str], re.Match[str] | None]) -> Callable[[Article], bool]:
    return lambda article: search(article.once(_odd_characters)) is not None


def _holds(literal: str) -> Callable[[Article], bool]:
    return lambda article: literal in article.text


def _looks_garbled(article: Article) -> bool:
    text = article.text
    return _begins_garbled(article.once(_odd_characters)) is not None or any(mark in text for mark in _GARBLED)


def _has_latin(article: Article) -> bool:
    text = article.text
    return _latin(article.once(_odd_characters)) is not None or "\xb7" in text or "%C" in text


def _has_odd_address(article: Article) -> bool:
    link = article.title_link
    return link is not None and not link.url.startswith(("https://", "http://"))


SIGNS: dict[str, Callable[[Article], bool]] = {
    "captions": lambda article: bool(article.captions),
    "control-characters": _is_odd(_control),
    "date": lambda article: article.dateline is not None,
    "doubtful-html": lambda article: not article.document.proven,
    "front-matter": lambda article: article.front_matter is not None,
    "garbled-text": _looks_garbled,
    "invisible-characters": _is_odd(_invisible),
    "latin-1": _has_latin,
    "no-characters": _is_odd(_not_encodable),
    "no-epoch": lambda article: article.epoch is None,
    "no-frame": lambda article: not shows_frame(article.frame),
    "odd-address": _has_odd_address,
    "odd-frame": lambda article: not article.frame.plain,
    "numeric-references": _holds("&#"),
    "references": _holds("&"),
}
"""Sign -> how it is told.

`odd-frame`: anything in the frame's form that is not as usual; `odd-address`: the title link does not lead to the web.
`doubtful-html`: the body is not proven free of parse errors. `no-characters`: NUL, surrogates (undecoded bytes too) and
what stands for a lost character. `latin-1`: a sign or letter of it, as it is or as a code. `references`: an `&`.
"""
