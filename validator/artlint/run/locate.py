"""From spans to lines and columns, with a piece of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.run.outcome import Excerpt, Located, Place

if TYPE_CHECKING:
    from artlint.article import Article
    from artlint.rule import Finding
    from artlint.span import Span

_BEFORE, _BEHIND = 40, 120
"""Code points of the line that an excerpt shows before and behind a place."""


def located(finding: Finding, article: Article, key: str, fingerprint: str, url: str | None) -> Located:
    """A finding as reporters take it, with the key of its content and its fingerprint."""
    lines = article.lines
    return Located(
        article.path,
        finding.rule,
        finding.severity,
        finding.message,
        finding.help,
        finding.code,
        lines.position(finding.span.start),
        lines.position(finding.span.end),
        tuple(Place(lines.position(r.span.start), lines.position(r.span.end), r.message) for r in finding.related),
        fingerprint,
        url,
        excerpt(finding.span, article),
        key,
    )


def excerpt(span: Span, article: Article) -> Excerpt:
    """The piece of the line around the start of a span."""
    position = article.lines.position(span.start)
    line = article.lines.span(position.line)
    begin = max(line.start, span.start - _BEFORE)
    end = min(line.end, span.start + _BEHIND)
    length = max(0, min(span.end, end) - span.start)
    return Excerpt(article.text[begin:end], span.start - begin, length, begin > line.start, end < line.end)
