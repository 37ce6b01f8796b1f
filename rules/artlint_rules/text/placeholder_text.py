from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Rule, Span, bad, canonical, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_NO_PROSE = frozenset("code pre kbd samp var script style template textarea xmp".split())


class PlaceholderText(Rule):
    """Keep what a program prints for a missing value out of the text.

    A feed robot that lost an image, a caption or a title writes `Array`, `undefined` or `[object Object]` in its
    place. Only a piece of text that is nothing else counts.
    """

    words: tuple[str, ...] = ("Array", "undefined", "null", "NaN", "[object Object]", "Invalid Date")
    """What counts as a placeholder, in upper and lower case as written here."""

    help = "fetch what belongs here from its source, or delete the word"
    examples = (
        good("<p>Array 是数组，null and void.</p><p><code>null</code></p>"),
        good("<p>待补充</p>"),
        bad("<div>28/10/2020 - 10:00</div>Array<p>一。</p>", '5:30 "Array" stands where content belongs'),
        bad("<p>一。</p><p> [object Object] </p>", '5:14 "[object Object]" stands where content belongs'),
        bad(
            "<!--1689730743000-->\n[undefined](https://example.org/1.html)\n------\n\n<p>一。</p>\n",
            '2:2 "undefined" stands where content belongs',
            whole=True,
        ),
        bad("---\ntitle: 'null'\n---\n\n<p>一。</p>\n", '2:9 "null" stands where content belongs', whole=True),
        bad("<p>待补充</p>", '5:4 "待补充" stands where content belongs', words=("待补充",)),
    )

    def may_find(self, article: Article) -> bool:
        title = article.title.text if article.title else ""
        words = frozenset(map(canonical, self.words))
        text = canonical("\n".join((title, *article.document.runs)))
        return any(word in text for word in words)

    def check(self, article: Article) -> Iterator[Finding]:
        dateline = article.dateline.span if article.dateline else None
        words = frozenset(map(canonical, self.words))
        for piece in _pieces(article):
            written = piece.of(article.text)
            word = written.strip(BLANK)
            if canonical(word) in words:
                start = piece.start + len(written) - len(written.lstrip(BLANK))
                span = Span(start, start + len(word))
                if span != dateline:
                    yield self.finding(span, f'"{word}" stands where content belongs')


def _pieces(article: Article) -> Iterator[Span]:
    """The title and every piece of the body's text that is prose."""
    if article.title is not None and article.layout not in ("page", "heading"):  # these have it among their texts
        yield article.title.span
    for text in article.document.texts:
        if text.parent is None or text.parent.name not in _NO_PROSE:
            yield text.span
