from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from artlint import FRAMED, Rule, Span, bad, excerpt, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import meant_as_epoch, unopened_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class StrayContent(Rule):
    """Keep everything but the frame's own lines out of the frame.

    Text above the title link is shown before the title, and an empty line between title link and separator makes the
    title no heading.
    """

    layouts = FRAMED
    facts = (has_unusual_frame,)
    help = "delete it, or move it into the body"
    examples = (
        good("<p>The bridge is open.</p>"),
        good(
            "---\ntitle: 桥\n---\n\n<!--1689730743000-->\n[桥](https://example.org/1.html)\n------\n\n桥。\n",
            whole=True,
        ),
        bad(
            "<!--1689730743000-->\n广告\n[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
            '2:1 "广告" is no part of the frame',
            whole=True,
        ),
        bad(
            "<<<<<<< HEAD\n<!--1-->\n[桥](https://a.org/1)\n[桥](https://a.org/2)\n------\n\n<p>桥。</p>\n",
            '1:1 "<<<<<<< HEAD" is no part of the frame',
            '4:1 "[桥](https://a.org/2)" is no part of the frame',
            whole=True,
        ),
        bad(
            "[桥](https://example.org/1.html)\n\n------\n\n<p>桥。</p>\n",
            "2:1 empty line inside the frame",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        owned = [span for span in (meant_as_epoch(article), unopened_front_matter(article)) if span is not None]
        for span in article.frame.stray:
            if not any(other.start <= span.start < other.end for other in owned):
                yield self.finding(span, f'"{excerpt(span.of(article.text))}" is no part of the frame')
        for span in _gaps(article):
            yield self.finding(span, "empty line inside the frame")


def _gaps(article: Article) -> Iterator[Span]:
    """The first empty line between two parts that nothing but empty lines divides."""
    frame = article.frame
    parts = [part.span for part in (frame.epoch, frame.title_link, frame.separator) if part is not None]
    for above, below in pairwise(parts):
        gap = article.text[above.end : below.start]
        if gap not in ("", "\n", "\r\n", "\r") and not gap.strip(" \t\r\n"):
            line = article.lines.position(above.end).line
            if article.lines.position(below.start).line > line + 1:
                yield article.lines.span(line + 1)
