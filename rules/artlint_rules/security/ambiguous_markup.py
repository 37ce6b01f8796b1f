from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Markup, Rule, all_readings, bad, excerpt, good, markup_above, may_have_more_markup
from artlint_rules._preconditions import may_have_parse_errors
from artlint_rules.security._distinct import distinct
from artlint_rules.security._preconditions import has_escaped_tag
from artlint_rules.security._readings import Readings, swallowing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class AmbiguousMarkup(Rule):
    """Write markup that all readers read alike.

    A browser with scripts takes `<noscript>` for bare text, one without reads the tags in it; a drawing's `<style>` is
    markup, a page's is text. What one reader sees as an attribute or a comment, the other runs. Programs that clean
    pages see the harmless reading, and readers get the other one.
    """

    reads = ("templates",)
    elements = ("noscript", "svg", "math", "iframe", "noembed", "noframes", "xmp", "plaintext", "textarea", "title")
    facts = (may_have_parse_errors, has_escaped_tag, may_have_more_markup)
    help = "delete the markup that is hidden there"
    examples = (
        good('<noscript><img src="https://a.org/1.jpg" alt="a > b"></noscript><iframe src="/1">一</iframe>'),
        good('<svg><title>图</title><style>a{fill:red}</style><a title="1 &lt; 2"/></svg><p title="&lt;b>x&lt;/b>">一'),
        bad(
            '<noscript><span title="</noscript><img src=x onerror=alert(1)>">y</span></noscript>',
            '5:1 noscript ends earlier where scripts run, and this follows: "<img src=x onerror=alert(1)>">y</span><…"',
        ),
        bad(
            "<p>一。</p><noscript><!-- </noscript><script>a()</script> --></noscript>",
            '5:10 noscript ends earlier where scripts run, and this follows: "<script>a()</script> --></noscript>"',
        ),
        bad(
            "<svg><style><!--</style><img src=x onerror=a()>--></style></svg>",
            '5:6 style ends earlier outside of a drawing, and this follows: "<img src=x onerror=a()>--></style></svg>"',
        ),
        bad(
            '<p title="--&gt;&lt;img src=x onerror=a()&gt;">一</p>',
            '5:4 attribute title hides what runs if it is read as markup: "<img src=x onerror=a()>"',
        ),
        bad(
            "<noembed><img src=x onerror=a()></noembed>",
            '5:1 text of noembed hides what runs if it is read as markup: "<img src=x onerror=a()>"',
        ),
        bad(
            "[A <xmp>](https://a.org/1)\n------\n\n<p>A.</p>\n",
            "1:4 xmp is not closed above the body, so it takes in what follows",
            whole=True,
        ),
        bad(
            '[A <b title="](https://a.org/1)\n------\n\n<p>" onclick=a() A.</p>\n',
            "1:4 tag is not closed above the body, so it takes in what follows",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for text in all_readings(article):
            for reading in Readings(text).all():
                message = f'{reading.what}: "{excerpt(reading.hidden)}"'
                yield self.finding(text.place(reading.span), message)
        for text in markup_above(article):
            yield from self._going_on(text)

    def _going_on(self, text: Markup) -> Iterator[Finding]:
        """What stands above the body and takes in what a page holds behind it."""
        cut_off = text.cut_off
        if cut_off is not None and text.of(cut_off).startswith("<"):
            what = "comment" if text.of(cut_off).startswith("<!") else "tag"
            yield self.finding(text.place(cut_off), f"{what} is not closed above the body, so it takes in what follows")
        for element in swallowing(text):
            if cut_off is None or element.start != cut_off.start:
                message = f"{element.name} is not closed above the body, so it takes in what follows"
                yield self.finding(text.place(element.start_tag), message)
