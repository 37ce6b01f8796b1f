from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Severity, Span, bad, decode_references, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_entity = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", re.ASCII).finditer
_backslash = re.compile(r"\\(?:[\"'“”‘’„\\/\[\]&#*<>|]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt](?![A-Za-z]))").finditer
"""Not before letters (`AC\\DC`), nor in faces such as `¯\\_(ツ)_/¯` and `\\(^o^)/`."""


class EscapedTitle(Rule):
    """Write the title in plain characters, without entities or backslashes.

    The title is text, not HTML and not a string of a program: `&quot;` and `\\"` are shown to readers as they stand.
    """

    severity = Severity.WARNING
    triggers = ("&", "\\")
    help = "write the character itself"
    examples = (
        good("<p>AT&amp;T &quot;reopens&quot;.</p>"),
        good(
            "[AT&T, S&P 500 & AC\\DC ¯\\_(ツ)_/¯](https://example.org/1?a=1&copy;)\n------\n\n<p>A.</p>\n", whole=True
        ),
        bad(
            "[新疆有&quot;强迫劳动&#34;](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            "1:5 title holds the entity &quot;",
            "1:15 title holds the entity &#34;",
            whole=True,
        ),
        bad(
            "[中国品牌\\“囚爱\\“](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            "1:6 title holds the backslash of \\“",
            "1:10 title holds the backslash of \\“",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        link = article.title_link
        if link is None:
            return
        for match in _entity(link.title):
            if _is_known(match[0]):
                yield self.finding(_place(match, link.title_span), f"title holds the entity {match[0]}")
        for match in _backslash(link.title):
            yield self.finding(_place(match, link.title_span), f"title holds the backslash of {match[0]}")


def _is_known(entity: str) -> bool:
    """Whether HTML knows the name; `&notit;` would decode to `¬it;`."""
    return len(decode_references(entity)) <= 2


def _place(match: re.Match[str], title: Span) -> Span:
    return Span(title.start + match.start(), title.start + match.end())
