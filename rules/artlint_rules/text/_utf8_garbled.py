"""UTF-8 that was read as Windows-1252, Latin-1, Windows-1251 or GBK: found where it reads as UTF-8 again.

One accented letter before one typographic mark is ordinary French or German (`«\xa0été\xa0»`, `„Spaß“`) although it
would read as UTF-8. So a single such pair counts only where no writing has it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from artlint import late


class Piece(NamedTuple):
    """Start and end of garbled text, what was meant (None: not known), and what happened to it.

    Pieces of one `group` are known by one another. `doubtful`: something beside them is not explained.
    """

    span: tuple[int, int]
    meant: str | None
    cause: str
    group: str = ""
    doubtful: bool = False


class CodePage:
    """An encoding of one byte a character, as the Encoding standard reads it: a byte without a sign is a control."""

    def __init__(self, name: str, codec: str) -> None:
        read = {byte: bytes([byte]).decode(codec, "replace") for byte in range(0x80, 0x100)}
        self.letters = {byte: chr(byte) if letter == "\ufffd" else letter for byte, letter in read.items()}
        self.to_byte = {ord(letter): byte for byte, letter in self.letters.items()}
        self.name = name
        tail = self.those(0x80, 0xC0, more="\x80-\x9f")
        lead2, lead3, lead4 = self.those(0xC2, 0xE0), self.those(0xE0, 0xF0), self.those(0xF0, 0xF5)
        self.sequences = re.compile(f"(?:{lead2}{tail}|{lead3}{tail}{{2}}|{lead4}{tail}{{3}})++")
        self.lead = re.compile(self.those(0xC2, 0xF5))
        self.run = re.compile(self.those(0x80, 0x100, more="\x80-\x9f") + "++")

    def those(self, start: int, end: int, more: str = "") -> str:
        """A character class of the letters of some bytes."""
        return f"[{re.escape(''.join(self.letters[byte] for byte in range(start, end)))}{more}]"

    def reread(self, letters: str) -> str | None:
        """What the letters were before they were read in this encoding; None where they were no UTF-8."""
        try:
            return letters.translate(self.to_byte).encode("latin-1").decode()
        except UnicodeError:
            return None


WINDOWS_1252 = CodePage("Windows-1252", "cp1252")
WINDOWS_1251 = CodePage("Windows-1251", "cp1251")

_ordinary_tail = re.compile(r"[\xa0\xa8\xa9\xaa\xab\xad\xae\xb0\xb2-\xb4\xb7-\xbb“”‘’„‚‹›–—…•™€]").match
_letter_tail = re.compile("[ŠŒŽšœžŸ]").match
_opening = re.compile(r"[“”„‚‘«‹\"'(\xa0]").match
_unexplained = re.compile("[\x80-\x9f\xc0-\xd6\xd8-\xf6\xf8-\xffŠŒŽšœžŸƒˆ˜†‡‰]").search
"""Letters and controls; signs and marks stand beside garbled words as they do beside others."""

_begun_mark = re.compile("â€").search
"""What every dash and quotation mark begins with: no writing has it, whether its last byte is there or not."""


def encoding_read(letters: str) -> str:
    """`Latin-1` where it has all the letters, else `Windows-1252`."""
    return "Latin-1" if all(letter <= "\xff" for letter in letters) else "Windows-1252"


def broken_utf8(text: str) -> list[Piece]:
    """UTF-8 read as Windows-1252 or Latin-1, and letters that are left of it where bytes were lost."""
    found: list[Piece] = []
    open_to_doubt: list[Piece] = []
    lead = WINDOWS_1252.lead.search(text)
    while lead:
        run = WINDOWS_1252.run.match(text, lead.start())
        end = run.end() if run else lead.end()
        certain, uncertain = _of_run(text, lead.start(), end)
        found += certain
        open_to_doubt += uncertain
        lead = WINDOWS_1252.lead.search(text, end)
    if not found:
        return found
    found = _with_their_like(text, found, open_to_doubt)
    return sorted((*found, *_lonely_leads(text, found)))


def _with_their_like(text: str, certain: list[Piece], others: list[Piece]) -> list[Piece]:
    """The certain pieces, and of the others those that begin as one of them does: all are of one group then.

    Where one of the others may as well be sound, none of them is taken, and what is certain is not mended.
    """
    leads = {lead for piece in certain for lead in text[slice(*piece.span)]}
    leads |= {"Â", "Ã"} if leads & {"Â", "Ã"} else set()
    alike = [piece for piece in others if text[piece.span[0]] in leads]
    doubtful = [piece for piece in alike if _may_end_a_word(text, *piece.span)]
    if doubtful:
        return [piece._replace(doubtful=True) for piece in certain]
    return [it._replace(group="UTF-8") if it.meant else it for it in sorted((*certain, *alike))] if alike else certain


def _may_end_a_word(text: str, start: int, end: int) -> bool:
    """Whether a pair may be the last letter of a word in capitals and the mark behind it, as in `AMANHÃ”`."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return before.isupper() and not behind.isalnum() and text[end - 1] in "“”’»…"


def _of_run(text: str, start: int, end: int) -> tuple[list[Piece], list[Piece]]:
    """The garbled pieces of a run of letters, and those that may be.

    The whole run is one piece where it is garbled and not all of it is explained.
    """
    sequences, rest = _taken_apart(text, start, end)
    read = [_utf8(text, span) for span in sequences]
    certain = [piece for piece in read if len(piece.meant or "") > 1 or _is_impossible(text, *piece.span)]
    left = [span for span in rest if _is_unexplained(text[slice(*span)])]
    if not certain and not any(_begun_mark(text[slice(*span)]) for span in left):
        return [], read
    if left:
        spans = sorted((*left, *(piece.span for piece in certain)))
        return [Piece((spans[0][0], spans[-1][1]), None, "no encoding explains all of it")], []
    return certain, [piece for piece in read if piece not in certain]


def _utf8(text: str, span: tuple[int, int]) -> Piece:
    letters = text[slice(*span)]
    return Piece(span, WINDOWS_1252.reread(letters), f"UTF-8 read as {encoding_read(letters)}")


def _taken_apart(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The places of whole UTF-8 sequences in a run, those side by side together; and of what stands between them."""
    sequences: list[tuple[int, int]] = []
    at = start
    while lead := WINDOWS_1252.lead.search(text, at, end):
        match = WINDOWS_1252.sequences.match(text, lead.start(), end)
        if match and WINDOWS_1252.reread(match[0]) is not None:
            sequences.append(match.span())
        at = match.end() if match else lead.end()
    edges = (start, *(edge for span in sequences for edge in span), end)
    rest = [span for span in list(pairwise(edges))[::2] if span[0] < span[1]]
    return sequences, rest


def _is_unexplained(letters: str) -> bool:
    return bool(_unexplained(letters) or _begun_mark(letters))


def _lonely_leads(text: str, found: list[Piece]) -> Iterator[Piece]:
    """`Ã` and `Â` whose second byte is lost, as the no-break space of `dÃ©jÃ vu` is, in a text that is garbled.

    In upper case and before a small letter at a word's start they are letters of their language.
    """
    taken = [piece.span for piece in found]
    at = 0
    for match in re.finditer("[ÃÂ]", text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] <= match.start():
            continue
        before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        if before.islower() or not (before.isupper() or behind.isalpha() or behind in "ÃÂ"):
            yield Piece(match.span(), None, "a byte of it is lost")


def _is_impossible(text: str, start: int, end: int) -> bool:
    """Whether no writing has the letters of a single sequence side by side."""
    lead, tail = text[start], text[start + 1 : end]
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if lead >= "\xf0":
        return True
    if lead >= "\xe0":
        return _is_control(tail) or (lead == "â" and tail[0] in "€‚„") or not all(map(_is_ordinary, tail))
    if lead in "×Øß":
        return False
    if lead in "ÂÃ":
        is_usual = (before.isupper() or _opening(before)) and not behind.islower()
        return _is_control(tail) or not _ordinary_tail(tail) or not is_usual
    return not _is_ordinary(WINDOWS_1252.letters.get(ord(tail), tail)) or before.islower()


def _is_control(tail: str) -> bool:
    return any("\x80" <= character < "\xa0" for character in tail)


def _is_ordinary(tail: str) -> bool:
    """Whether a character may follow an accented letter."""
    return bool(_ordinary_tail(tail) or _letter_tail(tail))


_CYRILLIC_LEADS = "РСвдежзий"
"""What UTF-8 of Russian, of dashes and quotation marks, and of Chinese begins with when it is read as Windows-1251."""

_LEAST_SEQUENCES = 3
"""Sequences that stand side by side, by which a text is known to be garbled; one alone may be two letters.

A dash or a quotation mark is known alone: no word has `вЂ`.
"""


def utf8_in(text: str, page: CodePage) -> list[Piece]:
    """UTF-8 read as Windows-1251: each piece is known by the others, for Cyrillic words are of the same letters."""
    if not any(letter in text for letter in _CYRILLIC_LEADS):
        return []
    found = [(match.span(), page.reread(match[0])) for match in page.sequences.finditer(text)]
    read = [(span, meant) for span, meant in found if meant]
    marks = [(span, meant) for span, meant in read if text.startswith("вЂ", span[0])]
    side_by_side = sum(len(meant) for _, meant in read if len(meant) > 1)
    if not side_by_side or (side_by_side < _LEAST_SEQUENCES and not marks):
        read = marks
    else:
        read = [it for it in read if it in marks or len(it[1]) > 1 or _is_word_of_one_letter(text, *it)]
    doubtful = any(_has_lost_neighbour(text, span) for span, _ in read)
    cause = f"UTF-8 read as {page.name}"
    return [Piece(span, meant, cause, cause, doubtful) for span, meant in read]


def _is_word_of_one_letter(text: str, span: tuple[int, int], meant: str) -> bool:
    """Whether a single pair can be a word such as `и`: at the end of `«СССР»` it is a letter and a quotation mark."""
    before = text[max(0, span[0] - 1) : span[0]]
    return not before.isalpha() and ("а" <= meant.lower() <= "ё" or meant > "\u2000" or meant == "\xa0")


def _has_lost_neighbour(text: str, span: tuple[int, int]) -> bool:
    """Whether a letter beside a garbled one is what is left of another whose second byte is lost."""
    beside = text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 1]
    return any(letter and letter in "РСВв" for letter in beside)


_GBK_SIGNS = "锛銆鐨鈥鏄"
"""What the UTF-8 of ，。的“是 begins with when it is read as GBK; text that is not garbled hardly has them."""

_printed = late("[\u2010-\u203b\u3000-\u9fff\uac00-\ud7a3\uff01-\uff5e]")
"""East Asian letters and marks, three bytes each; other characters come of any text's bytes by chance."""

_wide_run = late("[\u2e80-\ud7ff\ue000-\ufffc]{3,}+")


def read_as_gbk(text: str) -> Iterator[Piece]:
    """UTF-8 read as GBK; a byte at a run's end that had no partner is lost, so what was meant may end in U+FFFD."""
    if not any(sign in text for sign in _GBK_SIGNS):
        return
    for match in _wide_run().finditer(text):
        if not any(sign in match[0] for sign in _GBK_SIGNS):
            continue
        data = match[0].encode("gb18030")
        meant = data.decode(errors="replace")
        sound = 3 * len(_printed().findall(meant))
        if sound >= 6 and sound >= 0.7 * len(data):
            yield Piece(match.span(), meant, "UTF-8 read as GBK")
