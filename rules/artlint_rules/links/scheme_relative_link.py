from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, Span, bad, excerpt, good
from artlint_rules.links._addresses import TARGETS, relative_targets
from artlint_rules.links._preconditions import has_unusual_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute, Finding


class SchemeRelativeLink(Rule):
    """Write links that name a host with their scheme too.

    `//a.org/1` takes the scheme of the page that shows it. In a page opened from a disk, in a feed or in a mail that is
    `file:` or none, and the link leads nowhere.
    """

    severity = Severity.WARNING
    elements = tuple(name for name in TARGETS if name != "a")
    facts = (has_unusual_link,)
    fix = "unsafe"
    help = "write https: before the address"
    examples = (
        good("<a href='https://a.org/1'>桥</a><a href='mailto:a@b.org'>B</a><a href=''></a>"),
        good("<a href='/a//1'>桥</a><a href='//'>A</a>"),
        bad(
            "<p>桥<a href='//a.org/1'>A</a>",
            "5:14 address `//a.org/1` has no scheme",
            fixed="<p>桥<a href='https://a.org/1'>A</a>",
        ),
        bad(
            "<iframe src='//a.org/player/1'></iframe>",
            "5:14 address `//a.org/player/1` has no scheme",
            fixed="<iframe src='https://a.org/player/1'></iframe>",
        ),
        bad(
            "桥 [A](//a.org/1)",
            "5:7 address `//a.org/1` has no scheme",
            path="1.md",
            fixed="桥 [A](https://a.org/1)",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for url, attribute in relative_targets(article):
            if url.startswith("//") and url.strip("/"):
                message = f"address `{excerpt(url)}` has no scheme"
                yield self.finding(
                    attribute.value_span, message, fix=_fix(attribute), together="addresses have no scheme"
                )


def _fix(attribute: Attribute) -> Fix | None:
    """`https:` before an address; None where blanks or references stand there."""
    if not attribute.raw.startswith("//"):
        return None
    start = attribute.value_span.start
    return Fix("write https:", (Edit(Span(start, start), "https:"),), safe=False, changes=("links", "images"))
