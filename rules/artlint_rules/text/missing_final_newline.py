from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Severity, Span, bad, good
from artlint_rules.text._encoding import wide_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MissingFinalNewline(Rule):
    """End every file with a newline.

    The robots write one, so a file without it may have been cut off.
    """

    severity = Severity.WARNING
    help = "add a newline at the end; see first whether the text is whole"
    examples = (
        good("<p>一。</p>"),
        good("", whole=True),
        bad(
            "<!--1689730743000-->\n[题](https://example.org/1.html)\n------\n\n<p>一。</p>",
            "5:10 the file does not end with a newline",
            whole=True,
        ),
        bad("[题](https://example.org/1.html)\n------", "2:7 the file does not end with a newline", whole=True),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        if text.strip() and not text.endswith(("\n", "\r")) and not wide_encoding(text):
            yield self.finding(Span(len(text), len(text)), "the file does not end with a newline")
