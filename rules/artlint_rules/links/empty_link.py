from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Rule, Severity, Span, bad, excerpt, good
from artlint_rules.links._preconditions import has_bare_link, has_unusual_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding, Link


_MEDIA = ("audio", "canvas", "embed", "iframe", "img", "input", "math", "object", "picture", "svg", "video")


class EmptyLink(Rule):
    """Give every link something to click on and an address.

    `<a href="/a/1.html"></a>` is what stays of a link whose text a robot lost. A link that is itself a target, with
    an id or name, may be empty.
    """

    severity = Severity.WARNING
    facts = (has_unusual_link, has_bare_link)
    help = "write the link's text or address, or remove the link"
    examples = (
        good("<a href='https://a.org'>桥</a><a href='https://b.org'><b><img src='1.jpg'></b></a>"),
        good("<a href='#top' id='n1'></a><a name='x'></a><a></a>"),
        bad("<p>桥<a href='/a/1.html'></a></p>", "5:5 link to `/a/1.html` has no text"),
        bad("<a href='https://a.org'>&nbsp;<b> </b></a>", "5:1 link to `https://a.org` has no text"),
        bad("<a href=''>桥</a>", "5:4 link has no address"),
        bad("<a href> </a>", "5:1 link has neither address nor text"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        media = [element.start for element in article.named(*_MEDIA)]
        for link in article.links:
            if link.href is None or not link.element.attribute_names.isdisjoint(("id", "name")):
                continue
            if _has_text(article.text, link) or _holds(link.element, media):
                if not link.url:
                    yield self.finding(link.href.span, "link has no address")
            else:
                what = f"link to `{excerpt(link.url)}` has no text" if link.url else "link has neither address nor text"
                yield self.finding(_place(link.element), what, together="links have no text")


def _has_text(text: str, link: Link) -> bool:
    """Whether there is text in a link; mostly its first character tells."""
    start, end = link.element.start_end, link.element.end
    return (start < end and text[start].isalnum()) or bool(link.text.strip(BLANK))


def _place(element: Element) -> Span:
    return element.span if element.end_tag else element.start_tag


def _holds(element: Element, starts: list[int]) -> bool:
    """Whether one of these places (in order) lies in an element."""
    from bisect import bisect_left

    at = bisect_left(starts, element.content.start)
    return at < len(starts) and starts[at] < element.content.end
