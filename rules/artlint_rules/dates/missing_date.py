from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Related, Rule, Severity, Source, Span, bad, good
from artlint_rules.dates._days import empty_date
from artlint_rules.dates._preconditions import has_no_certain_date, shows_a_day_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_HELP = "write the day on which the article appeared"


class MissingDate(Rule):
    """Keep the article's own date where its source writes it.

    The epoch is only the moment at which a feed listed the article; without the date nobody knows when it appeared. A
    robot that finds none may write the day on which it took the text: see `compare-text`.
    """

    compare_text: bool = False
    """Whether a day that stands alone in one of the first three paragraphs of the text has to be the article's own.

    An earlier one tells that the date is the day on which the text was taken, or that the article is a reprint.
    """

    layouts = ("epoch",)
    facts = (has_no_certain_date, shows_a_day_in_text)
    help = "write the date at the top of the body, or turn the rule off for a source that has none"
    examples = (
        good("<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>桥重新开放。</p>"),
        good("<time datetime='2023-07-19'></time><p>桥重新开放。</p>"),
        good("<div><i>Invalid Date</i></div><p>桥。</p>"),
        good(""),
        good(
            "<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>2023年7月19日</p><p>7月18日，桥。</p>", compare_text=True
        ),
        bad(
            "<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>发布时间：2018年4月8日</p><p>桥。</p>",
            "5:9 date is 2023-07-19, in the text 2018-04-08",
            compare_text=True,
        ),
        bad(
            "<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>Posted on April 8, 2018</p><p>桥。</p>",
            "5:9 date is 2023-07-19, in the text 2018-04-08",
            compare_text=True,
        ),
        bad("<p>桥重新开放。</p>", "5:1 article has no date"),
        bad("<div><i></i></div><p>On 19 July 2023 the bridge opened.</p>", "5:1 article has no date"),
        bad(
            "---\ntitle: 桥\n---\n<!--1689730743000-->\n[桥](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "1:4 front matter has no date",
            whole=True,
        ),
        bad(
            "[桥](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "2:7 date line is missing",
            whole=True,
            source=Source(layout="dated"),
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.dateline is None and empty_date(article) is None and (missing := _missing(article)):
            yield self.finding(*missing)
        elif self.compare_text and shows_a_day_in_text(article):
            yield from self._compared(article)

    def _compared(self, article: Article) -> Iterator[Finding]:
        from artlint_rules.dates._text_days import day_in_text  # only who sets the option needs it

        date, found = article.dateline, day_in_text(article)
        if date is None or date.moment.day is None or found is None or found.day >= date.moment.day:
            return
        message = f"date is {date.moment.day:%Y-%m-%d}, in the text {found.day:%Y-%m-%d}"
        related = (Related(found.span, "the day in the text"),)
        yield self.finding(date.span, message, help=_HELP, related=related, at_most=Severity.WARNING)


_FENCES = {"yaml": len("---"), "toml": len("+++"), "json": len("{")}
"""How long the mark is with which a block begins."""


def _missing(article: Article) -> tuple[Span, str] | None:
    """Where the date belongs and what is missing; None where a graver defect hides it."""
    matter, body = article.front_matter, article.body
    if article.layout == "dated":
        return Span(article.frame.end, article.frame.end), "date line is missing"
    if matter is not None and article.layout in ("front-matter", "post", "header"):
        place = matter.span.start + _FENCES.get(matter.format, 0)
        what = "header" if matter.format == "header" else "front matter"
        return None if matter.defect else (Span(place, place), f"{what} has no date")
    if body.start == body.end:
        return None
    return Span(body.start, body.start), "article has no date"
