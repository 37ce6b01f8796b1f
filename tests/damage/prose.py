"""Random text as newspapers print it: Chinese and English, marks, references, rare planes, other scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_SPECIALS = (
    "S&P 500",
    "R&amp;D",
    "&quot;好&quot;",
    "&hellip;",
    "&#39;",
    "&#x4e2d;",
    "20&nbsp;000",
    "\U00020bb7野家",
    "\U0001f468\u200d\u2695\ufe0f",
    "\U0001f1f9\U0001f1fc",
    "می\u200cخواهم",
    "«\xa0été\xa0»",
    "„Spaß“",
    "café",
    "AC\\DC",
    "¯\\_(ツ)_/¯",
    "3 &lt; 4",
    "Array.prototype",
    "1.5%",
    "¥100=£11",
    "（https://example.org/x_(y)?a=1&amp;b=2）",
    "#桥#",
    "@bridge",
    "\u3000",
    "½",
    "Łódź",
    "नमस्ते",
    "서울",
    "東京",
)
_COMMON = b"".join(bytes((row, cell)) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)).decode(
    "gb2312"
) + b"".join(bytes((row, cell)) for row in range(0xA4, 0xC6) for cell in range(0xA1, 0xFF)).decode("big5")
"""The characters that the standards GB 2312 and Big5 call common, 3,666 simplified and 3,196 traditional ones."""

_MARKS = "，、：；——“”‘’《》（）"
_ENDS = "。？！…"
_TITLES = (
    "{}",
    "{}（组图）",
    "[图集] {}",
    "{} (一)",
    "“{}”",
    "{}｜#{}",
    "{} - 国际纵横",
    "AT&T: {}?",
    "{} [视频](上)",
    "¯\\_(ツ)_/¯ {}",
    "{} \U0001f600",
    '「{}」: C++ & "Q"',
    "【{}】",
)


class Prose:
    """A stream of text that never repeats itself by design."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def chinese(self, least: int, most: int) -> str:
        """Some Chinese characters."""
        characters = self._random.choices(_COMMON, k=self._random.randint(least, most))
        if self._random.random() < 0.05:
            characters[-1] = chr(self._random.randrange(0x4E00, 0x9FA6))
        return "".join(characters)

    def word(self) -> str:
        """An English word."""
        return "".join(self._random.choices("aeinorstlbcdmpu", k=self._random.randint(3, 9)))

    def name(self) -> str:
        """Two English words, as the name of a person."""
        return f"{self.word().title()} {self.word().title()}"

    def english(self) -> str:
        """An English sentence."""
        return " ".join(self.word() for _ in range(self._random.randint(6, 14))).capitalize() + "."

    def sentence(self) -> str:
        """A sentence in HTML."""
        if self._random.random() < 0.2:
            return self.english()
        parts = [self.chinese(4, 14)]
        for _ in range(self._random.randint(0, 3)):
            parts += [self._random.choice(_MARKS), self._part(), self.chinese(2, 9)]
        return "".join(parts) + self._random.choice(_ENDS)

    def _part(self) -> str:
        kind = self._random.random()
        if kind < 0.3:
            return self._random.choice(_SPECIALS)
        return self.name() if kind < 0.4 else self.chinese(2, 8)

    def sentences(self, least: int = 1, most: int = 4) -> str:
        """Some sentences in HTML."""
        return "".join(self.sentence() for _ in range(self._random.randint(least, most)))

    def title(self) -> str:
        """A title in plain characters."""
        body = self.chinese(6, 20) if self._random.random() < 0.7 else self.english()[:-1]
        return self._random.choice(_TITLES).format(body, body[:3])

    def number(self) -> str:
        """A number that hardly comes twice."""
        return f"{self._random.getrandbits(44):011x}"

    def slug(self) -> str:
        """Words of an address."""
        return "-".join(self.word() for _ in range(self._random.randint(2, 6)))
