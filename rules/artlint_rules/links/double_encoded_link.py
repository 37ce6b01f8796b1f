from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Span, bad, excerpt, good
from artlint_rules.links._addresses import all_addresses, image_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_TAIL = "%(?:25)+[89ABab][0-9A-Fa-f]"
_TWICE = (
    f"%(?:25)+(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f]){_TAIL}"
    f"|%(?:25)+[Ee][0-9A-Fa-f](?:{_TAIL}){{2}}"
    f"|%(?:25)+[Ff][0-4](?:{_TAIL}){{3}}"
)
_twice = re.compile(_TWICE).search
"""A character of UTF-8 of which each byte is percent-encoded, and each `%` of that again."""

_start_of_value = re.compile(r"[?&;=]").search
_inner_address = re.compile(r"https?(?::|%3A)|[A-Za-z0-9-]\.[A-Za-z]{2,}(?:/|%2F)", re.IGNORECASE).search


class DoubleEncodedLink(Rule):
    """Encode the characters of an address once.

    `%25E6%25A1%25A5` leads to a page that is literally called `%E6%A1%A5`; the page that was meant is `%E6%A1%A5`. An
    address that stands inside another, in its query or as its fragment, is rightly encoded twice.
    """

    literals = ("%25",)
    help = "decode the address once: write `%` in place of `%25`"
    examples = (
        good("<a href='https://a.org/%E6%A1%A5'>桥</a><a href='https://a.org/100%25'>A</a>"),
        good("<a href='https://a.org/l.php?u=https%3A%2F%2Fb.org%2F%25E6%25A1%25A5'>A</a>"),
        good("<a href='https://a.org/100%25C'>A</a><a href='https://a.org/%25E6'>B</a>"),
        good('<img src="https://images.weserv.nl/?url=a.org/%25E6%25A1%25A5.jpg">'),
        bad(
            "<a href='https://a.org/@b/%25E6%25A1%25A5-1'>桥</a>",
            "5:27 address `https://a.org/@b/%25E6%25A1%25A5-1` encodes a character twice: `%25E6%25A1%25A5`",
        ),
        bad(
            "<a href='https://a.org/?q=textur%25C3%25A9es'>A</a>",
            "5:33 address `https://a.org/?q=textur%25C3%25A9es` encodes a character twice: `%25C3%25A9`",
        ),
        bad(
            '<img src="https://a.org/%2525E6%2525A1%2525A5.jpg">',
            "5:25 address `https://a.org/%2525E6%2525A1%2525A5.jpg` encodes a character twice: `%2525E6%2525A1%2525A5`",
        ),
        bad(
            "<!--1689730743000-->\n[桥](https://a.org/%25E6%25A1%25A5)\n------\n\n<p>A bridge.</p>\n",
            "2:19 address `https://a.org/%25E6%25A1%25A5` encodes a character twice: `%25E6%25A1%25A5`",
            whole=True,
        ),
        bad(
            "桥 [A](https://a.org/%25E6%25A1%25A5)",
            "5:21 address `https://a.org/%25E6%25A1%25A5` encodes a character twice: `%25E6%25A1%25A5`",
            path="1.md",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for url, written, span in (*all_addresses(article), *image_addresses(article)):
            match = _twice(url)
            if match is None or _is_inside_another(url, match.start()):
                continue
            at = written.find(match[0])
            place = Span(span.start + at, span.start + at + len(match[0])) if at >= 0 else span
            message = f"address `{excerpt(url)}` encodes a character twice: `{excerpt(match[0])}`"
            yield self.finding(place, message, together="addresses encode characters twice")


def _is_inside_another(url: str, at: int) -> bool:
    """Whether the character at an offset belongs to an address that stands in the query of this one, or behind it."""
    parameters = _start_of_value(url)
    return parameters is not None and parameters.start() < at and _inner_address(url, parameters.start()) is not None
