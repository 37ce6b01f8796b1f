from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, Source, Span, bad, good
from artlint_rules.text._garbled_places import is_unreadable
from artlint_rules.text._preconditions import has_control_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_line_ends = re.compile(r"\r\n?").finditer

_MOST_EDITS = 1_000
"""Lines that are mended one by one; in a file of more, one edit reaches from the first to the last."""


class CarriageReturn(Rule):
    """End every line with a line feed alone.

    A carriage return comes of a tool on Windows; it changes every line of the file for version control, and programs
    that split at line feeds keep it at the end of title and address. A Markdown text in which
    some stand alone is not fixed: renderers do not agree whether these end a line.
    """

    reads = ("code",)
    severity = Severity.WARNING
    fix = "safe"
    facts = (has_control_characters,)
    help = "end lines with LF alone"
    examples = (
        good("<p>一。</p>\n<p>二。</p>"),
        good("<p>A line.</p>\n\n"),
        bad("<p>一。</p>\r\n<p>二。</p>", "5:10 1 line ends with CR LF", fixed="<p>一。</p>\n<p>二。</p>"),
        bad(
            "<!--1689730743000-->\r\n[题](https://example.org/1.html)\r\n------\r\n\r\n<p>一\r二。</p>\n",
            "1:21 4 lines end with CR LF, 1 carriage return stands alone",
            whole=True,
            fixed="<!--1689730743000-->\n[题](https://example.org/1.html)\n------\n\n<p>一\n二。</p>\n",
        ),
        bad(
            "one\r\ntwo\rthree",
            "5:4 1 line ends with CR LF, 1 carriage return stands alone",
            source=Source(body="markdown"),
        ),
        bad("one\r\n# two", "5:4 1 line ends with CR LF", source=Source(body="markdown"), fixed="one\n# two"),
        bad("<p>一\r二\r\r三</p>", "5:5 3 carriage returns stand alone", fixed="<p>一\n二\n\n三</p>"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        first = text.find("\r")
        if first >= 0 and not is_unreadable(article):
            pairs = text.count("\r\n")
            alone = text.count("\r") - pairs
            is_sure = not alone or article.body_kind == "html"
            fix = _fix(text, first, pairs + alone) if is_sure else None
            yield self.finding(Span(first, first + 1), ", ".join(_counts(pairs, alone)), fix=fix)


def _fix(text: str, first: int, count: int) -> Fix:
    return Fix("end lines with LF", tuple(_edits(text, first, count)))


def _edits(text: str, first: int, count: int) -> Iterator[Edit]:
    if count > _MOST_EDITS:
        last = text.rfind("\r") + 1
        piece = text[first : last + text.startswith("\n", last)]
        yield Edit(Span(first, first + len(piece)), piece.replace("\r\n", "\n").replace("\r", "\n"))
        return
    for match in _line_ends(text, first):
        start, end = match.span()
        yield Edit(Span(start, start + 1), "" if end - start == 2 else "\n")


def _counts(pairs: int, alone: int) -> Iterator[str]:
    if pairs:
        yield "1 line ends with CR LF" if pairs == 1 else f"{pairs:,} lines end with CR LF"
    if alone:
        yield "1 carriage return stands alone" if alone == 1 else f"{alone:,} carriage returns stand alone"
