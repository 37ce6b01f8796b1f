"""Baselines of before version 0.1.0 was released: their keys, a hash of 8 characters, and what they are today.

Such a key was made of a finding's whole piece, its whole block and all pieces that it compares itself with. It tells
nothing once one of them is changed, so an entry that holds some is translated while its findings are as they were.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from artlint.baseline.accepted import Accepted
from artlint.model.fingerprint import MORE, digest, frame_part, piece_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.article import Article
    from artlint.rule.rule import Finding
    from artlint.span import Span

_LENGTH = 8


def translated(entry: Accepted, findings: Iterable[tuple[str, str, str]]) -> Accepted:
    """The entry with the keys of today; the findings are given by rule, old key and key of today.

    Old keys that no finding has stay as they are: what they stand for is gone.
    """
    left = {rule: Counter(keys) for rule, keys in entry.keys.items()}
    for rule, old, new in findings:
        keys = left.get(rule, Counter())
        if keys[old] > 0:
            keys[old] -= 1
            keys[new] += 1
    return Accepted({rule: tuple(sorted(keys.elements())) for rule, keys in left.items()}, entry.marks)


def old_key(finding: Finding, article: Article) -> str:
    """The key that a finding had."""
    if (finding.code or "").startswith("more-"):
        return MORE
    related = (piece_of(place.span, article) for place in finding.related)
    return digest((finding.code or "", *_own(finding.span, article), *related), _LENGTH)


def _own(span: Span, article: Article) -> tuple[str, str]:
    if span.start < article.body.start:
        return piece_of(span, article), piece_of(frame_part(span, article), article)
    if span.start < span.end:
        return piece_of(span, article), _folded(article.document.block(span.start), article)
    element = article.document.innermost(span.start)
    if element is not None and element.start < span.start < element.start_end:
        return piece_of(element.start_tag, article), _folded(article.document.block(span.start), article)
    while element is not None and element.start == span.start:
        element = element.parent
    return "", piece_of(element.start_tag, article) if element is not None else ""


def _folded(span: Span, article: Article) -> str:
    return " ".join(piece_of(span, article).split())
