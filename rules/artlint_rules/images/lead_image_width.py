from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import HTML_SPACE, Rule, Severity, bad, good
from artlint_rules.images._addresses import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class LeadImageWidth(Rule):
    """Draw the lead image as wide as the page.

    Without `width="100%"` a large image runs over the edge of a narrow screen, and a small one looks lost.
    """

    widths: tuple[str, ...] = ("100%",)
    """The values of `width` that a lead image may have."""

    severity = Severity.WARNING
    elements = ("img",)
    layouts = ("epoch",)
    help = "set the width that the source's other lead images have"
    examples = (
        good(
            '<img src="https://images.weserv.nl?url=a.org/1.jpg" width="100%"><p>桥</p><img src="https://a.org/2.jpg">'
        ),
        good('<img src="https://a.org/1.jpg" width="1050" height="840">', widths=("1050", "100%")),
        good("<p>No image.</p>"),
        bad('<p>桥</p><img src="https://a.org/1.jpg">', "5:9 lead image has no width, expected is 100%"),
        bad('<img src="https://a.org/1.jpg" width="640">', "5:39 lead image has width 640, expected is 100%"),
        bad(
            '<img src="https://a.org/1.jpg" width="">',
            "5:39 lead image has an empty width, expected is 100% or 640",
            widths=("100%", "640"),
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        image = article.lead_image
        if image is None:
            return
        width = image.element.attribute("width")
        value = width.value.strip(HTML_SPACE) if width else ""
        if value not in self.widths:
            span = width.value_span if width else image.span
            found = "no width" if width is None else f"width {shortened(value)}" if value else "an empty width"
            yield self.finding(span, f"lead image has {found}, expected is {' or '.join(self.widths)}")
