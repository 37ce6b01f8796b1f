from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, bad, decode_references, good
from artlint_rules.frame._titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding, Span
    from artlint_rules.frame._titles import WrittenTitle

_entity = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", re.ASCII).finditer
_backslash = re.compile(r"\\(?:[\"'“”‘’„\\/\[\]&#*<>|]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt](?![A-Za-z]))").finditer
"""Not before letters (`AC\\DC`), nor in faces such as `¯\\_(ツ)_/¯` and `\\(^o^)/`."""


_MARKS_OF_YAML = frozenset("\"'\\:#")
"""Characters that may end a text of front matter, or begin something else in it."""


class EscapedTitle(Rule):
    """Write the title in plain characters, without entities or backslashes.

    The title is text, not HTML and not a string of a program: `&quot;` and `\\"` are shown to readers as they stand.
    """

    severity = Severity.WARNING
    literals = ("&", "\\")
    fix = "unsafe"
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
            fixed='[新疆有"强迫劳动"](https://example.org/1.html)\n------\n\n<p>桥。</p>\n',
        ),
        bad(
            "[中国品牌\\“囚爱\\“](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            "1:6 title holds the backslash of \\“",
            "1:10 title holds the backslash of \\“",
            whole=True,
            fixed="[中国品牌“囚爱“](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "---\ntitle: AT&#038;T\n---\n\n<p>A.</p>\n",
            "2:10 title holds the entity &#038;",
            whole=True,
            fixed="---\ntitle: AT&T\n---\n\n<p>A.</p>\n",
        ),
        bad(
            "[\\u4e2d国\\n](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            "1:2 title holds the backslash of \\u4e2d",
            "1:9 title holds the backslash of \\n",
            whole=True,
            fixed="[中国\\n](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "---\ntitle: It&#8217;s &quot;open&quot;\n---\n[桥](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "2:10 title holds the entity &#8217;",
            "2:19 title holds the entity &quot;",
            "2:29 title holds the entity &quot;",
            whole=True,
            fixed="---\ntitle: It’s &quot;open&quot;\n---\n[桥](https://example.org/1)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "[It\\x92s &#147;open](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            "1:4 title holds the backslash of \\x92",
            "1:10 title holds the entity &#147;",
            whole=True,
            fixed="[It’s “open](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.layout == "heading":  # Markdown reads entities and backslashes
            return
        for title in titles(article):
            for match in _entity(title.text):
                if _is_known(match[0]):
                    fix = _fix(article, title, match, decode_references(match[0]))
                    yield self.finding(title.part(*match.span()), f"title holds the entity {match[0]}", fix=fix)
            for match in _backslash(title.text):
                fix = _fix(article, title, match, _meant(match[0]))
                yield self.finding(title.part(*match.span()), f"title holds the backslash of {match[0]}", fix=fix)


def _fix(article: Article, title: WrittenTitle, escape: re.Match[str], meant: str) -> Fix | None:
    """The character itself, if it can be seen, and means nothing to YAML where it stands."""
    if not meant or not meant.replace("\xa0", "x").isprintable() or not title.exact:
        return None
    place = title.part(*escape.span())
    if _is_in_front_matter(article, place) and (meant in _MARKS_OF_YAML or place.start == title.span.start):
        return None
    return Fix("write the character itself", (Edit(place, meant),), safe=False, changes=("text", "values"))


def _is_in_front_matter(article: Article, place: Span) -> bool:
    matter = article.front_matter
    return matter is not None and place.start < matter.span.end


def _meant(escape: str) -> str:
    """The character of `\\"` or `\\u4e2d`; of a doubled backslash, a line break or a tab, nothing.

    `\\x92` is ’ as `&#146;` is: a program wrote the bytes of Windows-1252.
    """
    kind, code = escape[1], escape[2:]
    if kind in "ux" and code:
        number = int(code, 16)
        return decode_references(f"&#{number};") if 0x80 <= number < 0xA0 else chr(number)
    return "" if kind in "nrt\\" else kind


def _is_known(entity: str) -> bool:
    """Whether HTML knows the name; `&notit;` would decode to `¬it;`."""
    return len(decode_references(entity)) <= 2
