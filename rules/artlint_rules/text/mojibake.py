from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Span, bad, excerpt, good
from artlint_rules._touched import touched
from artlint_rules.text._code_points import code_points
from artlint_rules.text._mojibake import garbled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class Mojibake(Rule):
    """Keep text readable; garbled letters are UTF-8 that was read in another encoding.

    Only what reads as UTF-8 again, once its letters are turned back into the bytes they came from, counts; accented
    letters beside quotation marks are left alone.
    """

    signs = ("garbled-text",)
    fix = "unsafe"
    help = "decode the text again as UTF-8, or fetch it again from its source"
    examples = (
        good("<p>«\xa0été\xa0», „Spaß“, AMANHÃ”, NESTLÉ®, Sài Gòn, 涓涓细流</p>"),
        good("<p>20\xa0°C, 3×½, Ø…</p>"),
        bad(
            "<p>â€œYesâ€\x9d</p>",
            '5:4 garbled text "â€œ", meant is "“"',
            '5:10 garbled text "â€\x9d", meant is "”"',
            fixed="<p>“Yes”</p>",
        ),
        bad("<p>cafÃ©</p>", '5:7 garbled text "Ã©", meant is "é"', fixed="<p>café</p>"),
        bad("<p>ä¸\xadå›½è¯´</p>", '5:4 garbled text "ä¸\xadå›½è¯´", meant is "中国说"', fixed="<p>中国说</p>"),
        bad("<p>鎴戠殑鍚嶅瓧鏄</p>", '5:4 garbled text "鎴戠殑鍚嶅瓧鏄", meant is "我的名字�"'),
        bad("<p>10Â\xa0km</p>", '5:6 garbled text "Â", meant is U+00A0', fixed="<p>10\xa0km</p>"),
        bad("<p>首尔锟斤拷</p>", '5:6 garbled text "锟斤拷", what was meant is lost'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for span, meant in garbled(article.text):
            said = f'garbled text "{excerpt(span.of(article.text))}", {_told(meant)}'
            yield self.finding(span, said, fix=_fix(article, span, meant))


def _fix(article: Article, span: Span, meant: str | None) -> Fix | None:
    """What was meant in its place, if all of it is known."""
    if meant is None or "\ufffd" in meant or not meant.replace("\xa0", "").isprintable():
        return None
    return Fix("write what was meant", (Edit(span, meant),), safe=False, changes=touched(article, span))


def _told(meant: str | None) -> str:
    if meant is None:
        return "what was meant is lost"
    return f'meant is "{excerpt(meant)}"' if meant.isprintable() or len(meant) > 1 else f"meant is {code_points(meant)}"
