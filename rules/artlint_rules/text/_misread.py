"""GBK, Big5, Windows-1251 and KOI8-R that were read as Latin-1 or Windows-1252.

Nothing in their bytes says what they are, as it does in UTF-8. So all runs of a file's letters are read in each
encoding, and one explains them where what it reads is made of the commonest letters of its language.
"""

import re
from typing import NamedTuple

from artlint_rules.text._utf8_garbled import WINDOWS_1252, Piece, encoding_read

_COMMON_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取据处理世报京市院会北南东海新闻美英法德俄日华网"
)
_COMMON_TRADITIONAL = (
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經"
    "十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形"
    "相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展"
    "五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰"
    "先回則任取據處理世報京市院會北南東海新聞美英法德俄日華網"
)
_COMMON_RUSSIAN = "оеаинтсрвл"


class Encoding(NamedTuple):
    """An encoding: its name, Python's codec, its commonest letters, and the least share of them in a text.

    `usual` is the last first byte of what is in ordinary use (two bytes), 0 where a letter is one byte. With `turned`,
    small letters have the bytes that Latin-1 has capitals at, and capitals those of small letters.
    """

    name: str
    codec: str
    common: frozenset[str]
    least: float
    usual: int
    turned: bool = False


_ENCODINGS = (
    Encoding("GBK", "gbk", frozenset(_COMMON_SIMPLIFIED), 0.35, 0xD7),
    Encoding("Big5", "big5", frozenset(_COMMON_TRADITIONAL), 0.35, 0xC6),
    Encoding("Windows-1251", "cp1251", frozenset(_COMMON_RUSSIAN), 0.45, 0),
    Encoding("KOI8-R", "koi8_r", frozenset(_COMMON_RUSSIAN), 0.45, 0, turned=True),
)

_HIGH = "\x80-\xff" + re.escape("".join(letter for letter in WINDOWS_1252.letters.values() if letter > "\xff"))
_dense = re.compile(f"[{_HIGH}]{{4}}").search
"""No word of a language that has accented letters is of four of them; what is misread is."""

_run = re.compile(f"[@-~{_HIGH}]++").finditer
"""The second byte of GBK and Big5 may be an ASCII letter."""

_is_russian = re.compile("[А-яЁё«»“”„’–—…№\xa0]++").fullmatch
_has_latin_letters = re.compile("[\xc0-\xd6\xd8-\xf6\xf8-\xff]").search


class Explanation(NamedTuple):
    """What an encoding reads of a text, and the share of its language's commonest letters in that."""

    pieces: list[Piece]
    share: float

    @property
    def weight(self) -> tuple[bool, int, float]:
        """Of two encodings the one that explains all is right, then the one that explains more letters, or better."""
        letters = sum(end - start for start, end in (piece.span for piece in self.pieces))
        return not self.pieces[0].doubtful, letters, self.share


def misread(text: str) -> list[Piece]:
    """The pieces of a text that the encoding explains which explains most; none where no encoding does."""
    if not _dense(text):
        return []
    runs = [(match.start(), match[0]) for match in _run(text) if not match[0].isascii()]
    explained = [found for found in (_explained(runs, encoding) for encoding in _ENCODINGS) if found]
    return max(explained, key=lambda found: found.weight).pieces if explained else []


def _explained(runs: list[tuple[int, str]], encoding: Encoding) -> Explanation | None:
    """The runs that the encoding reads, if they are text in its language."""
    read = [(start, run, _reread(run, encoding)) for start, run in runs]
    sound = [(start, run, meant) for start, run, meant in read if meant is not None]
    share = _share_of_common([meant for _, run, meant in sound if not _is_list(run)], encoding)
    if share < encoding.least:
        return None
    doubtful = any(meant is None and _has_latin_letters(run) for _, run, meant in read)
    pieces = [_piece(start, run, meant, encoding)._replace(doubtful=doubtful) for start, run, meant in sound]
    return Explanation(pieces, share)


def _piece(start: int, run: str, meant: str, encoding: Encoding) -> Piece:
    """Without the ASCII letters before and behind it."""
    before = len(run) - len(run.lstrip(_ASCII))
    behind = len(meant) - len(meant.rstrip(_ASCII))
    garbled = run[before : len(run) - behind]
    cause = f"{encoding.name} read as {encoding_read(garbled)}"
    return Piece((start + before, start + len(run) - behind), meant[before : len(meant) - behind], cause, encoding.name)


_ASCII = "".join(map(chr, range(0x40, 0x7F)))


def _reread(run: str, encoding: Encoding) -> str | None:
    """What a run was before it was read as Windows-1252, if that is something which people write."""
    try:
        data = run.translate(WINDOWS_1252.to_byte).encode("latin-1")
        meant = data.decode(encoding.codec)
    except UnicodeError:
        return None
    if not encoding.usual:
        return meant if meant != run and _is_russian(meant) else None
    wide = [letter for letter in meant if not letter.isascii()]
    usual = sum(_is_usual(letter, encoding) for letter in wide)
    return meant if 2 * usual >= len(wide) else None


def _is_usual(letter: str, encoding: Encoding) -> bool:
    lead, tail = letter.encode(encoding.codec)
    is_mark, is_letter = 0xA1 <= lead <= 0xA3, (0xB0 if encoding.codec == "gbk" else 0xA4) <= lead <= encoding.usual
    return (is_mark or is_letter) and (tail >= 0xA1 or encoding.codec != "gbk")


def _share_of_common(texts: list[str], encoding: Encoding) -> float:
    """The share of the language's commonest letters in what was read; 0 where it is no text."""
    words = [text for text in texts if len(text) > 1]
    letters = [letter for letter in "".join(words).lower() if letter.isalpha() and not letter.isascii()]
    if len(set(letters)) < 3 or not (encoding.usual or _are_russian_words(words)):
        return 0
    if encoding.turned and not any(map(_is_name, words)):
        return 0
    return sum(letter in encoding.common for letter in letters) / len(letters)


def _are_russian_words(words: list[str]) -> bool:
    """Whether there are several words, or a long one in which letters come again: a list of accented letters has none.

    One letter more or less of a list is read as Russian too.
    """
    letters = sum(map(len, words))
    long = {word.lower() for word in words if len(word) >= 3}
    is_list = len(long) < 2 and all(len(word) - len(set(word)) < 2 for word in long)
    return letters >= 8 and any(len(word) >= 5 for word in long) and not is_list and _are_written_as_words(words)


def _is_name(word: str) -> bool:
    """Whether a word has one capital, its first letter; no list of accented letters becomes such a word when turned."""
    return len(word) >= 3 and word.istitle()


def _are_written_as_words(texts: list[str]) -> bool:
    """Whether capitals stand where words have them: KOI8-R read as Windows-1251 has them everywhere else."""
    usual = sum(text.islower() or text.isupper() or text.istitle() for text in texts)
    return 2 * usual > len(texts)


def _is_list(run: str) -> bool:
    """Whether letters stand in the order of their codes, as in a table of characters."""
    return len(run) > 3 and list(run) == sorted(run)
