from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Span, bad, decode_references, excerpt, good
from artlint_rules._touched import touched
from artlint_rules.text._code_points import code_points
from artlint_rules.text._garbled_places import GarbledPlaces, is_unreadable
from artlint_rules.text._preconditions import has_control_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_controls = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]++").finditer


class ControlCharacter(Rule):
    """Keep control characters out of every file.

    They show nothing, many programs stop at them, and XML cannot hold them. Tabs and line ends are none; those that
    belong to garbled text are named by `mojibake`. From U+0080 to U+009F they are mostly quotation marks and dashes
    of Windows-1252 that were read as Latin-1: the fix writes the sign that HTML takes a reference such as `&#146;` for.
    """

    facts = (has_control_characters,)
    reads = ("code",)
    fix = "unsafe"
    help = "write the sign that was meant, or delete the control characters"
    examples = (
        good("<p>一\t二\n三</p>"),
        good("<p>a\fb</p>"),
        bad("<p>一\x00二</p>", "5:5 control character U+0000", fixed="<p>一二</p>"),
        bad(
            "<p>a\x0b\x1b\x7fb\x9d</p>",
            "5:5 3 control characters: U+000B U+001B U+007F",
            "5:9 control character U+009D",
            fixed="<p>ab</p>",
        ),
        bad(
            "<p>it\x92s \x93quoted\x94\x85</p>",
            "5:6 control character U+0092, in Windows-1252 ’",
            "5:9 control character U+0093, in Windows-1252 “",
            "5:16 2 control characters: U+0094 U+0085, in Windows-1252 ”…",
            fixed="<p>it’s “quoted”…</p>",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        if is_unreadable(article):
            return
        garbled = GarbledPlaces(text)
        for match in _controls(text):
            if match[0][0] >= "\x80" and garbled.end(match.start()) > match.start():
                continue
            place = Span(*match.span())
            yield self.finding(
                place, _message(match[0]), fix=_fix(article, place, match[0]), together=_together(match[0])
            )


def _meant(controls: str) -> str:
    """The signs that Windows-1252 has for these bytes, by the HTML standard's table for numeric references.

    For what that table leaves as it is, nothing.
    """
    return "".join(map(_sign, controls))


@cache  # there are few, and a file may be full of them
def _sign(control: str) -> str:
    sign = decode_references(f"&#{ord(control)};") if control >= "\x80" else ""
    return sign if sign >= "\xa0" else ""


def _message(controls: str) -> str:
    what = "control character" if len(controls) == 1 else f"{len(controls):,} control characters:"
    meant = _meant(controls)
    return f"{what} {code_points(controls)}" + (f", in Windows-1252 {excerpt(meant)}" if meant else "")


def _fix(article: Article, place: Span, controls: str) -> Fix:
    meant = _meant(controls)
    what = f"write {excerpt(meant)}" if meant else f"delete {code_points(controls)}"
    return Fix(what, (Edit(place, meant),), safe=False, changes=touched(article, place))


def _together(run: str) -> str:
    return f"places with control characters: {code_points(''.join(sorted(set(run))))}"
