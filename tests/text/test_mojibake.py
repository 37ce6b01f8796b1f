"""Garbled text: the whole run is judged, what explains it is named, and a file is mended whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.article import File
from artlint.fix import apply_fixes
from artlint.judge import lint
from artlint.testing import HEALTHY_FRAME
from artlint_rules.text.mojibake import Mojibake

_WITHOUT_A_SIGN = (0x81, 0x8D, 0x8F, 0x90, 0x98, 0x9D)


def misread(text: str, written: str, read: str) -> str:
    """As a browser reads it: a byte without a sign in the encoding stays a control character."""
    letters = [bytes([byte]).decode(read, "replace") for byte in text.encode(written)]
    return "".join(
        chr(byte) if letter == "\ufffd" else letter for byte, letter in zip(text.encode(written), letters, strict=True)
    )


def without_lost_bytes(text: str) -> str:
    """As a program writes it that drops what its encoding has no sign for."""
    return "".join(letter for letter in text if ord(letter) not in _WITHOUT_A_SIGN)


def found(body: str) -> list[str]:
    return [finding.message for finding in look(f"{HEALTHY_FRAME}{body}\n").findings]


def look(text: str):  # type: ignore[no-untyped-def]
    return lint(File(text, now=0), [Mojibake()])


def fixed(body: str) -> str:
    text = f"{HEALTHY_FRAME}{body}\n"
    return apply_fixes(text, look(text), look, unsafe=True).text.removeprefix(HEALTHY_FRAME).removesuffix("\n")


CHINESE = "<h2>中国</h2><p>外交部发言人说，朱镕基和李克强都曾访问过。</p><small>图</small>"
TRADITIONAL = "<h2>中國</h2><p>外交部發言人說，臺灣總統要訪問美國。</p><small>圖</small>"
RUSSIAN = "<p>«Президент», сказал он, и мы пошли домой — я и ты.</p>"
FRENCH = "<p>Déjà vu : « l’été », 20 €</p>"


@pytest.mark.parametrize(
    ("meant", "written", "read", "cause"),
    [
        ("<p>中国人民日报</p>", "gbk", "latin-1", "GBK read as Latin-1"),
        (CHINESE, "gbk", "cp1252", "GBK read as Latin-1"),
        (TRADITIONAL, "big5", "cp1252", "Big5 read as "),
        (TRADITIONAL, "big5", "latin-1", "Big5 read as Latin-1"),
        (RUSSIAN, "cp1251", "latin-1", "Windows-1251 read as Latin-1"),
        ("<p>Привет, мир</p>", "koi8_r", "latin-1", "KOI8-R read as Latin-1"),
        ("<h2>РОССИЯ</h2><p>Всё ещё хорошо, сказал он.</p>", "koi8_r", "cp1252", "KOI8-R read as Latin-1"),
        ("<h2>ПОГОДА</h2><p>Сегодня тепло</p>", "cp1251", "cp1252", "Windows-1251 read as Latin-1"),
        (RUSSIAN, "utf-8", "cp1251", "UTF-8 read as Windows-1251"),
        ("<p>中国说你好</p>", "utf-8", "cp1251", "UTF-8 read as Windows-1251"),
        ("<p>он — я</p>", "utf-8", "cp1251", "UTF-8 read as Windows-1251"),
        (RUSSIAN, "utf-8", "cp1252", "UTF-8 read as "),
        (FRENCH, "utf-8", "latin-1", "UTF-8 read as Latin-1"),
        ("<p>Việt Nam, „Straße“</p>", "utf-8", "cp1252", "UTF-8 read as "),
    ],
)
def test_what_explains_the_text_is_named_and_mends_it(meant: str, written: str, read: str, cause: str) -> None:
    body = misread(meant, written, read)
    assert body != meant
    assert all(f"({cause}" in message for message in found(body)), found(body)
    assert fixed(body) == meant


@pytest.mark.parametrize(
    "body",
    [
        "<p>â€œquotedâ€ text</p>",
        "<p>cafÃ©, dÃ©jÃ vu</p>",
        without_lost_bytes(misread("<p>“Да”, Россия</p>", "utf-8", "cp1252")),
        without_lost_bytes(misread("<p>Идти и ИГРАТЬ домой</p>", "utf-8", "cp1251")),
        misread("<p>中国人民日报</p>", "gbk", "latin-1").replace("¨", ""),
        f"{misread(CHINESE, 'gbk', 'cp1252')}<p>café</p>",
        misread("<p>한국어 신문 기사입니다</p>", "euc-kr", "latin-1"),
        misread("<p>日本語の新聞記事です</p>", "euc-jp", "latin-1"),
    ],
)
def test_what_no_encoding_explains_is_found_and_left(body: str) -> None:
    assert found(body)
    assert fixed(body) == body


@pytest.mark.parametrize(
    ("sound", "garbled"),
    [
        ("«СССР», «РФ» и «С», всё — ОСОБО", misread("Москва и я", "utf-8", "cp1251")),
        ("«СССР», «РФ»", misread("—", "utf-8", "cp1251")),
        ("“AMANHÃ”, NÃO, AÇÃO", misread("não é à", "utf-8", "cp1252")),
        ("«\xa0été\xa0», „Spaß“, 20 €, ÀÉ", misread("“ok” – 中国", "utf-8", "cp1252")),
        ("中文“引号”——·新闻…", misread("中国人民日报说", "gbk", "latin-1")),
    ],
)
def test_sound_text_beside_garbled_text_stays_as_it_is(sound: str, garbled: str) -> None:
    assert found(f"<p>{garbled}</p>") != []
    assert sound in fixed(f"<p>{sound}</p><p>{garbled}</p>")


def test_text_that_was_garbled_twice_is_mended_in_two_steps() -> None:
    once = misread(FRENCH, "utf-8", "cp1252")
    assert fixed(misread(once, "utf-8", "cp1252")) == FRENCH


@pytest.mark.parametrize(
    "body",
    [
        "<p>É\x92, Ö\x99, AMANHÃ”, AMANHÃ©</p>",
        "<p>ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ àâäéèêëïîôöùûüÿç ÄÖÜäöüß</p>",
        "<p>°º¤ø,¸¸,ø¤º°`°º¤ø ×××××× ½½½ ¿¡¿¡</p>",
        "<p>РОССИЯ, КИЇВСЬКОЇ, Січень, РІЧЧЯ, Ђорђе, Р«С», всё, СЁСТРЫ</p>",
        "<p>Þórður, Ísafjörður, Ångström, ¿Año?, ÇÖZÜM, AÇÃO, NÃO, Âge</p>",
        "<p>áíéóú, úóíéá, ÓÉÁÍÚ áéîóâ ôîáéó</p>",
        "<p>Cộng hòa xã hội chủ nghĩa Việt Nam, ƠƯĂÂÊÔ, Đà Nẵng</p>",
    ],
)
def test_letters_of_living_languages_are_left_alone(body: str) -> None:
    assert found(body) == []


WORDS = st.sampled_from(
    "中国人民 外交部发言人说 图 中國發言人說 Президент и “так” l’été à café „Straße“ Ô — A 😀 中 한국 « Í¼ Ã â€".split()
)
WAYS = st.sampled_from((("utf-8", "cp1252"), ("utf-8", "latin-1"), ("gbk", "cp1252"), ("big5", "latin-1"),
                        ("cp1251", "latin-1"), ("koi8_r", "cp1252"), ("utf-8", "cp1251"), ("euc-kr", "cp1252"),
                        None))  # fmt: skip


@st.composite
def garbled_words(draw: st.DrawFn) -> str:
    """A word that is garbled in some way, with all its bytes or not, or as it is."""
    word, way = draw(WORDS), draw(WAYS)
    try:
        garbled = word if way is None else misread(word, *way)
    except UnicodeEncodeError:
        garbled = word
    return without_lost_bytes(garbled) if draw(st.booleans()) else garbled


@given(st.lists(garbled_words(), max_size=12), st.sampled_from(("", " ", "</p><p>")))
def test_after_a_fix_nothing_garbled_is_left(words: list[str], between: str) -> None:
    body = f"<p>{between.join(words)}</p>"
    mended = fixed(body)
    assert mended == body or found(mended) == []
