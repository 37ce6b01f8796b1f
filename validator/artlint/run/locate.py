"""From spans to lines and columns, with a piece of the line and a fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.run.outcome import Excerpt, Located, LocatedFix, Place
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.article import Article
    from artlint.rule import Finding, Fix

_BEFORE, _BEHIND = 40, 120
"""Code points of the line that an excerpt shows before and behind a place."""

_BLOCKS = frozenset(
    (
        "p div li td th dd dt blockquote figure figcaption section article aside main header footer h1 h2 h3 h4 h5 h6 "
        "pre address"
    ).split()
)


def located(finding: Finding, article: Article, identity: str, url: str | None) -> Located:
    """A finding as reporters take it; `identity` is the file's path for the fingerprint."""
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
        fingerprint(finding, article, identity),
        url,
        excerpt(finding.span, article),
        finding.fix and _located_fix(finding.fix, article),
    )


def _located_fix(fix: Fix, article: Article) -> LocatedFix:
    position = article.lines.position
    edits = tuple((position(span.start), position(span.end), text) for span, text in sorted(fix.edits))
    return LocatedFix(fix.safe, fix.message, edits)


def excerpt(span: Span, article: Article) -> Excerpt:
    """The piece of the line around the start of a span."""
    position = article.lines.position(span.start)
    line = article.lines.span(position.line)
    begin = max(line.start, span.start - _BEFORE)
    end = min(line.end, span.start + _BEHIND)
    length = max(0, min(span.end, end) - span.start)
    return Excerpt(article.text[begin:end], span.start - begin, length, begin > line.start, end < line.end)


def fingerprint(finding: Finding, article: Article, identity: str) -> str:
    """What a finding is known by when its line moves: rule, file, its own piece, and the block it stands in.

    artlint's own comments are no part of it: to suppress one finding gives no other a new name.
    """
    from hashlib import sha256  # only a file with findings needs it

    bare, span = article.bare, finding.span
    if bare is not article:
        span = Span(article.cuts.left(span.start), article.cuts.left(span.end))
    parts = (finding.rule, finding.code or "", identity, span.of(bare.text), _block(span, bare))
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(joined).hexdigest()[:32]


def _block(span: Span, article: Article) -> str:
    """The text of the smallest block element around a span; in the frame, of the line."""
    if span.start < article.body.start:
        return article.lines.span(article.lines.position(span.start).line).of(article.text)
    element = article.innermost(span.start)
    while element is not None and element.name not in _BLOCKS:
        element = element.parent
    return element.content.of(article.text)[:10_000] if element else ""
