from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Related, Rule, Severity, Span, bad, canonical, excerpt, good
from artlint_rules.frame._titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding

_HEADINGS = ("h1", "h2", "h3")
_marks = re.compile(r"[\W_]+").sub


class RepeatedTitle(Rule):
    """Keep the title out of the body.

    Whoever shows the article sets its title above it. A body whose first heading says it once more, as a copy from the
    web does, shows it twice.
    """

    layouts = ("epoch", "front-matter", "dated", "post", "header")
    severity = Severity.WARNING
    elements = _HEADINGS
    help = "remove the heading"
    examples = (
        good("<h1>桥</h1><p>The bridge is open.</p>"),
        good(
            "[The bridge](https://example.org/1)\n------\n\n<h2>News</h2><p>桥。</p><h2>The bridge</h2>\n", whole=True
        ),
        bad(
            "[The bridge reopens](https://example.org/1)\n------\n\n<h1>The bridge reopens!</h1><p>桥。</p>\n",
            "4:1 heading repeats the title: The bridge reopens!",
            whole=True,
        ),
        bad(
            "---\ntitle: The bridge\n---\n[桥](https://example.org/1)\n------\n\n<p>桥</p><h2>The <b>bridge</b></h2>\n",
            "7:9 heading repeats the title: The bridge",
            whole=True,
        ),
        bad(
            "[The bridge](https://example.org/1)\n------\n\n# The bridge\n\nIt is open.\n",
            "4:1 heading repeats the title: The bridge",
            whole=True,
            path="1.md",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        heading = _first_heading(article)
        if heading is None:
            return
        text = article.document.text_in(heading.content)
        for title in titles(article):
            is_title_itself = heading.start <= title.span.start < heading.span.end
            if not is_title_itself and _folded(text) == _folded(title.text) != "":
                place = Span(heading.start, heading.end if heading.end_end < 0 else heading.end_end)
                message = f"heading repeats the title: {excerpt(' '.join(text.split()))}"
                yield self.finding(place, message, related=(Related(title.span, "the title"),))
                return


def _first_heading(article: Article) -> Element | None:
    return min(article.named(*_HEADINGS), key=lambda heading: heading.start, default=None)


def _folded(text: str) -> str:
    """A text without case, blanks and marks."""
    return _marks("", canonical(text)).casefold()
