"""From spans to lines and columns, with a piece of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.model import Excerpt, Located, LocatedFix, Place, Suppressed
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from artlint.article import Article, File
    from artlint.judge.records import Result
    from artlint.rule import Finding, Fix

_BEFORE, _BEHIND = 40, 120
"""Code points of the line that an excerpt shows before and behind a place."""


def all_located(
    result: Result, file: File, identity: str, url: Callable[[str], str | None]
) -> tuple[tuple[Located, ...], tuple[Suppressed, ...]]:
    """The findings of a file, those that count and those that are suppressed; `url` returns a rule's page."""
    every = (*result.findings, *[hidden.finding for hidden in result.hidden])
    placed = distinct([located(finding, file, identity, url(finding.rule)) for finding in every], identity)
    counting, others = placed[: len(result.findings)], placed[len(result.findings) :]
    suppressed = [Suppressed(one, it.reason, it.until, it.entry) for one, it in zip(others, result.hidden, strict=True)]
    return counting, tuple(suppressed)


def located(finding: Finding, file: File, identity: str, url: str | None) -> Located:
    """A finding as reporters take it; `identity` is the file's path for the fingerprint."""
    from artlint.judge.fingerprint import content_key, fingerprint  # only a file with findings needs it

    key = content_key(*without_comments(finding, file))
    lines = file.lines
    return Located(
        file.path,
        finding.rule,
        finding.severity,
        finding.message,
        finding.help,
        finding.code,
        lines.position(finding.span.start),
        lines.position(finding.span.end),
        tuple(Place(lines.position(r.span.start), lines.position(r.span.end), r.message) for r in finding.related),
        fingerprint(finding.rule, key, identity),
        url,
        excerpt(finding.span, file),
        key,
        finding.fix and _located_fix(finding.fix, file),
        finding.together,
    )


def without_comments(finding: Finding, file: File) -> tuple[Finding, Article]:
    """A finding with its places in the article, and the article; so a new comment of artlint renames no other finding.

    A finding about a comment of artlint keeps its place in the file.
    """
    if not file.comments:
        return finding, file.article
    span = _to_article(finding.span, file)
    if span.start == span.end and finding.span.start < finding.span.end:
        return finding, file.with_outcomes(())
    related = tuple(place._replace(span=_to_article(place.span, file)) for place in finding.related)
    return finding._replace(span=span, related=related), file.article


def _to_article(span: Span, file: File) -> Span:
    to_article = file.comment_map.to_article
    return Span(to_article(span.start), to_article(span.end))


def distinct(findings: Iterable[Located], identity: str) -> tuple[Located, ...]:
    """The findings of a file, equal ones with fingerprints of their own."""
    counts: dict[str, int] = {}
    named = []
    for finding in findings:
        number = counts.get(finding.fingerprint, 0)
        counts[finding.fingerprint] = number + 1
        named.append(_numbered(finding, identity, number) if number else finding)
    return tuple(named)


def _numbered(finding: Located, identity: str, number: int) -> Located:
    from artlint.judge.fingerprint import fingerprint  # as above

    return finding._replace(fingerprint=fingerprint(finding.rule, finding.key, identity, number))


def _located_fix(fix: Fix, file: File) -> LocatedFix:
    position = file.lines.position
    edits = tuple((position(span.start), position(span.end), text) for span, text in sorted(fix.edits))
    return LocatedFix(fix.safe, fix.message, edits)


def excerpt(span: Span, file: File) -> Excerpt:
    """The piece of the line around the start of a span."""
    position = file.lines.position(span.start)
    line = file.lines.span(position.line)
    begin = max(line.start, span.start - _BEFORE)
    end = min(line.end, span.start + _BEHIND)
    length = max(0, min(span.end, end) - span.start)
    return Excerpt(file.text[begin:end], span.start - begin, length, begin > line.start, end < line.end)
