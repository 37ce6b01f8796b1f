from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Source, Span, bad, decode_references, good
from artlint_rules._touched import touched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_NAMED = "(?:[A-Za-z][A-Za-z0-9]{1,30}+|#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+);"
_twice = re.compile(rf"&(?:amp;(?:amp;)++(?:{_NAMED})?+|amp;{_NAMED})").finditer
_is_control = re.compile("&#(?:0*+1(?:2[89]|[34][0-9]|5[0-9])|[xX]0*+[89][0-9A-Fa-f]);").fullmatch
"""A numeric reference from U+0080 to U+009F."""

_SHOWS_CODE = frozenset("code pre kbd samp script style xmp plaintext".split())


class DoubleEscapedEntity(Rule):
    """Escape a character once.

    A feed that escapes what was escaped already makes readers see `&nbsp;` or `&quot;` in the text, and breaks
    addresses at `&amp;`. Text that shows code is left alone.
    """

    literals = ("&amp;",)
    fix = "unsafe"
    help = "write the reference once, such as &nbsp;"
    examples = (
        good("<p>R&amp;D; 标普&amp;路透 <code>&amp;nbsp;</code></p>"),
        good('<a href="https://example.org/?a=1&amp;lt=2&amp;b=3">一</a>'),
        good("one \\&amp;nbsp; two `&amp;nbsp;`", source=Source(body="markdown")),
        bad(
            "<p>问答：Q&amp;amp;A</p>",
            '5:8 "&amp;amp;" is escaped twice: readers see "&amp;"',
            fixed="<p>问答：Q&amp;A</p>",
        ),
        bad(
            "<p>&amp;amp;lt;b&amp;gt;</p>",
            '5:4 "&amp;amp;lt;" is escaped twice: readers see "&amp;lt;"',
            '5:17 "&amp;gt;" is escaped twice: readers see "&gt;"',
            fixed="<p>&lt;b&gt;</p>",
        ),
        bad(
            '<img src="a.jpg" alt="&amp;#39;一">',
            '5:23 "&amp;#39;" is escaped twice: readers see "&#39;"',
            fixed='<img src="a.jpg" alt="&#39;一">',
        ),
        bad(
            "<p>it&amp;#146;s&amp;#x85;</p>",
            '5:6 "&amp;#146;" is escaped twice: readers see "&#146;"',
            '5:17 "&amp;#x85;" is escaped twice: readers see "&#x85;"',
            fixed="<p>it’s…</p>",
        ),
        bad(
            '<a href="/?a=1&amp;amp;b=2">一</a>',
            '5:15 "&amp;amp;" is escaped twice: readers see "&amp;"',
            fixed='<a href="/?a=1&amp;b=2">一</a>',
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for match in _twice(article.text, article.body.start, article.body.end):
            shown = decode_references(match[0])
            is_escaped = article.body_kind == "markdown" and article.text[match.start() - 1] == "\\"
            if decode_references(shown) != shown and not is_escaped and not _shows_code(article, match.start()):
                message = f'"{match[0][:40]}" is escaped twice: readers see "{shown[:40]}"'
                place = Span(*match.span())
                once = _once(match[0])
                fix = Fix(f"write {once}", (Edit(place, once),), safe=False, changes=touched(article, place))
                yield self.finding(place, message, fix=fix, together="references are escaped twice")


def _once(reference: str) -> str:
    """The reference escaped once; the sign itself for one such as `&#146;`, which HTML knows but calls an error."""
    once = f"&{reference.rpartition('amp;')[2]}" if not reference.endswith("amp;") else "&amp;"
    sign = decode_references(once)
    return sign if _is_control(once) and sign >= "\xa0" else once


def _shows_code(article: Article, offset: int) -> bool:
    element = article.document.innermost(offset)
    return element is not None and (element.name in _SHOWS_CODE or element.inside(*_SHOWS_CODE))
