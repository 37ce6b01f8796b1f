"""Garbled text: UTF-8 that was read in another encoding, found where it reads as UTF-8 again.

One accented letter before one typographic mark is ordinary French or German (`«\xa0été\xa0»`, `„Spaß“`) although it
would read as UTF-8. So a single such pair counts only where no writing has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artlint import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Garbled(NamedTuple):
    """A piece of garbled text, and what was meant; None where it is lost."""

    span: Span
    meant: str | None


_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_TO_BYTE = {ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in _UNDEFINED}
"""The letters of Windows-1252 that Latin-1 has as control characters; a byte that it does not define stays one."""

_TAIL = f"[\x80-\xbf{''.join(map(chr, _TO_BYTE))}]"
_sequences = re.compile(f"(?:[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}})++").match
_lead = re.compile("[\xc2-\xf4]").search
_ordinary_tail = re.compile(r"[\xa0\xa8\xa9\xaa\xab\xad\xae\xb0\xb2-\xb4\xb7-\xbb“”‘’„‚‹›–—…•™€]").match
_letter_tail = re.compile("[ŠŒŽšœžŸ]").match
_opening = re.compile(r"[“”„‚‘«‹\"'(\xa0]").match

_LOST = ("锟斤拷", "烫烫烫", "屯屯屯")
_lost = re.compile("(?:锟斤拷)++|烫{3,}+|屯{3,}+").finditer
_GBK_SIGNS = "锛銆鐨鈥鏄"
"""What the UTF-8 of ，。的“是 begins with when it is read as GBK; text that is not garbled hardly has them."""

_printed = re.compile("[\u2010-\u203b\u3000-\u9fff\uac00-\ud7a3\uff01-\uff5e]").findall
"""East Asian letters and marks, three bytes each; other characters come of any text's bytes by chance."""

_wide_run = re.compile("[\u2e80-\ud7ff\ue000-\ufffc]{3,}+").finditer


def garbled(text: str) -> Iterator[Garbled]:
    """Every piece of garbled text; those of one kind in order."""
    if text.isascii():
        return
    for match in _sequences_in(text):
        meant = _reread(match[0])
        if meant is not None and (len(meant) > 1 or _is_impossible(text, match)):
            yield Garbled(Span(*match.span()), meant)
    if any(sign in text for sign in _LOST):
        for match in _lost(text):
            yield Garbled(Span(*match.span()), None)
    if any(sign in text for sign in _GBK_SIGNS):
        yield from _read_as_gbk(text)


def _sequences_in(text: str) -> Iterator[re.Match[str]]:
    """What may be UTF-8 read as Latin-1: looked for by its first letter, which is rare."""
    lead = _lead(text)
    while lead:
        match = _sequences(text, lead.start())
        if match:
            yield match
        lead = _lead(text, match.end() if match else lead.end())


def _reread(letters: str) -> str | None:
    """What the letters were before they were read as Windows-1252 or Latin-1."""
    try:
        return letters.translate(_TO_BYTE).encode("latin-1").decode()
    except UnicodeError:
        return None


def _is_impossible(text: str, match: re.Match[str]) -> bool:
    """Whether no writing has the letters of a single sequence side by side."""
    lead, tail = match[0][0], match[0][1:]
    before = text[max(0, match.start() - 1) : match.start()]
    if lead >= "\xf0" or any("\x80" <= character < "\xa0" for character in tail):
        return True
    if lead >= "\xe0":
        return (lead == "â" and tail[0] in "€‚„") or not all(map(_is_ordinary, tail))
    if lead in "×Øß":
        return False
    if lead in "ÂÃ":
        return not _ordinary_tail(tail) or not (before.isupper() or _opening(before))
    return not _is_ordinary(tail) or before.islower()


def _is_ordinary(tail: str) -> bool:
    """Whether a character may follow an accented letter."""
    return bool(_ordinary_tail(tail) or _letter_tail(tail))


def _read_as_gbk(text: str) -> Iterator[Garbled]:
    for match in _wide_run(text):
        if not any(sign in match[0] for sign in _GBK_SIGNS):
            continue
        data = match[0].encode("gb18030")
        meant = data.decode(errors="replace")
        sound = 3 * len(_printed(meant))
        if sound >= 6 and sound >= 0.7 * len(data):
            yield Garbled(Span(*match.span()), meant)
