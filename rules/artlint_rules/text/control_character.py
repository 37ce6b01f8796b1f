from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Span, bad, good
from artlint_rules._touched import touched
from artlint_rules.text._code_points import code_points
from artlint_rules.text._encoding import wide_encoding
from artlint_rules.text._garbled_places import GarbledPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_controls = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]++").finditer


class ControlCharacter(Rule):
    """Keep control characters out of every file.

    They show nothing, many programs stop at them, and XML cannot hold them. Tabs and line ends are none; those that
    belong to garbled text are named by `mojibake`.
    """

    signs = ("control-characters",)
    fix = "unsafe"
    help = "delete the control characters"
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
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        if wide_encoding(text):
            return
        garbled = GarbledPlaces(text)
        for match in _controls(text):
            if match[0][0] >= "\x80" and garbled.end(match.start()) > match.start():
                continue
            count = match.end() - match.start()
            what = "control character" if count == 1 else f"{count:,} control characters:"
            place = Span(*match.span())
            named = code_points(match[0])
            fix = Fix(f"delete {named}", (Edit(place, ""),), safe=False, changes=touched(article, place))
            yield self.finding(place, f"{what} {named}", fix=fix)
