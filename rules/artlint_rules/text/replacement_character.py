from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Severity, Span, bad, good
from artlint_rules.text._preconditions import REPLACEMENT_REFERENCE, has_lost_characters, has_replacement_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_found = re.compile(f"\ufffd++|\ufffc++|{REPLACEMENT_REFERENCE}").finditer

_TEXT_LOST = "places where text was lost: replacement character (U+FFFD)"
_OBJECTS_LOST = "places where an object was lost: object replacement character (U+FFFC)"


class ReplacementCharacter(Rule):
    """Keep every character; U+FFFD says that one was lost.

    A program writes it for bytes that it could not decode. U+FFFC, a warning, stands for an image or an attachment
    that was pasted with the text and lost.
    """

    facts = (has_lost_characters, has_replacement_reference)
    help = "fetch the text again from its source"
    examples = (
        good("<p>首尔?</p>"),
        good("<p>&#x4e2d; &#65532;</p>"),
        bad("<p>首\ufffd\ufffd说</p>", "5:5 2 replacement characters (U+FFFD): text was lost here"),
        bad("<p>a&#xFFFD;b</p>", "5:5 1 replacement character (U+FFFD): text was lost here"),
        bad("<p>新風氣\ufffc</p>", "5:7 1 object replacement character (U+FFFC): an object was lost here"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for match in _found(article.text):
            span = Span(*match.span())
            count = 1 if match[0].startswith("&") else len(match[0])
            if match[0].startswith("\ufffc"):
                message = f"{_counted(count, 'object replacement character')} (U+FFFC): an object was lost here"
                yield self.finding(
                    span, message, help="delete the character", at_most=Severity.WARNING, together=_OBJECTS_LOST
                )
            else:
                message = f"{_counted(count, 'replacement character')} (U+FFFD): text was lost here"
                yield self.finding(span, message, together=_TEXT_LOST)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count > 1)}"
