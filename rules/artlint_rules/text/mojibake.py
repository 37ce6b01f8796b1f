from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Edit, Fix, Related, Rule, bad, excerpt, good
from artlint_rules._touched import touched
from artlint_rules.text._code_points import code_points
from artlint_rules.text._mojibake import garbled, is_mended_whole
from artlint_rules.text._preconditions import may_be_garbled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding
    from artlint_rules.text._mojibake import Garbled

_MOST_RELATED = 5


class Mojibake(Rule):
    """Keep text readable; garbled letters were written in one encoding and read in another.

    What is named is UTF-8 read as Windows-1252, Latin-1, Windows-1251 or GBK, and GBK, Big5, Windows-1251 or KOI8-R
    read as Latin-1 or Windows-1252. Accented letters beside quotation marks are left alone. Either all of a file can be
    mended, or there is no fix: from text that is mended in part nobody can tell any more what was meant.
    """

    facts = (may_be_garbled,)
    fix = "unsafe"
    help = "read the text again in the encoding that it was written in, or fetch it again from its source"
    examples = (
        good("<p>«\xa0été\xa0», „Spaß“, AMANHÃ”, NESTLÉ®, Sài Gòn, 涓涓细流</p>"),
        good("<p>20\xa0°C, 3×½, Ø…, CAFÉ\x92S, [àâäçéèêëîïôöùûü], ÀÁÂÃÄÅ, ××××××</p>"),
        good("<p>РІЧНИЦЯ, «Росія», СЁСТРЫ, всё ещё, 120 РС‑1</p>"),
        bad(
            "<p>â€œYesâ€\x9d</p>",
            '5:4 garbled text "â€œ", meant is "“" (UTF-8 read as Windows-1252)',
            '5:10 garbled text "â€\x9d", meant is "”" (UTF-8 read as Windows-1252)',
            fixed="<p>“Yes”</p>",
        ),
        bad(
            "<p>â€œquotedâ€ text</p>",
            '5:4 garbled text "â€œ", meant is "“" (UTF-8 read as Windows-1252)',
            '5:13 garbled text "â€", no encoding explains all of it',
        ),
        bad("<p>cafÃ©</p>", '5:7 garbled text "Ã©", meant is "é" (UTF-8 read as Latin-1)', fixed="<p>café</p>"),
        bad(
            "<p>ä¸\xadå›½è¯´</p>",
            '5:4 garbled text "ä¸\xadå›½è¯´", meant is "中国说" (UTF-8 read as Windows-1252)',
            fixed="<p>中国说</p>",
        ),
        bad("<p>鎴戠殑鍚嶅瓧鏄</p>", '5:4 garbled text "鎴戠殑鍚嶅瓧鏄", meant is "我的名字�" (UTF-8 read as GBK)'),
        bad(
            "<p>10Â\xa0km</p>", '5:6 garbled text "Â", meant is U+00A0 (UTF-8 read as Latin-1)', fixed="<p>10\xa0km</p>"
        ),
        bad(
            "<h2>ÖÐ¹ú</h2><p>ÈËÃñÈÕ±¨£º¸Ä¸ï</p>",
            '5:5 garbled text "ÖÐ¹ú" and at 1 more place, meant is "中国" (GBK read as Latin-1)',
            fixed="<h2>中国</h2><p>人民日报：改革</p>",
        ),
        bad(
            "<p>¤¤°ê¤H¥Á¤é³ø</p>",
            '5:4 garbled text "¤¤°ê¤H¥Á¤é³ø", meant is "中國人民日報" (Big5 read as Latin-1)',
            fixed="<p>中國人民日報</p>",
        ),
        bad(
            "<p>«Ïðèâåò, ìèð»</p>",
            '5:4 garbled text "«Ïðèâåò" and at 1 more place, meant is "«Привет" (Windows-1251 read as Latin-1)',
            fixed="<p>«Привет, мир»</p>",
        ),
        bad(
            "<p>îÏ×ÏÓÔÉ ÄÎÑ</p>",
            '5:4 garbled text "îÏ×ÏÓÔÉ" and at 1 more place, meant is "Новости" (KOI8-R read as Latin-1)',
            fixed="<p>Новости дня</p>",
        ),
        bad(
            "<p>РњРѕСЃРєРІР° Рё РјРёСЂ</p>",
            '5:4 garbled text "РњРѕСЃРєРІР°" and at 2 more places, meant is "Москва" (UTF-8 read as Windows-1251)',
            fixed="<p>Москва и мир</p>",
        ),
        bad("<p>ÖÐ¹úÈËÃñÈÕ±</p>", '5:4 garbled text "ÖÐ¹úÈËÃñÈÕ±", no encoding explains all of it'),
        bad("<p>首尔锟斤拷</p>", '5:6 garbled text "锟斤拷", what was meant is lost'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        pieces = garbled(article.text)
        is_mendable = is_mended_whole(article.text, pieces)
        for first, *others in _by_cause(pieces):
            fix = _fix(article, [first, *others]) if is_mendable else None
            yield self.finding(first.span, _message(article, first, len(others)), fix=fix, related=_related(others))


def _by_cause(pieces: list[Garbled]) -> list[list[Garbled]]:
    """The pieces, those together that are known by one another."""
    groups: dict[object, list[Garbled]] = {}
    for piece in pieces:
        groups.setdefault(piece.group or piece.span, []).append(piece)
    return list(groups.values())


def _message(article: Article, piece: Garbled, others: int) -> str:
    more = f" and at {others:,} more place{'s' * (others > 1)}" if others else ""
    return f'garbled text "{excerpt(piece.span.of(article.text))}"{more}, {_explanation(piece)}'


def _explanation(piece: Garbled) -> str:
    meant = piece.meant
    if meant is None:
        return piece.cause
    shown = f'"{excerpt(meant)}"' if meant.isprintable() or len(meant) > 1 else code_points(meant)
    return f"meant is {shown} ({piece.cause})"


def _related(others: list[Garbled]) -> tuple[Related, ...]:
    return tuple(Related(piece.span, "garbled in the same way") for piece in others[:_MOST_RELATED])


def _fix(article: Article, pieces: list[Garbled]) -> Fix:
    edits = tuple(Edit(piece.span, piece.meant or "") for piece in pieces)
    changes = sorted({change for piece in pieces for change in touched(article, piece.span)})
    return Fix("write what was meant", edits, safe=False, changes=tuple(changes))
