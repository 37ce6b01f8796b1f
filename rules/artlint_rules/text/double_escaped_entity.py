from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Span, bad, decode_references, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_NAMED = "(?:[A-Za-z][A-Za-z0-9]{1,30}+|#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+);"
_twice = re.compile(rf"&(?:amp;(?:amp;)++(?:{_NAMED})?+|amp;{_NAMED})").finditer
_SHOWS_CODE = frozenset("code pre kbd samp script style xmp plaintext".split())


class DoubleEscapedEntity(Rule):
    """Escape a character once.

    A feed that escapes what was escaped already makes readers see `&nbsp;` or `&quot;` in the text, and breaks
    addresses at `&amp;`. Text that shows code is left alone.
    """

    triggers = ("&amp;",)
    help = "write the reference once, such as &nbsp;"
    examples = (
        good("<p>R&amp;D; 标普&amp;路透 <code>&amp;nbsp;</code></p>"),
        good('<a href="https://example.org/?a=1&amp;lt=2&amp;b=3">一</a>'),
        bad("<p>问答：Q&amp;amp;A</p>", '5:8 "&amp;amp;" is escaped twice: readers see "&amp;"'),
        bad('<img src="a.jpg" alt="&amp;#39;一">', '5:23 "&amp;#39;" is escaped twice: readers see "&#39;"'),
        bad('<a href="/?a=1&amp;amp;b=2">一</a>', '5:15 "&amp;amp;" is escaped twice: readers see "&amp;"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for match in _twice(article.text, article.body.start, article.body.end):
            shown = decode_references(match[0])
            if decode_references(shown) != shown and not _shows_code(article, match.start()):
                message = f'"{match[0][:40]}" is escaped twice: readers see "{shown[:40]}"'
                yield self.finding(Span(*match.span()), message)


def _shows_code(article: Article, offset: int) -> bool:
    element = article.innermost(offset)
    return element is not None and (element.name in _SHOWS_CODE or element.inside(*_SHOWS_CODE))
