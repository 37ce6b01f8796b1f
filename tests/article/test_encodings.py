"""Which encoding explains the bytes of a file that is no UTF-8: the right one, or none."""

from __future__ import annotations

import pytest

from artlint.article import decode, meant_text
from artlint.article.encodings import other_encoding

HAN = "政府宣布新的经济措施。据部长说，这些措施将于下个月初生效，我们的国家在过去的几年里发生了很大的变化。"
TRADITIONAL = "政府宣布新的經濟措施。據部長說，這些措施將於下個月初生效，我們的國家在過去的幾年裡發生了很大的變化。"
KANA = "政府は新しい経済対策を発表した。大臣によると、来月の初めから実施される予定である。"
HANGUL = "정부는 새로운 경제 대책을 발표했다. 장관에 따르면 다음 달 초부터 시행될 예정이다."
CYRILLIC = "Правительство объявило о новых мерах поддержки экономики. По словам министра, они вступят в силу позже."
FRENCH = "Le gouvernement a annoncé de nouvelles mesures. « Ça ira », a déclaré l’écrivain à Noël."
GREEK = "Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία. Σύμφωνα με τον υπουργό θα ισχύσουν."


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (HAN, "utf-16", "UTF-16 LE with a byte order mark"),
        (HAN, "utf-16-le", "UTF-16 LE without a byte order mark"),
        (HAN, "utf-16-be", "UTF-16 BE without a byte order mark"),
        (CYRILLIC, "utf-16-le", "UTF-16 LE without a byte order mark"),
        ("The bridge reopens.", "utf-16-be", "UTF-16 BE without a byte order mark"),
        (HAN, "utf-32", "UTF-32 LE with a byte order mark"),
        (HAN, "utf-32-be", "UTF-32 BE without a byte order mark"),
        (HAN, "gbk", "GBK"),
        (TRADITIONAL, "gbk", "GBK"),
        (HAN + "\U00020000㐂", "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (KANA, "shift_jis", "Shift-JIS"),
        (KANA, "euc_jp", "EUC-JP"),
        (HANGUL, "euc_kr", "EUC-KR"),
        (CYRILLIC, "cp1251", "Windows-1251"),
        (CYRILLIC, "koi8_r", "KOI8-R"),
        (FRENCH, "cp1252", "Windows-1252"),
        (GREEK, "iso8859-7", ""),
    ],
)
def test_the_encoding_that_explains_the_bytes_is_named(text: str, codec: str, name: str) -> None:
    found = other_encoding(decode(f"<p>{text}</p>\n".encode(codec)))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        HAN,
        f"{HAN}\udce5\udc9b",
        f"{FRENCH}\udcff",
        f"{CYRILLIC}\0{CYRILLIC}",
        "a\0b\0\0\0c" * 3,
        "\0" * 5000,
        "一\0" * 500,
    ],
    ids=["sound", "cut", "byte", "nul", "nuls", "only-nuls", "every-other"],
)
def test_damage_to_utf_8_is_no_other_encoding(text: str) -> None:
    assert other_encoding(text) is None


def test_what_is_no_text_is_binary() -> None:
    compressed = bytes((number * number * 31 + number // 7) % 256 for number in range(5000))
    for data in (compressed, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0\0\x10JFIF" + compressed):
        found = other_encoding(decode(data))
        assert found is not None
        assert found.name == "binary"


def test_a_text_is_read_as_it_is_meant() -> None:
    for codec in ("utf-8", "utf-16", "utf-16-le", "utf-32-be", "gbk"):
        assert meant_text(decode(f"<p>{HAN}</p>".encode(codec))) == f"<p>{HAN}</p>"
