"""Finding the encoding of a file that is not UTF-8 as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.article.decode import Encoding, encode

if TYPE_CHECKING:
    from collections.abc import Callable

    Share = Callable[[str], float]


BINARY = Encoding("binary", "")
UNKNOWN = Encoding("", "")

_SAMPLE = 100_000
"""Bytes that are looked at, from the first one beyond ASCII on. Hardly any article has more."""

_LEAST_SHARE = 0.3
"""Share of the bytes beyond ASCII. With fewer that are no UTF-8, the file is UTF-8 that is damaged in places."""

_LEAST_BYTES = 8
"""Bytes that are no UTF-8. A file with fewer that no encoding explains is damaged UTF-8, with more it is UNKNOWN."""

_MOST_CONTROLS = 0.02
"""Share of control characters among all bytes of a text; in compressed data they are a tenth."""

_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32 LE", "utf-32-le"),
    (b"\0\0\xfe\xff", "UTF-32 BE", "utf-32-be"),
    (b"\xff\xfe", "UTF-16 LE", "utf-16-le"),
    (b"\xfe\xff", "UTF-16 BE", "utf-16-be"),
)
_SIGNATURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\0asm",
    b"SQLite format 3\0",
)
"""The first bytes of files that are no text: images, documents, archives, programs, sound, databases."""

_undecoded = re.compile("[\udc80-\udcff]").findall
_decoded = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]").findall
_surrogate = re.compile("[\udc80-\udcff]").search
_first_high = re.compile(rb"[\x80-\xff]").search
_controls = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]").findall
_usual = re.compile(
    "[\t\n\r -~\xa0-\u024f\u0370-\u06ff\u0900-\u0e7f\u1e00-\u1fff\u200b-\u2044\u20a0-\u214f\u2190-\u21ff\u2460-\u27bf"
    "\u3000-\u312f\u4e00-\u9fff\uac00-\ud7a3\ufe30-\ufe4f\uff00-\uffee]"
).findall
"""Characters that texts are made of."""
_ascii = re.compile("[\t\n\r -~]").findall
_beyond_ascii = re.compile("[^\0-\x7f]").findall


def other_encoding(text: str) -> Encoding | None:
    """What explains the bytes that `decode` read as a text; None where they are UTF-8, sound or damaged in places."""
    data = encode(text)
    found = _wide(data[: _SAMPLE - _SAMPLE % 4], sound=_surrogate(text) is None)
    if found is not None or _surrogate(text) is None:
        return found
    if not _is_mostly_foreign(text):
        return None
    return BINARY if data.startswith(_SIGNATURES) or _is_binary(data[:_SAMPLE]) else _narrow(text, data)


def _wide(data: bytes, *, sound: bool) -> Encoding | None:
    """UTF-16 or UTF-32, with a byte order mark or without. `sound` is true where the bytes are valid UTF-8 too."""
    for mark, name, codec in _MARKS:
        if data.startswith(mark) and _is_usual(data[len(mark) :], codec):
            return Encoding(f"{name} with a byte order mark", codec)
    if b"\0" not in data:
        return None
    for _, name, codec in _MARKS:
        if _is_usual(data, codec) and _shows_ascii(data, codec) and (not sound or _is_half_controls(data)):
            return Encoding(f"{name} without a byte order mark", codec)
    return None


def _is_usual(data: bytes, codec: str) -> bool:
    text = data.decode(codec, "replace")
    return len(_usual(text)) >= 0.9 * len(text)


def _shows_ascii(data: bytes, codec: str) -> bool:
    """Whether a text has the ASCII that the markup of an article has."""
    text = data.decode(codec, "replace")
    return len(_ascii(text)) >= max(4, 0.05 * len(text))


def _is_half_controls(data: bytes) -> bool:
    """Whether bytes that are valid UTF-8 are UTF-16 all the same: each letter comes with a small byte.

    That byte is 0 for ASCII, and 3 to 6 for Greek, Cyrillic, Hebrew and Arabic.
    """
    return len(_controls(data)) >= 0.4 * len(data)


def _is_binary(data: bytes) -> bool:
    return len(_controls(data)) > _MOST_CONTROLS * len(data)


def _is_mostly_foreign(text: str) -> bool:
    match = _surrogate(text)
    sample = text[:_SAMPLE] if match is None or match.start() < _SAMPLE else text[match.start() :][:_SAMPLE]
    foreign = len(_undecoded(sample))
    own = len("".join(_decoded(sample)).encode())
    return foreign >= _LEAST_SHARE * (foreign + own)


def _narrow(text: str, data: bytes) -> Encoding | None:
    """The encoding among those that write ASCII as UTF-8 does."""
    first = _first_high(data)
    sample = data[first.start() : first.start() + _SAMPLE] if first else data
    best, name, codec = max((_score(sample, codec, share), name, codec) for name, codec, share in _NARROW)
    if best > 0:
        return Encoding(_with_longer(name, sample), codec)
    if _is_western(data[max(0, first.start() - 1) :][:_SAMPLE] if first else data):
        return Encoding("Windows-1252", "cp1252", garbles=False)
    return UNKNOWN if len(_undecoded(text)) >= _LEAST_BYTES else None


def _with_longer(name: str, sample: bytes) -> str:
    """The name `GB18030` in place of `GBK`, where GBK lacks some of the characters."""
    if name != "GBK":
        return name
    errors = sample.decode("gbk", "replace").count("\ufffd")
    return "GB18030" if errors > sample.decode("gb18030", "replace").count("\ufffd") else "GBK"


def _score(sample: bytes, codec: str, share: Share) -> float:
    """How well an encoding explains bytes: 0 where it does not, else up to 1."""
    beyond = "".join(_beyond_ascii(sample.decode(codec, "replace")))
    if len(beyond) < 4 or beyond.count("\ufffd") > 1 + 0.02 * len(beyond):
        return 0
    return share(beyond)


def _share_of(letters: str, common: str, least: float) -> Share:
    """The share of the common letters among all letters of a script, 0 where it is less than any text has."""
    all_letters, common_letters = re.compile(letters).findall, frozenset(common)

    def share(text: str) -> float:
        found = all_letters(text)
        part = sum(letter in common_letters for letter in found) / max(1, len(found))
        return part if part >= least and len(found) >= 0.6 * len(text) else 0

    return share


def _part_of(letters: str, least: float) -> Share:
    """The share of some letters among all characters, 0 where it is less than any text has."""
    find = re.compile(letters).findall

    def share(text: str) -> float:
        part = len(find(text)) / len(text)
        return part if part >= least else 0

    return share


_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种"
    "事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第"
    "公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合"
    "回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種"
    "事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第"
    "公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合"
    "回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總"
)
_NARROW: tuple[tuple[str, str, Share], ...] = (
    ("GBK", "gb18030", _share_of("[\u4e00-\u9fff]", _SIMPLIFIED, 0.2)),
    ("Big5", "big5hkscs", _share_of("[\u4e00-\u9fff]", _TRADITIONAL, 0.2)),
    ("Shift-JIS", "cp932", _part_of("[\u3041-\u309f]", 0.2)),
    ("EUC-JP", "euc_jp", _part_of("[\u3041-\u309f]", 0.2)),
    ("EUC-KR", "euc_kr", _part_of("[\uac00-\ud7a3]", 0.9)),
    ("Windows-1251", "cp1251", _share_of("[А-яЁёІіЇїЄєҐґЎў]", "оеаинтсрвл", 0.55)),
    ("KOI8-R", "koi8_r", _share_of("[А-яЁё]", "оеаинтсрвл", 0.55)),
)
"""Encodings that write ASCII as UTF-8 does: name, Python's name, and how much a decoded text looks like a text.

The common characters come from frequency lists. They make up half of any real text, and hardly any of a text that was
decoded wrongly.
"""

_LETTER = r"A-Za-zÀ-ÖØ-öø-ÿŠŽšžŸŒœ"
_western = re.compile(
    rf"(?<=[{_LETTER}])[À-ÖØ-öø-ÿŠŽšžŸŒœ]|[À-ÖØ-öø-ÿŠŽšžŸŒœ](?=[{_LETTER}])|[àÀ](?= )|[\xa0€‚„…‰‹‘’“”•–—™›£§©«®°·»½¡¿º]"
).findall
_high_runs = re.compile(rb"[\x80-\xff]+").findall


def _is_western(sample: bytes) -> bool:
    """Whether bytes are the accented letters and the typography of a text in Latin letters."""
    runs = _high_runs(sample)
    if sum(len(run) <= 2 for run in runs) < 0.9 * len(runs):
        return False
    text = sample.decode("cp1252", "replace")
    return len(_western(text)) >= 0.9 * len(_beyond_ascii(text))
