from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, Span, bad, good
from artlint_rules.text._preconditions import has_invisible_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class ByteOrderMark(Rule):
    """Start every file with its text, not with a byte order mark.

    UTF-8 needs none, and a program that reads the first line finds an invisible character before the epoch comment.
    """

    reads = ("code",)
    severity = Severity.WARNING
    fix = "safe"
    facts = (has_invisible_characters,)
    help = "delete the first three bytes, EF BB BF"
    examples = (
        good("<!--1689730743000-->\n[题](https://example.org/1.html)\n------\n\n<p>一。</p>\n", whole=True),
        good("<p>一\ufeff二</p>"),
        bad(
            "\ufeff<!--1689730743000-->\n[题](https://example.org/1.html)\n------\n\n<p>一。</p>\n",
            "1:1 the file starts with a byte order mark (U+FEFF)",
            whole=True,
            fixed="<!--1689730743000-->\n[题](https://example.org/1.html)\n------\n\n<p>一。</p>\n",
        ),
        bad(
            "\ufeff[题](https://example.org/1)\n------\n",
            "1:1 the file starts with a byte order mark (U+FEFF)",
            whole=True,
            fixed="[题](https://example.org/1)\n------\n",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.text.startswith("\ufeff"):
            fix = Fix("delete the byte order mark", (Edit(Span(0, 1), ""),))
            yield self.finding(Span(0, 1), "the file starts with a byte order mark (U+FEFF)", fix=fix)
