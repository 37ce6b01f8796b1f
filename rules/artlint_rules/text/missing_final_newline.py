from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import FRAMED, Edit, Fix, Rule, Severity, Source, Span, bad, good
from artlint_rules.text._ending import cut_markup, ends_in_text
from artlint_rules.text._garbled_places import is_unreadable
from artlint_rules.text._preconditions import has_no_final_newline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MissingFinalNewline(Rule):
    """End every file with a newline.

    The robots write one, so a file without it may have been cut off. The fix adds it where the body ends with markup
    that is whole, and where people write (in layouts without a frame) behind text too. A saved page that ends with
    `</html>` is whole as it is.
    """

    reads = ("code",)
    severity = Severity.WARNING
    fix = "safe"
    facts = (has_no_final_newline,)
    help = "add a newline at the end; see first whether the text is whole"
    examples = (
        good("<p>一。</p>"),
        good("", whole=True),
        bad(
            "<!--1689730743000-->\n[题](https://example.org/1.html)\n------\n\n<p>一。</p>",
            "5:10 the file does not end with a newline",
            whole=True,
            fixed="<!--1689730743000-->\n[题](https://example.org/1.html)\n------\n\n<p>一。</p>\n",
        ),
        good("<!doctype html><html><head><title>题</title></head><body>一。</body></HTML>", whole=True, path="1.html"),
        bad(
            "<!doctype html><html><head><title>题</title></head><body><p>一。",
            "1:62 the file does not end with a newline",
            whole=True,
            path="1.html",
            fixed="<!doctype html><html><head><title>题</title></head><body><p>一。\n",
        ),
        bad(
            "[题](https://example.org/1.html)\n------",
            "2:7 the file does not end with a newline",
            whole=True,
            fixed="[题](https://example.org/1.html)\n------\n",
        ),
        bad(
            "---\ntitle: A\n---\n\nA text.",
            "5:8 the file does not end with a newline",
            whole=True,
            source=Source(layout="post", body="markdown"),
            fixed="---\ntitle: A\n---\n\nA text.\n",
        ),
        bad(
            "[题](https://example.org/1.html)\n------\n\n<p>一。</p><p>首尔与",
            "4:16 the file does not end with a newline",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        if article.layout == "page" and text[-7:].lower() == "</html>":
            return
        if text.strip() and not text.endswith(("\n", "\r")) and not is_unreadable(article):
            end = Span(len(text), len(text))
            yield self.finding(end, "the file does not end with a newline", fix=_fix(article, end))


def _fix(article: Article, end: Span) -> Fix | None:
    if cut_markup(article) or (article.layout in FRAMED and ends_in_text(article)):
        return None
    return Fix("add a newline", (Edit(end, "\r\n" if "\r\n" in article.text else "\n"),))
